import { lt, sql } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { keyedHash } from '../people/keyed';
import { throttle } from './schema';

/** At most `max` times in `everyMs`. */
type Rule = { of: string; max: number; everyMs: number };

const HOUR_MS = 60 * 60 * 1000;

/**
 * Letters to one address: a few an hour for who asks from one network address, and a day's worth for all together. A code has six digits
 * and takes five guesses, so that somebody who asks for another's codes all day long finds one in some eighteen years.
 */
const lettersTo = (email: string, from: string): Rule[] => [
  { of: `letter:${email}:${from}`, max: 6, everyMs: HOUR_MS },
  { of: `letter:${email}`, max: 30, everyMs: 24 * HOUR_MS },
];

/** Counts a letter to `email`, asked for from the network address `from`; `rate.limited` beyond what is allowed, whether or not there is an account. */
export async function countLetter(env: Env, db: Db, email: string, from: string): Promise<void> {
  const now = Date.now();
  const rules = lettersTo(email, from);
  const keys = await Promise.all(rules.map(({ of }) => keyedHash(env.MEMBER_SECRET, `throttle:${of}`)));
  const counted = (rule: Rule, key: string) =>
    db
      .insert(throttle)
      .values({ key, count: 1, until: now + rule.everyMs })
      .onConflictDoUpdate({
        target: throttle.key,
        set: {
          count: sql`CASE WHEN ${throttle.until} <= ${now} THEN 1 ELSE ${throttle.count} + 1 END`,
          until: sql`CASE WHEN ${throttle.until} <= ${now} THEN ${now + rule.everyMs} ELSE ${throttle.until} END`,
        },
      })
      .returning();
  const [, ...answers] = await db.batch([
    db.delete(throttle).where(lt(throttle.until, now)),
    ...rules.map((rule, i) => counted(rule, keys[i] ?? '')),
  ]);
  for (const [i, rows] of answers.entries()) {
    const [row] = rows;
    const max = rules[i]?.max ?? 0;
    if (row && row.count > max) throw new AppError('rate.limited', { retryAfterMs: row.until - now });
  }
}
