import type { Block, Kind, Look } from '$worker/profiles/look';
import type { Placed } from '$worker/profiles/placed';
import { BLOCKS } from '../blocks';

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
/** A name for a thing in one look. */
export const newLocalId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (n) => LETTERS.charAt(n % LETTERS.length)).join('');

/** `options`: what the server sets in a new block of this kind. */
export const newBlock = (kind: Kind, options: object): Block =>
  ({ id: newLocalId(), kind, size: BLOCKS[kind]?.sizes[0] ?? 'm', title: '', see: 'everyone', do: 'everyone', options }) as Block;

export const newThing = (thing: Placed['thing'], where: Pick<Placed, 'at' | 'x' | 'y'>): Placed => ({
  id: newLocalId(),
  ...where,
  turn: 0,
  scale: 1,
  thing,
});

/** How much fits: the server asks for no more either. */
export const STICKERS_MAX = 60;

/** A look with one thing otherwise than it was. */
export const withThing = (look: Look, id: string, how: (thing: Placed) => Placed): Look => ({
  ...look,
  stickers: look.stickers.map((one) => (one.id === id ? how(one) : one)),
});

export const withBlock = (look: Look, block: Block): Look => ({
  ...look,
  blocks: look.blocks.map((one) => (one.id === block.id ? block : one)),
});

/** Without a block, and what was put on it. */
export const withoutBlock = (look: Look, id: string): Look => ({
  ...look,
  blocks: look.blocks.filter((one) => one.id !== id),
  stickers: look.stickers.filter(({ at }) => at !== id),
});

/** A block put where another one is. */
export function reordered(look: Look, id: string, to: string): Look {
  const from = look.blocks.findIndex((one) => one.id === id);
  const place = look.blocks.findIndex((one) => one.id === to);
  const block = look.blocks[from];
  if (!block || place < 0 || from === place) return look;
  return { ...look, blocks: look.blocks.toSpliced(from, 1).toSpliced(place, 0, block) };
}
