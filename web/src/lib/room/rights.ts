import type { Role } from '$rooms/protocol/room';

/** Whom the page shows the head's tools. What may really be done the room decides, frame by frame. */
export const leads = (role: Role | undefined) => role === 'head';
