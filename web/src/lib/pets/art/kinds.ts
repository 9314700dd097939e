import type { Age, PetKind } from '$worker/pets/kinds';
import { axolotl } from './axolotl';
import { cat } from './cat';
import { dog } from './dog';
import { dragon } from './dragon';
import { duck } from './duck';
import type { Figure, Kind } from './figure';
import { rabbit } from './rabbit';

export const KINDS: Record<PetKind, Kind> = { cat, dog, rabbit, duck, axolotl, dragon };
export const KIND_NAMES = Object.keys(KINDS) as PetKind[];

const drawn = new Map<string, Figure>();

/** Drawn once: a page shows the same one many times. A coat that there isn't is the first. */
export function figureOf(kind: PetKind, age: Age, coat: number): Figure {
  const key = `${kind} ${age} ${coat}`;
  const figure = drawn.get(key) ?? KINDS[kind].draw(age, KINDS[kind].coats[coat] ?? KINDS[kind].coats[0]);
  drawn.set(key, figure);
  return figure;
}
