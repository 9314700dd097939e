import { sql } from 'drizzle-orm';
import type { Db } from '../../db/client';
import { translationDay } from './schema';

/** A room takes more and more at once while it talks: the first are few, so that a room that falls silent loses few. */
const FIRST_BLOCK = 250;
const LARGEST_BLOCK = 4000;

export type Budget = {
  /** Takes `characters` of the site's day. `spent`: the day hasn't as many left; `unreachable`: nobody can say. Never throws. */
  take(characters: number): Promise<'taken' | 'spent' | 'unreachable'>;
};

/**
 * What a site may have translated in a day (UTC), shared by all rooms, by blocks that each room takes from D1's one row of the day.
 * `perDay` is kept exactly: the row's update gives what is left and no more, so what all rooms took together never passes it.
 */
export function dayBudget(db: Db, perDay: number, now = () => Date.now()): Budget {
  let day = '';
  let left = 0;
  let block = FIRST_BLOCK;
  /** The day gave less than was asked: there is nothing more to get. */
  let isOver = false;

  async function grant(wanted: number): Promise<number> {
    const { taken } = translationDay;
    const first = Math.min(wanted, perDay);
    if (first <= 0) return 0;
    const [row] = await db
      .insert(translationDay)
      .values({ day, taken: first, given: first })
      .onConflictDoUpdate({
        target: translationDay.day,
        // Both are worked out from the row as it was.
        set: { given: sql`min(${wanted}, ${perDay} - ${taken})`, taken: sql`min(${taken} + ${wanted}, ${perDay})` },
        setWhere: sql`${taken} < ${perDay}`,
      })
      .returning({ given: translationDay.given });
    return row?.given ?? 0;
  }

  async function take(characters: number): Promise<'taken' | 'spent' | 'unreachable'> {
    const today = new Date(now()).toISOString().slice(0, 10);
    if (today !== day) {
      day = today;
      left = 0;
      isOver = false;
    }
    if (left < characters && !isOver) {
      const wanted = Math.max(block, characters - left);
      try {
        const given = await grant(wanted);
        left += given;
        isOver = given < wanted;
        block = Math.min(block * 2, LARGEST_BLOCK);
      } catch (error) {
        console.error('translate: D1 is out of reach', error);
        return 'unreachable';
      }
    }
    if (left < characters) return 'spent';
    left -= characters;
    return 'taken';
  }

  // One after the other: two takes at once would both find too little and both fetch a block.
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(characters) {
      const own = last.then(() => take(characters));
      last = own;
      return own;
    },
  };
}
