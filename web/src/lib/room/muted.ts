import type { RoomView } from '$rooms/protocol/room';
import { leads } from './rights';
import type { You } from './talk.svelte';

/** Whether a reader can't write in a room: it has moved, or only its partner's users and its head do. A member's page asks once it knows who. */
export function isMuted(room: Pick<RoomView, 'movedTo' | 'writers'>, you: You | null, isMember: boolean): boolean {
  if (room.movedTo !== undefined) return true;
  if (room.writers !== 'partner' || (isMember && you === null)) return false;
  return you?.ofPartner !== true && !leads(you?.role);
}
