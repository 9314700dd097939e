import { sql } from 'drizzle-orm';
import type { Db } from '../../db/client';
import { translationDay } from './schema';
import { within } from './within';

/** A room takes more and more at once while it talks: the first are few, so that a room that falls silent loses few. */
const FIRST_BLOCK = 250;
const LARGEST_BLOCK = 4000;
/** D1 answers in a few ms. Whoever waits here waits for the engines that cost nothing, too. */
const TIMEOUT_MS = 2000;
/** Out of reach, D1 is left alone for so long: those who ask meanwhile need no wait to know. */
const REST_MS = 5000;

export type Budget = {
  /**
   * Takes `characters` of the site's day, and returns what gives them back to the room. `spent`: the day hasn't as many left;
   * `unreachable`: nobody can say. Never throws.
   */
  take(characters: number): Promise<(() => void) | 'spent' | 'unreachable'>;
};

/**
 * What a site may have translated in a day (UTC), shared by all rooms, by blocks that each room takes from D1's one row of the day.
 * `perDay` is kept exactly: the row's update gives what is left and no more, so what all rooms took together never passes it.
 */
export function dayBudget(
  db: Db,
  perDay: number,
  { now = () => Date.now(), timeoutMs = TIMEOUT_MS, firstBlock = FIRST_BLOCK } = {},
): Budget {
  let day = '';
  let left = 0;
  let block = firstBlock;
  /** The day gave less than was asked: there is nothing more to get. */
  let isOver = false;
  let restsUntil = 0;

  /** From D1 into what is left. One that comes too late for who asked is there for the next. */
  async function fetchBlock(wanted: number): Promise<void> {
    const its = day;
    const given = await grant(wanted);
    if (its !== day) return;
    left += given;
    if (given < wanted) isOver = true;
    block = Math.min(block * 2, LARGEST_BLOCK);
  }

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

  async function take(characters: number): ReturnType<Budget['take']> {
    const today = new Date(now()).toISOString().slice(0, 10);
    if (today !== day) {
      day = today;
      left = 0;
      isOver = false;
    }
    if (left < characters && !isOver) {
      if (now() < restsUntil) return 'unreachable';
      try {
        await within(timeoutMs, () => fetchBlock(Math.max(block, characters - left)));
      } catch (error) {
        console.error('translate: D1 is out of reach', error);
        restsUntil = now() + REST_MS;
        return 'unreachable';
      }
    }
    if (left < characters) return 'spent';
    left -= characters;
    const its = day;
    return () => {
      if (its === day) left += characters;
    };
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
