import { and, eq, lt, sql } from 'drizzle-orm';
import type { Context } from 'hono';
import type { Db } from '../db/client';
import { addressOf } from '../http/address';
import type { App } from '../http/app';
import { keyedHash } from '../people/keyed';
import type { Visit } from '../profiles/visit';
import { dayOf, isProgram } from './rules';
import { visitSeen, visitTotal } from './schema';

/** Somebody's coming, to be counted: in whose space, on which day, and what tells them from others there on that day alone. */
export type Coming = { person: string; day: string; hash: string | null };

/** A visit as it is counted. Nobody is a visitor at home, and programs that fetch pages are none. */
export async function comingOf(c: Context<App>, { owner, visitor, relation }: Visit, now = Date.now()): Promise<Coming> {
  const { person } = owner;
  const day = dayOf(owner.lang, now);
  const userAgent = c.req.header('user-agent');
  if (relation === 'owner' || isProgram(userAgent)) return { person, day, hash: null };
  const who = visitor?.person ?? `${addressOf(c.req.raw.headers)} ${userAgent ?? ''}`;
  return { person, day, hash: await keyedHash(c.env.MEMBER_SECRET, `visit:${day}:${person}:${who}`, 16) };
}

/** Adds the days before `day` to the total and forgets who they were; of one space, or of all. */
const forget = (db: Db, day: string, person?: string) => {
  const before = and(lt(visitSeen.day, day), person === undefined ? undefined : eq(visitSeen.personId, person));
  return [
    db
      .insert(visitTotal)
      .select(sql`SELECT person_id, count(*) FROM ${visitSeen} WHERE ${before} GROUP BY person_id`)
      .onConflictDoUpdate({ target: visitTotal.personId, set: { earlier: sql`${visitTotal.earlier} + excluded.earlier` } }),
    db.delete(visitSeen).where(before),
  ] as const;
};

/** Counts a coming and reads the counts, in queries for the batch that a view is. Where nobody new came, nothing is written. */
export function reads(db: Db, { person, day, hash }: Coming) {
  const here = sql`FROM ${visitSeen} WHERE person_id = ${person}`;
  return [
    ...forget(db, day, person),
    db
      .insert(visitSeen)
      .select(sql`SELECT ${person}, ${day}, ${hash ?? ''} WHERE ${hash !== null ? 1 : 0} = 1`)
      .onConflictDoNothing(),
    db
      .select({
        today: sql<number>`(SELECT count(*) ${here} AND day = ${day})`,
        all: sql<number>`coalesce(max(earlier), 0) + (SELECT count(*) ${here})`,
      })
      .from(visitTotal)
      .where(eq(visitTotal.personId, person)),
  ] as const;
}

/** How many came: today, and in all. Nothing says who. */
export type Visits = { today: number; all: number };

/** From the answers to `reads`, the last of which are the counts. */
export const countsOf = (answers: readonly unknown[]): Visits => (answers.at(-1) as Visits[] | undefined)?.[0] ?? { today: 0, all: 0 };

/** For the clock: forgets everybody who came on a day that has ended everywhere. */
export const forgetAll = async (db: Db, now = Date.now()): Promise<void> => {
  await db.batch([...forget(db, dayOf('en', now))]);
};
