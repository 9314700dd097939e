import { drawing } from '../../rooms/protocol/drawing';
import { stickerId } from '../../rooms/protocol/sticker';
import { z } from '../http/z';
import { pictureId } from './paint';

/** The name plate at the top, which every space has. */
export const HEAD = 'head';
export const localId = z.string().regex(/^[a-z0-9]{4,16}$/);

const thing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sticker'), sticker: stickerId }),
  z.object({ kind: z.literal('drawing'), drawing }),
  /** Cut to a circle, a square, or left as it is, as a photograph with a white edge. */
  z.object({ kind: z.literal('picture'), picture: pictureId, cut: z.enum(['photo', 'circle', 'square']).default('photo') }),
]);

/**
 * Something put freely on top, the last one uppermost. It keeps to a block rather than to the page: blocks lie elsewhere on a phone than
 * on a desk, and what was put on a corner of one belongs there.
 */
export const placed = z.object({
  id: localId,
  /** The block that it keeps to (`head`: the name plate) … */
  at: localId.default(HEAD),
  /** … and where its own middle is there: 0 left and top, 1 right and bottom. */
  x: z.number().min(-0.5).max(1.5).default(0.5),
  y: z.number().min(-0.5).max(1.5).default(0.5),
  /** Degrees, clockwise. */
  turn: z.number().min(-180).max(180).default(0),
  /** 1: as large as a sticker is. */
  scale: z.number().min(0.4).max(4).default(1),
  thing,
});
export type Placed = z.infer<typeof placed>;
