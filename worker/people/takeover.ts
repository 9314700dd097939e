import { eq, or, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { tellRooms } from '../members/doubles';
import { BELONGINGS } from './all-belongings';
import { person } from './schema';
import { hasAccount } from './store';

/** Writes a person a second time, which fails and the batch with it, where the guest has signed up meanwhile: what they have is that account's. */
const failWhereAccount = (db: Db, id: string) =>
  db
    .insert(person)
    .select(
      sql`SELECT id, created_at, taken_by FROM person WHERE id = ${id} AND EXISTS (SELECT 1 FROM user WHERE person_id = ${id} AND is_anonymous = 0)`,
    );

/**
 * A guest has signed in to an account: all that was the guest's (`from`) is the account's person's (`to`) from now on, in one batch. Safe to
 * repeat. Where both were in one room, that room hears of it, so that bans hold, and the person is asked later (doubles.ts): what can't be
 * told now is told by the clock (clock.ts).
 */
export async function takeOver(env: Env, db: Db, from: string, to: string): Promise<void> {
  if (from === to) return;
  try {
    await db.batch([
      failWhereAccount(db, from),
      db
        .update(person)
        .set({ takenBy: to })
        .where(or(eq(person.id, from), eq(person.takenBy, from))),
      ...BELONGINGS.flatMap((belongings) => belongings.handOver?.(db, from, to) ?? []),
    ]);
  } catch (error) {
    if (await hasAccount(db, from)) return;
    throw error;
  }
  try {
    await tellRooms(env, db, { of: to });
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', area: 'takeover', message: String(error) }));
  }
}

/** The persons whom somebody was: themselves, and the guests whose things are theirs by now. */
export async function allOf(db: Db, personId: string): Promise<string[]> {
  const guests = await db.select({ id: person.id }).from(person).where(eq(person.takenBy, personId));
  return [personId, ...guests.map(({ id }) => id)];
}
