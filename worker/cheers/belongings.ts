import { asc, eq, or, sql } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { profile } from '../profiles/schema';
import { cheer, cheerCount } from './schema';

/** Cheers somebody got, as counts; and those they gave, for whom. */
export const cheersBelongings: Belongings = {
  name: 'cheers',
  async export(db, person) {
    const [received, given] = await db.batch([
      db.select({ kind: cheerCount.kind, count: cheerCount.count }).from(cheerCount).where(eq(cheerCount.ownerId, person)),
      db
        .select({ kind: cheer.kind, day: cheer.day, to: profile.handle })
        .from(cheer)
        .leftJoin(profile, eq(profile.personId, cheer.ownerId))
        .where(eq(cheer.personId, person))
        .orderBy(asc(cheer.createdAt)),
    ]);
    return { received, given };
  },
  erase: (db, person) => [
    db.delete(cheer).where(or(eq(cheer.ownerId, person), eq(cheer.personId, person))),
    db.delete(cheerCount).where(eq(cheerCount.ownerId, person)),
  ],
  // What both gave on one day is given once; no count goes down by it.
  handOver: (db, from, to) => [
    db
      .insert(cheer)
      .select(sql`SELECT owner_id, ${to}, kind, day, created_at FROM cheer WHERE person_id = ${from} AND owner_id <> ${to}`)
      .onConflictDoNothing(),
    db.delete(cheer).where(eq(cheer.personId, from)),
  ],
};
