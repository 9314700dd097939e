import { eq } from 'drizzle-orm';
import { recipe as schema, type Recipe } from '../../rooms/protocol/character';
import type { Db } from '../db/client';
import { randomBase32 } from '../people/keyed';
import { character } from './schema';

export type Character = { id: string; recipe: Recipe; updatedAt: number };

/** What was stored by an older edition of us and can't be read any more is as good as none. */
export function characterOf(row: { id: string; recipe: unknown; updatedAt: number } | undefined): Character | null {
  const recipe = schema.safeParse(row?.recipe).data;
  return row && recipe ? { id: row.id, recipe, updatedAt: row.updatedAt } : null;
}

/** The query of a person's own: for who asks several things at once. */
export const ownedBy = (db: Db, person: string) => db.select().from(character).where(eq(character.personId, person)).limit(1);

export const own = async (db: Db, person: string): Promise<Character | null> => characterOf(await ownedBy(db, person).get());

export const byId = async (db: Db, id: string): Promise<Character | null> =>
  characterOf(await db.select().from(character).where(eq(character.id, id)).get());

/** Puts the person's character in place of the one there was. */
export async function put(db: Db, person: string, recipe: Recipe): Promise<Character> {
  const next = { id: `chr_${randomBase32(26)}`, recipe, updatedAt: Date.now() };
  await db
    .insert(character)
    .values({ personId: person, ...next })
    .onConflictDoUpdate({ target: character.personId, set: next });
  return next;
}

export const drop = (db: Db, person: string) => db.delete(character).where(eq(character.personId, person));
