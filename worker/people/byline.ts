import { eq } from 'drizzle-orm';
import { alias, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { z } from '../http/z';
import { pictureFor } from '../characters/picture';
import type { Relation } from '../profiles/rules';
import { profile } from '../profiles/schema';

/** How a person is shown to others. Without a handle there is no profile to go to: a guest, or somebody who has left. */
export const byline = z
  .object({
    handle: z.string().nullable(),
    name: z.string(),
    picture: z.string().nullable().meta({ description: 'Address of a picture, on this origin.' }),
  })
  .meta({ id: 'Byline' });
export type Byline = z.infer<typeof byline>;

/**
 * The profiles of a query's people, by a name of their own in it: `const who = bylines('writer')`, then
 * `select({ …, by: who.columns }).from(note).leftJoin(who.profile, who.of(note.writer))`, and `bylineOf(row.by, row.name)`.
 * Their picture is there for who may see their character: `toWhom` is what all who read the answer are to them, at the least.
 */
export function bylines(as: string, toWhom: Relation = 'stranger') {
  const shown = alias(profile, as);
  return {
    profile: shown,
    of: (person: AnySQLiteColumn) => eq(shown.personId, person),
    columns: { handle: shown.handle, name: shown.name, picture: pictureFor(shown.personId, toWhom) },
  };
}

type Columns = { handle: string | null; name: string | null; picture: string | null };

/** From the columns that `bylines` reads; `called` is what they are called where they have no profile. */
export const bylineOf = (row: Columns | null, called = ''): Byline => ({
  handle: row?.handle ?? null,
  name: row?.name ?? called,
  picture: row?.picture ?? null,
});
