import { sql } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { character } from './schema';
import * as characters from './store';

/** What a room shows of a character is that room's own, and goes with the member. */
export const belongings: Belongings = {
  name: 'character',
  export: async (db, person) => (await characters.own(db, person)) ?? undefined,
  erase: (db, person) => [characters.drop(db, person)],
  // A guest's is the account's own, where that has none yet.
  handOver: (db, from, to) => [
    db
      .update(character)
      .set({ personId: to })
      .where(sql`${character.personId} = ${from} AND NOT EXISTS (SELECT 1 FROM character WHERE person_id = ${to})`),
    characters.drop(db, from),
  ],
};
