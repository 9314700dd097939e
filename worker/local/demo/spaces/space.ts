import type { Lang } from '../../../../rooms/protocol/lang.ts';
import type { Recipe } from '../../../../rooms/protocol/character.ts';
import type { z } from 'zod';
import type { look } from '../../../profiles/look.ts';

/** A day by how it lies to the day on which the demo is made: `years` before, and so many days after. */
export type DemoDay = { kind: 'day' | 'yearly' | 'since'; icon: string; title: string; yearsAgo: number; inDays: number; zone: string };
export type DemoNote = { by: string; lang: Lang; text?: string; sticker?: string; drawing?: object; isPrivate?: boolean };

/** Somebody of the demo rooms who has an account, and a space of their own, visited by the others. People are named as in their rooms. */
export type DemoSpace = {
  owner: string;
  handle: string;
  /** At which sign-in codes reach them: nobody's address (RFC 2606). */
  email: string;
  lang: Lang;
  born: string;
  recipe: Recipe;
  look: z.input<typeof look>;
  mood: { kind: string; text: string };
  feelings: { kind: string; answer: 'tap' | 'slider'; text: string; answers: Record<string, number | null> }[];
  days: DemoDay[];
  /** `days`: for how many it has been looked after. Of `lessons` one on each of them, and one today. */
  pet: { kind: string; coat: number; name: string; food: string; days: number; lessons: string[]; visitors: Record<string, object> };
  /** Friends among those who come in `SPACES`, each said once. */
  friends: string[];
  notes: DemoNote[];
  gifts: { by: string; lang: Lang; item: string; note: string }[];
  cheers: Record<string, string[]>;
};
