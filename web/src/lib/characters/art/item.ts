import type { Body } from './body';
import type { Shape } from './shape';

/**
 * From the back to the front. `back` lies behind the body and moves with the head; `body` and `collar` don't move with it; `side` is
 * behind the face, `front` over it, `glass` before it, `top` over the hair.
 */
export type LayerName = 'ground' | 'back' | 'body' | 'collar' | 'side' | 'front' | 'glass' | 'top';
export type Layers = Partial<Record<LayerName, Shape[]>>;
export type SlotName =
  | 'ground'
  | 'body'
  | 'face'
  | 'eyes'
  | 'brows'
  | 'nose'
  | 'mouth'
  | 'marks'
  | 'beard'
  | 'hair'
  | 'fringe'
  | 'outfit'
  | 'neck'
  | 'headwear'
  | 'glasses'
  | 'earrings';

/** A thing to wear or to be: shapes by layer, and what it is coloured with unless the recipe says otherwise. */
export type Item = {
  layers?: Layers | ((body: Body) => Layers);
  /** From its palette (palettes.ts). */
  colours?: readonly string[];
  /** Slots that can't be seen with it. */
  hides?: readonly SlotName[];
  /** Something lies over the crown: what stands up there (`crown`) is pressed flat. */
  flattens?: true;
  /** Left out under a hat. */
  crown?: Layers;
};
/** By id, the first being what is worn where nothing is known. */
export type Items = Record<string, Item>;
