import { and, eq, lt, ne, or, sql } from 'drizzle-orm';
import { AppError, type ErrorCode } from '../../rooms/protocol/error';
import { lang as langs, type Lang } from '../../rooms/protocol/lang';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { keyedHash } from '../people/keyed';
import { ageOf } from '../people/age';
import { age } from '../people/schema';
import { CHANGE_MS, handleKey, HELD_MS, isReserved } from './handle';
import { newLook } from './look';
import { formerHandle, goneHandle, profile } from './schema';

export type Own = { handle: string; name: string; lang: Lang; createdAt: number; handleFrom: number | null; listed: boolean };
type Row = typeof profile.$inferSelect;

const ownOf = ({ handle, name, lang, createdAt, handleChangedAt, listedAt }: Row, now: number): Own => ({
  handle,
  name,
  lang: langs.safeParse(lang).data ?? 'en',
  createdAt,
  handleFrom: handleChangedAt !== null && handleChangedAt + CHANGE_MS > now ? handleChangedAt + CHANGE_MS : null,
  listed: listedAt !== null,
});

const rowOf = (db: Db, person: string) => db.select().from(profile).where(eq(profile.personId, person)).get();

/** A person's own profile; undefined where they have made none. */
export async function get(db: Db, person: string, now = Date.now()): Promise<Own | undefined> {
  const row = await rowOf(db, person);
  return row && ownOf(row, now);
}

/** What a handle is kept by when its owner is gone. */
export const goneHash = (env: Pick<Env, 'MEMBER_SECRET'>, key: string) => keyedHash(env.MEMBER_SECRET, `handle:${key}`);

/** Why this person can't have a handle, if so. */
export async function problemOf(env: Env, db: Db, person: string, handle: string): Promise<'handle.taken' | 'handle.reserved' | null> {
  if (isReserved(handle)) return 'handle.reserved';
  const key = handleKey(handle);
  const now = Date.now();
  const [taken, held, gone] = await db.batch([
    db
      .select({ key: profile.handleKey })
      .from(profile)
      .where(and(eq(profile.handleKey, key), ne(profile.personId, person))),
    db
      .select({ key: formerHandle.key })
      .from(formerHandle)
      .where(and(eq(formerHandle.key, key), ne(formerHandle.personId, person), sql`${formerHandle.heldUntil} > ${now}`)),
    db
      .select({ hash: goneHandle.hash })
      .from(goneHandle)
      .where(and(eq(goneHandle.hash, await goneHash(env, key)), sql`${goneHandle.heldUntil} > ${now}`)),
  ]);
  return taken.length + held.length + gone.length > 0 ? 'handle.taken' : null;
}

/** The handle leads nowhere else any more: it is somebody's own, from this batch on. */
const taking = (db: Db, person: string, key: string, now: number) =>
  db.delete(formerHandle).where(and(eq(formerHandle.key, key), or(eq(formerHandle.personId, person), lt(formerHandle.heldUntil, now))));

/** Two at once want the same handle: the index has let one of them have it. */
async function once<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (/UNIQUE constraint failed: profile\.handle_key/.test(String((error as Error).cause ?? error))) throw new AppError('handle.taken');
    throw error;
  }
}

type Ages = { accountAt: number | null; adultAt: number | null };
type Making = { handle: string; name: string; lang: Lang };

/** Makes a person's profile. Made again by the same handle, it is the one that is there; by another, `profile.changed`. */
export async function make(
  env: Env,
  db: Db,
  person: string,
  { handle, name, lang }: Making,
  /** To be kept with it, where they were asked for the first time. */
  ages: Ages | null,
): Promise<{ profile: Own; isNew: boolean }> {
  const known = await rowOf(db, person);
  const now = Date.now();
  const key = handleKey(handle);
  if (known && known.handleKey !== key) throw new AppError('profile.changed');
  if (known) return { profile: ownOf(known, now), isNew: false };
  await refuse(env, db, person, handle);
  const made = { personId: person, handle, handleKey: key, name, lang, look: newLook(), createdAt: now, updatedAt: now };
  const asked = ages
    ? [
        db
          .insert(age)
          .values({ personId: person, ...ages })
          .onConflictDoNothing(),
      ]
    : [];
  await once(db.batch([taking(db, person, key, now), db.insert(profile).values(made), ...asked]));
  return { profile: ownOf({ ...made, edition: 1, handleChangedAt: null, listedAt: null }, now), isNew: true };
}

async function refuse(env: Env, db: Db, person: string, handle: string): Promise<void> {
  const problem: ErrorCode | null = await problemOf(env, db, person, handle);
  if (problem) throw new AppError(problem);
}

type Change = { name?: string | undefined; lang?: Lang | undefined; listed?: boolean | undefined };

/** Another name, another language, or listed or not: who is under age can't be. */
export async function change(db: Db, person: string, { name, lang, listed }: Change): Promise<Own> {
  const now = Date.now();
  if (listed && ((await ageOf(db, person))?.adultAt ?? 0) > now) throw new AppError('auth.forbidden');
  const listedAt = listed ? sql`coalesce(${profile.listedAt}, ${now})` : null;
  const set = {
    ...(name === undefined ? {} : { name }),
    ...(lang === undefined ? {} : { lang }),
    ...(listed === undefined ? {} : { listedAt }),
    updatedAt: now,
  };
  const [row] = await db.update(profile).set(set).where(eq(profile.personId, person)).returning();
  if (!row) throw new AppError('profile.not_found');
  return ownOf(row, now);
}

/**
 * Another handle, once in `CHANGE_MS`; another spelling of the same one at any time. The one before leads on to it, and is held for them.
 * Asked for again, it is done already.
 */
export async function rename(env: Env, db: Db, person: string, handle: string): Promise<Own> {
  const now = Date.now();
  const row = await rowOf(db, person);
  if (!row) throw new AppError('profile.not_found');
  const key = handleKey(handle);
  if (row.handleKey === key) {
    if (isReserved(handle)) throw new AppError('handle.reserved');
    await db.update(profile).set({ handle, updatedAt: now }).where(eq(profile.personId, person));
    return ownOf({ ...row, handle }, now);
  }
  const { handleFrom } = ownOf(row, now);
  if (handleFrom !== null) throw new AppError('handle.too_soon', { retryAfterMs: handleFrom - now });
  await refuse(env, db, person, handle);
  const former = { key: row.handleKey, personId: person, heldUntil: now + HELD_MS };
  // By the handle that was read: of two changes at once, one finds it gone.
  const isStill = and(eq(profile.personId, person), eq(profile.handleKey, row.handleKey));
  const [, , changed] = await once(
    db.batch([
      taking(db, person, key, now),
      db
        .insert(formerHandle)
        .select(sql`SELECT ${former.key}, ${person}, ${former.heldUntil} FROM ${profile} WHERE ${isStill}`)
        .onConflictDoUpdate({ target: formerHandle.key, set: { personId: person, heldUntil: former.heldUntil } }),
      db.update(profile).set({ handle, handleKey: key, handleChangedAt: now, updatedAt: now }).where(isStill).returning(),
    ]),
  );
  if (!changed[0]) throw new AppError('profile.changed');
  return ownOf(changed[0], now);
}
