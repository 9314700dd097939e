import { z } from '../http/z';

export const me = z.object({ signedIn: z.boolean(), guest: z.boolean() });
