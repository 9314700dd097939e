import { z } from './z';

/** Raised only when a drawing by the older reading would be wrong; a new slot or item needs no other version. */
export const RECIPE_VERSION = 1;
/** More than anybody can wear, and less than would be a burden to anybody who draws it. */
export const SLOTS_MAX = 32;
export const COLOURS_MAX = 4;

/** What a part is put on: `hair`, `outfit`. Who draws passes over those it doesn't know. */
const slotId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/));
/** A part: one of our own (`bob`), or somebody else's after their name and a colon (`atelier:cloak`). Who draws takes the slot's first for one it doesn't know. */
const itemId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}(:[a-z0-9][a-z0-9-]{0,63})?$/));
/** `#rrggbb` in lower case, and so nothing that markup could be made of. */
export const colour = z.string().check(z.regex(/^#[0-9a-f]{6}$/));

const worn = z.object({
  item: itemId,
  /** The item's own ones, in its order; those that are missing are the item's to choose. */
  colours: z.optional(z.array(colour).check(z.maxLength(COLOURS_MAX))),
});

/**
 * How somebody's character is put together: what is in each slot, by id, and in which colours. No shape is in it, so it can be drawn flat
 * or built in space by whoever knows the parts (web/src/lib/characters/art says them by form, place and size).
 */
export const recipe = z.object({
  v: z.number().check(z.refine((v) => v === RECIPE_VERSION, { params: { why: 'choice' } })),
  skin: colour,
  slots: z
    .record(slotId, worn)
    .check(z.refine((slots) => Object.keys(slots).length <= SLOTS_MAX, { params: { why: 'number', min: 0, max: SLOTS_MAX } })),
});
export type Recipe = z.infer<typeof recipe>;
export type Worn = z.infer<typeof worn>;

/** The sender is shown by this character in this room; null: by their first letter again. */
export const memberPicture = z.object({ type: z.literal('member.picture'), recipe: z.nullable(recipe) });
/** A member's picture in one room: another id for each, and at each change. */
export const pictureId = z.string().check(z.regex(/^pic_[\w-]{22}$/));
