import { z } from '../http/z';

/** Animals that can be chosen. Their pictures are web/src/lib/pets/art. */
export const PET_KINDS = ['cat', 'dog', 'rabbit', 'duck', 'axolotl', 'dragon'] as const;
export const petKind = z.enum(PET_KINDS);
export type PetKind = (typeof PET_KINDS)[number];

/** Each kind comes in as many colours, numbered from 0. */
export const COATS = 4;
export const petCoat = z
  .int()
  .min(0)
  .max(COATS - 1);

export const AGES = ['baby', 'young', 'grown'] as const;
export type Age = (typeof AGES)[number];

export const FOODS = ['fish', 'meat', 'carrot', 'corn', 'shrimp', 'chili'] as const;
export const food = z.enum(FOODS);
export type Food = (typeof FOODS)[number];

/** What a kind likes best. No answer says so: one finds out by feeding. */
export const FAVOURITE: Record<PetKind, Food> = {
  cat: 'fish',
  dog: 'meat',
  rabbit: 'carrot',
  duck: 'corn',
  axolotl: 'shrimp',
  dragon: 'chili',
};

export const TOYS = ['ball', 'ribbon', 'bubbles'] as const;
export const toy = z.enum(TOYS);
export type Toy = (typeof TOYS)[number];

export const TRICKS = ['wave', 'spin', 'bow', 'jump', 'roll', 'sing', 'dance'] as const;
export const trick = z.enum(TRICKS);
export type Trick = (typeof TRICKS)[number];

export const DEEDS = ['feed', 'play', 'wash', 'teach'] as const;
export const deedKind = z.enum(DEEDS);
export type DeedKind = (typeof DEEDS)[number];

export type Deed = { deed: 'feed'; with: Food } | { deed: 'play'; with: Toy } | { deed: 'wash' } | { deed: 'teach'; with: Trick };
