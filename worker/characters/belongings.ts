import type { Belongings } from '../people/belongings';
import * as characters from './store';

/** What a room shows of a character is that room's own, and goes with the member. */
export const belongings: Belongings = {
  name: 'character',
  export: async (db, person) => (await characters.own(db, person)) ?? undefined,
  erase: (db, person) => [characters.drop(db, person)],
};
