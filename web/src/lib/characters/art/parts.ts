import { BODIES } from './body';
import { beards, HEADS, marks } from './face';
import { BROWS, EYES, MOUTHS, NOSES } from './features';
import { grounds } from './grounds';
import { fringes } from './hair/fringes';
import { long } from './hair/long';
import { short } from './hair/short';
import { headwear } from './headwear';
import type { Items, SlotName } from './item';
import { dressed } from './outfits/dressed';
import { everyday } from './outfits/everyday';
import { formal } from './outfits/formal';
import { CLOTHS, GROUNDS, HAIRS, IRISES, LIPS } from './palettes';
import { earrings, glasses, necks } from './worn';

/** Those that are measures, and no shapes. */
const measured = (styles: Record<string, unknown>, ...colours: string[]): Items =>
  Object.fromEntries(Object.keys(styles).map((id) => [id, colours.length ? { colours } : {}]));

/** Every part there is, by slot: the first of each is worn where a recipe says nothing, or something that nobody here knows. */
export const PARTS: Record<SlotName, Items> = {
  ground: grounds,
  body: measured(BODIES),
  face: measured(HEADS),
  eyes: measured(EYES, '#4a3428'),
  brows: measured(BROWS, '#3d2c2e'),
  nose: measured(NOSES),
  mouth: measured(MOUTHS, '#d9707a'),
  marks,
  beard: beards,
  hair: { ...short, ...long },
  fringe: fringes,
  outfit: { ...everyday, ...formal, ...dressed },
  neck: necks,
  headwear,
  glasses,
  earrings,
};
export const SLOT_NAMES = Object.keys(PARTS) as SlotName[];

const LETTERS = ['a', 'b', 'c', 'd'];

/** Which of an item's colours can be seen on it, as indexes. Of what is said by measures alone: all. */
export function coloursSeen(slot: SlotName, id: string): number[] {
  const item = Object.hasOwn(PARTS[slot], id) ? PARTS[slot][id] : undefined;
  const { colours = [], layers, crown } = item ?? {};
  const drawn = [typeof layers === 'function' ? layers(BODIES.medium!) : (layers ?? {}), crown ?? {}];
  const paints = new Set(drawn.flatMap((one) => Object.values(one).flat()).flatMap(({ fill, line }) => [fill[0], line[0]]));
  return colours.flatMap((_, i) => (layers === undefined && crown === undefined ? [i] : paints.has(LETTERS[i]) ? [i] : []));
}

/** What a slot's colours are chosen from: its first, and what is on it. */
export const paletteOf = (slot: SlotName, index: number): readonly string[] =>
  (index > 0 && slot !== 'ground' ? CLOTHS : PALETTES[slot]) ?? CLOTHS;

/** What a slot's first colour is chosen from. */
export const PALETTES: Partial<Record<SlotName, readonly string[]>> = {
  ground: GROUNDS,
  eyes: IRISES,
  brows: HAIRS,
  mouth: LIPS,
  beard: HAIRS,
  hair: HAIRS,
  marks: CLOTHS,
  outfit: CLOTHS,
  neck: CLOTHS,
  headwear: CLOTHS,
  glasses: CLOTHS,
  earrings: CLOTHS,
};
