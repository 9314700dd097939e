import { and, eq, gt, type SQL } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db } from '../db/client';
import type { MoodView } from './input';
import { MOOD_MS } from './kinds';
import { mood } from './schema';

const shown = { kind: mood.kind, text: mood.text, setAt: mood.setAt };
/** A mood is shown until a day after it was set. */
export const isFresh = (now = Date.now()): SQL => gt(mood.setAt, now - MOOD_MS);

/** How somebody feels now, in a query for a batch: a row, or none. */
export const current = (db: Db, person: string | AnySQLiteColumn, now = Date.now()) =>
  db
    .select(shown)
    .from(mood)
    .where(and(eq(mood.personId, person), isFresh(now)));

/** Sets how somebody feels. */
export async function set(db: Db, personId: string, given: Pick<MoodView, 'kind' | 'text'>, setAt = Date.now()): Promise<MoodView> {
  await db
    .insert(mood)
    .values({ personId, ...given, setAt })
    .onConflictDoUpdate({ target: mood.personId, set: { ...given, setAt } });
  return { ...given, setAt };
}

export const clear = (db: Db, person: string) => db.delete(mood).where(eq(mood.personId, person));
