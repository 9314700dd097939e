import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { siteDay } from '../profiles/day';
import type { CheerKind } from './options';
import { cheer, cheerCount } from './schema';

const theirs = (owner: string, kind: CheerKind) => and(eq(cheerCount.ownerId, owner), eq(cheerCount.kind, kind));
const counted = (db: Db, owner: string, kind: CheerKind) =>
  db.select({ count: cheerCount.count }).from(cheerCount).where(theirs(owner, kind));

/** One cheer of a kind each day; again on the same day it changes nothing. How many there are then, and whether this one was new. */
export async function give(db: Db, owner: string, person: string, kind: CheerKind): Promise<{ count: number; fresh: boolean }> {
  const [made, , rows] = await db.batch([
    db
      .insert(cheer)
      .values({ ownerId: owner, personId: person, kind, day: siteDay(), createdAt: Date.now() })
      .onConflictDoNothing()
      .returning({ kind: cheer.kind }),
    // Counts what the statement before has written, and that alone.
    db
      .insert(cheerCount)
      .select(sql`SELECT ${owner}, ${kind}, 1 WHERE changes() > 0`)
      .onConflictDoUpdate({ target: [cheerCount.ownerId, cheerCount.kind], set: { count: sql`${cheerCount.count} + 1` } }),
    counted(db, owner, kind),
  ]);
  return { count: rows[0]?.count ?? 0, fresh: made.length > 0 };
}

/** Takes back today's, if there is one. */
export async function takeBack(db: Db, owner: string, person: string, kind: CheerKind): Promise<{ count: number }> {
  const [, , rows] = await db.batch([
    db.delete(cheer).where(and(eq(cheer.ownerId, owner), eq(cheer.personId, person), eq(cheer.kind, kind), eq(cheer.day, siteDay()))),
    db
      .update(cheerCount)
      .set({ count: sql`${cheerCount.count} - 1` })
      .where(and(theirs(owner, kind), sql`changes() > 0`)),
    counted(db, owner, kind),
  ]);
  return { count: rows[0]?.count ?? 0 };
}
