import { eq } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { presence } from './schema';
import { shown } from './store';

export const presenceBelongings: Belongings = {
  name: 'presence',
  export: async (db, person) => ({ friendsSee: await shown(db, person) }),
  erase: (db, person) => [db.delete(presence).where(eq(presence.personId, person))],
  eraseElsewhere: (env, _db, person) => env.Presence.getByName(person).forget(),
};
