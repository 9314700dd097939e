import { eq, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '../db/client';
import { z } from '../http/z';
import { randomBase32 } from './keyed';
import { account, age, passkey, user, verification } from './schema';
import { namesSomebody } from './store';

/** Years from which on somebody may have an account without a guardian's word (Personal Information Protection Act of Korea, art. 22-2). */
export const ACCOUNT_FROM = 14;
/** Years from which on somebody may be shown in a directory. */
const ADULT_FROM = 18;
const OLDEST = 130;
/** Days begin where the law is: in Seoul, UTC+9 all the year. */
const ZONE_MS = 9 * 60 * 60_000;

type Day = { year: number; month: number; day: number };
const startOf = ({ year, month, day }: Day) => Date.UTC(year, month - 1, day) - ZONE_MS;

/** A day that there was, not after today and in living memory. */
const isBirth = (date: Day) => {
  const at = new Date(Date.UTC(date.year, date.month - 1, date.day));
  const isDay = at.getUTCFullYear() === date.year && at.getUTCMonth() === date.month - 1 && at.getUTCDate() === date.day;
  return isDay && startOf(date) <= Date.now() && date.year > new Date().getUTCFullYear() - OLDEST;
};

/** A date of birth, `2001-02-28`. */
export const birth = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((s): Day => {
    const [year = 0, month = 0, day = 0] = s.split('-').map(Number);
    return { year, month, day };
  })
  .refine(isBirth, { params: { why: 'unknown' } })
  .meta({
    type: 'string',
    format: 'date',
    description: 'The date of birth, asked once and not kept: only when its owner is old enough is.',
  });

/** When somebody is old enough for what they aren't yet, ms; null: they are. Born on 29 February one grows older on 1 March in common years. */
export function agesOf(born: Day, now = Date.now()): { accountAt: number | null; adultAt: number | null } {
  const at = (years: number) => {
    const birthday = startOf({ ...born, year: born.year + years });
    return birthday <= now ? null : birthday;
  };
  return { accountAt: at(ACCOUNT_FROM), adultAt: at(ADULT_FROM) };
}

/** What was answered when this person was asked; undefined: they weren't. */
export const ageOf = (db: Db, person: string) =>
  db.select({ accountAt: age.accountAt, adultAt: age.adultAt }).from(age).where(eq(age.personId, person)).get();

/** Whether somebody may be shown in a directory, for the `where` of one; `age` has to be joined by person. */
export const isListable = (now = Date.now()) => or(isNull(age.adultAt), lte(age.adultAt, now));

/**
 * Makes a guest again of who is too young for an account, so that what they said and where they are stays theirs: nothing by which
 * they signed in is kept, only until when they are too young, so that they aren't asked again. They stay signed in, as guests are.
 */
export async function refuseAccount(db: Db, person: string, ages: ReturnType<typeof agesOf>): Promise<void> {
  await db.batch([
    db
      .insert(age)
      .values({ personId: person, ...ages })
      .onConflictDoNothing(),
    db.delete(verification).where(namesSomebody(person)),
    db.delete(account).where(inArray(account.userId, db.select({ id: user.id }).from(user).where(eq(user.personId, person)))),
    db.delete(passkey).where(inArray(passkey.userId, db.select({ id: user.id }).from(user).where(eq(user.personId, person)))),
    db
      .update(user)
      .set({
        name: 'Anonymous',
        email: `${randomBase32(26)}@guest.invalid`,
        emailVerified: false,
        emailSignsIn: false,
        image: null,
        isAnonymous: true,
      })
      .where(eq(user.personId, person)),
  ]);
}
