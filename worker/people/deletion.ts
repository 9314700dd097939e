import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { erasePerson } from './erase';
import { deletion, session } from './schema';

const DAY_MS = 24 * 60 * 60_000;
/** Persons that one ringing of the clock begins with. */
const AT_ONCE = 5;
/** How long one of them may take before another ringing tries it again: longer than the platform lets anything run. */
const LEASE_MS = 20 * 60_000;
/** From one failed try to the next, doubling. */
const FIRST_PAUSE_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 6 * 60 * 60_000;

export type Deletion = Pick<typeof deletion.$inferSelect, 'words' | 'askedAt' | 'dueAt'>;
const shown = { words: deletion.words, askedAt: deletion.askedAt, dueAt: deletion.dueAt };

/** How long somebody has to change their mind, ms. */
const graceOf = (env: Pick<Env, 'DELETION_DAYS'>) => Number(env.DELETION_DAYS ?? 7) * DAY_MS;

/** What somebody has asked for; undefined: they stay. */
export const of = (db: Db, person: string): Promise<Deletion | undefined> =>
  db.select(shown).from(deletion).where(eq(deletion.personId, person)).get();

/** Asks that somebody be deleted. Asked again, which isn't `isNew`, only what becomes of their words changes, not the day. */
export async function ask(
  env: Env,
  db: Db,
  person: string,
  words: 'stay' | 'go',
  now = Date.now(),
): Promise<Deletion & { isNew: boolean }> {
  const dueAt = now + graceOf(env);
  const [row] = await db
    .insert(deletion)
    .values({ personId: person, words, askedAt: now, dueAt, nextAt: dueAt })
    .onConflictDoUpdate({ target: deletion.personId, set: { words }, setWhere: isNull(deletion.startedAt) })
    .returning(shown);
  return row ? { ...row, isNew: row.askedAt === now } : { words, askedAt: now, dueAt, isNew: false };
}

/** They have changed their mind. False: it had begun. */
export async function keep(db: Db, person: string): Promise<boolean> {
  await db.delete(deletion).where(and(eq(deletion.personId, person), isNull(deletion.startedAt)));
  return (await of(db, person)) === undefined;
}

/**
 * Deletes those whose time has come. What fails is tried again by a later ringing, and goes on where it stopped; two ringings at once never
 * take the same person. True if there may be more.
 */
export async function carryOut(env: Env, db: Db, now = Date.now()): Promise<boolean> {
  const due = await db.select().from(deletion).where(lte(deletion.nextAt, now)).orderBy(asc(deletion.nextAt)).limit(AT_ONCE);
  for (const { personId, nextAt, tries } of due) {
    const isStill = and(eq(deletion.personId, personId), eq(deletion.nextAt, nextAt));
    const [, taken] = await db.batch([
      // From here on nobody acts as them.
      db
        .delete(session)
        .where(
          sql`${session.userId} IN (SELECT id FROM user WHERE person_id = ${personId}) AND EXISTS (SELECT 1 FROM ${deletion} WHERE ${isStill})`,
        ),
      db
        .update(deletion)
        .set({ startedAt: sql`coalesce(${deletion.startedAt}, ${now})`, nextAt: now + LEASE_MS })
        .where(isStill)
        .returning({ personId: deletion.personId }),
    ]);
    if (!taken.length) continue;
    try {
      await erasePerson(env, db, personId);
    } catch (error) {
      // The name alone: the rest may hold what was to be forgotten.
      console.error(JSON.stringify({ level: 'error', area: 'deletion', tries, message: error instanceof Error ? error.name : 'thrown' }));
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries, 20));
      await db
        .update(deletion)
        .set({ tries: tries + 1, nextAt: now + pauseMs })
        .where(eq(deletion.personId, personId));
    }
  }
  return due.length === AT_ONCE;
}
