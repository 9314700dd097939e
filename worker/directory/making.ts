import { eq, lt, sql } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import { making } from './schema';

const HOUR_MS = 60 * 60 * 1000;
/** Rooms that one account may make in an hour. */
export const ROOMS_AN_HOUR = 20;

/**
 * Counts a room that is about to be made, or refuses it. One statement asks and writes, so that two requests at once can't both
 * be the last; the same room again is counted once. What is older than an hour goes, whoever made it.
 */
export async function countMaking(db: Db, person: string, slug: string, now = Date.now()): Promise<void> {
  const recent = sql`SELECT count(*) FROM ${making} WHERE person_id = ${person} AND made_at > ${now - HOUR_MS} AND slug <> ${slug}`;
  const [, , counted] = await db.batch([
    db.delete(making).where(lt(making.madeAt, now - HOUR_MS)),
    db
      .insert(making)
      .select(sql`SELECT ${person}, ${slug}, ${now} WHERE (${recent}) < ${ROOMS_AN_HOUR}`)
      .onConflictDoNothing(),
    db.select({ slug: making.slug, madeAt: making.madeAt }).from(making).where(eq(making.personId, person)).orderBy(making.madeAt),
  ]);
  if (counted.some((row) => row.slug === slug)) return;
  const oldest = counted[0]?.madeAt ?? now;
  throw new AppError('rate.limited', { retryAfterMs: oldest + HOUR_MS - now });
}
