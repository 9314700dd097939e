import { z } from '../../rooms/protocol/z';

export const me = z.object({ signedIn: z.boolean(), guest: z.boolean() });
