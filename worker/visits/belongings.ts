import { eq } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { visitSeen, visitTotal } from './schema';

/** How many came to somebody's space. Where they themselves were isn't known to anybody. */
export const visitBelongings: Belongings = {
  name: 'visits',
  async export(db, person) {
    const [before, today] = await Promise.all([
      db.select({ count: visitTotal.earlier }).from(visitTotal).where(eq(visitTotal.personId, person)).get(),
      db.$count(visitSeen, eq(visitSeen.personId, person)),
    ]);
    return { all: (before?.count ?? 0) + today };
  },
  erase: (db, person) => [
    db.delete(visitSeen).where(eq(visitSeen.personId, person)),
    db.delete(visitTotal).where(eq(visitTotal.personId, person)),
  ],
};
