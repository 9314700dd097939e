import { and, asc, desc, eq, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { keyedHash, randomBase32 } from '../people/keyed';
import * as files from './files';
import { PICTURES_A_DAY, PICTURES_MAX, refusalOf } from './rules';
import { picture, pictureDay } from './schema';

const HOUR_MS = 60 * 60 * 1000;
/** As one parameter: D1 takes a hundred in a query. */
const isOneOf = (ids: readonly string[]) => sql`${picture.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
const shownOf = { id: picture.id, width: picture.width, height: picture.height };
/** A picture as its owner and their visitors know it: served at /media/{id}/{s|m|l}. */
export type Picture = { id: string; width: number; height: number };

/** A new picture's id: random, or, for a request that may come again, the same each time for this person and key. */
export const newId = async (env: Pick<Env, 'MEMBER_SECRET'>, person: string, key?: string) =>
  `med_${key === undefined ? randomBase32(26) : await keyedHash(env.MEMBER_SECRET, `picture:${person}:${key}`)}`;

/**
 * Books a place for a picture that is about to be made, or refuses it. One statement counts and writes, so that two at once can't both be the last.
 * Answers the picture if it is there already, and those of the same person whose making broke off.
 */
async function book(db: Db, person: string, id: string, now: number): Promise<{ there: Picture | undefined; broken: string[] }> {
  const day = new Date(now).toISOString().slice(0, 10);
  const kept = sql`SELECT count(*) FROM ${picture} WHERE person_id = ${person} AND id <> ${id}`;
  const sent = sql`SELECT coalesce(max(taken), 0) FROM ${pictureDay} WHERE person_id = ${person} AND day = ${day}`;
  const [, , booked, counts, broken] = await db.batch([
    db
      .insert(picture)
      .select(sql`SELECT ${id}, ${person}, 0, 0, 0, ${now}, NULL WHERE (${kept}) < ${PICTURES_MAX} AND (${sent}) < ${PICTURES_A_DAY}`)
      .onConflictDoNothing(),
    db
      .insert(pictureDay)
      .select(sql`SELECT ${person}, ${day}, 1 WHERE EXISTS (SELECT 1 FROM ${picture} WHERE id = ${id} AND ready_at IS NULL)`)
      .onConflictDoUpdate({
        target: pictureDay.personId,
        set: { taken: sql`CASE WHEN ${pictureDay.day} = excluded.day THEN ${pictureDay.taken} + 1 ELSE 1 END`, day: sql`excluded.day` },
      }),
    db
      .select({ ...shownOf, readyAt: picture.readyAt })
      .from(picture)
      .where(and(eq(picture.id, id), eq(picture.personId, person))),
    db
      .select({ kept: sql<number>`count(*)` })
      .from(picture)
      .where(eq(picture.personId, person)),
    db
      .select({ id: picture.id })
      .from(picture)
      .where(and(eq(picture.personId, person), isNull(picture.readyAt), lt(picture.createdAt, now - HOUR_MS))),
  ]);
  const row = booked[0];
  if (!row)
    throw (counts[0]?.kept ?? 0) >= PICTURES_MAX ? new AppError('profile.full') : new AppError('rate.limited', { retryAfterMs: HOUR_MS });
  const { readyAt, ...there } = row;
  return { there: readyAt === null ? undefined : there, broken: broken.map((one) => one.id).filter((one) => one !== id) };
}

/**
 * Takes a file as a picture of somebody's, or refuses it: `media.unsupported`, `media.damaged`, `input.too_large`, `media.full`, `rate.limited`.
 * The same id again is the same picture.
 */
export async function make(env: Env, db: Db, person: string, id: string, bytes: Uint8Array, now = Date.now()): Promise<Picture> {
  const refusal = refusalOf(bytes);
  if (refusal) throw new AppError(refusal);
  const { there, broken } = await book(db, person, id, now);
  if (there) return there;
  if (broken.length > 0) await remove(env, db, person, broken);
  try {
    const made = await files.put(env, id, bytes);
    const kept = await db
      .update(picture)
      .set({ ...made, readyAt: now })
      .where(and(eq(picture.id, id), eq(picture.personId, person)))
      .returning(shownOf);
    if (kept[0]) return kept[0];
    // Its owner was deleted meanwhile: nothing would lead to the files any more.
    await files.remove(env, [id]);
    throw new AppError('media.not_found');
  } catch (error) {
    await remove(env, db, person, [id], isNull(picture.readyAt));
    throw error;
  }
}

/** One of somebody's, where it is theirs and there. */
export const get = (db: Db, person: string, id: string): Promise<Picture | undefined> =>
  db
    .select(shownOf)
    .from(picture)
    .where(and(eq(picture.id, id), eq(picture.personId, person), isNotNull(picture.readyAt)))
    .get();

/** Those of `ids` that are this person's: a query, for a batch. Nobody's space may show anybody else's. */
export const among = (db: Db, person: string, ids: readonly string[]) =>
  db
    .select(shownOf)
    .from(picture)
    .where(and(eq(picture.personId, person), isOneOf(ids), isNotNull(picture.readyAt)));

/** Which of `ids` are this person's: asked before a look that names them is kept. */
export const ownPictures = async (db: Db, person: string, ids: readonly string[]): Promise<string[]> =>
  (await among(db, person, ids)).map(({ id }) => id);

/** Somebody's pictures, the newest first. */
export async function list(db: Db, person: string, limit: number, after?: [number, string]) {
  const rows = await db
    .select({ ...shownOf, createdAt: picture.createdAt })
    .from(picture)
    .where(
      and(
        eq(picture.personId, person),
        isNotNull(picture.readyAt),
        after && or(lt(picture.createdAt, after[0]), and(eq(picture.createdAt, after[0]), sql`${picture.id} > ${after[1]}`)),
      ),
    )
    .orderBy(desc(picture.createdAt), asc(picture.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : ([last.createdAt, last.id] as [number, string]) };
}

/**
 * Takes pictures of somebody's away, the files first: should that fail, the row still leads to them. Safe to repeat; others' are left alone, and
 * so are those that `only` leaves out.
 */
export async function remove(env: Pick<Env, 'MEDIA'>, db: Db, person: string, ids: readonly string[], only?: SQL): Promise<void> {
  const theirs = and(eq(picture.personId, person), isOneOf(ids), only);
  const found = await db.select({ id: picture.id }).from(picture).where(theirs);
  if (found.length === 0) return;
  await files.remove(
    env,
    found.map(({ id }) => id),
  );
  await db.delete(picture).where(theirs);
}
