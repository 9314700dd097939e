import type { StickerId } from '../../rooms/protocol/sticker';
import { z } from '../http/z';

/** What visitors cheer with. Each is drawn as the sticker of that name. */
export const CHEERS = ['clap', 'heart', 'star', 'flame', 'popper', 'hug', 'pat', 'clover'] as const satisfies readonly StickerId[];
export const cheerKind = z.enum(CHEERS);
export type CheerKind = (typeof CHEERS)[number];

/** What the owner sets: which of them there are. */
export const cheersOptions = z.object({
  kinds: z
    .array(cheerKind)
    .min(1)
    .max(CHEERS.length)
    .default([...CHEERS]),
});
