import type { Deed, DeedKind } from './kinds';
import { DAY_MS, isNapping, isOldEnough, LASTS_MS, momentOf, needsOf, type Pet } from './rules';

/** What one visitor may do for one pet in 24 hours, and all visitors together; what isn't here only its owner does. */
export const VISITOR_A_DAY: Partial<Record<DeedKind, number>> = { feed: 3, play: 5, wash: 1 };
export const VISITORS_A_DAY: Partial<Record<DeedKind, number>> = { feed: 12, play: 30, wash: 4 };

/** Visitors' deeds of one kind in the last 24 hours: the asking visitor's, everybody's, and when the first of them was (ms UTC). */
export type Tally = { mine: number; mineFrom: number | null; all: number; allFrom: number | null };
export type Tallies = Partial<Record<DeedKind, Tally>>;
export const NONE: Tally = { mine: 0, mineFrom: null, all: 0, allFrom: null };

/**
 * Why something can't be done now: it is `full` or `clean` enough, `asleep`, too `small` for that trick; a visitor has done it often enough
 * `today`; visitors don't (`owners`). `waitMs`: after which it could be, as far as this reason goes; null: time alone changes nothing.
 */
export type Hindrance = { why: 'full' | 'clean' | 'asleep' | 'small' | 'today' | 'owners'; waitMs: number | null };

const FULL = 0.9;
const CLEAN = 0.97;

export function hindrance(pet: Pet, deed: Deed | { deed: DeedKind }, isOwner: boolean, tally: Tally, now: number): Hindrance | null {
  return (isOwner ? null : visitorsLimit(deed.deed, tally, now)) ?? petsOwn(pet, deed, now);
}

function visitorsLimit(deed: DeedKind, tally: Tally, now: number): Hindrance | null {
  const [own = 0, all = 0] = [VISITOR_A_DAY[deed], VISITORS_A_DAY[deed]];
  if (own === 0) return { why: 'owners', waitMs: null };
  if (tally.mine >= own) return { why: 'today', waitMs: (tally.mineFrom ?? now) + DAY_MS - now };
  if (tally.all >= all) return { why: 'today', waitMs: (tally.allFrom ?? now) + DAY_MS - now };
  return null;
}

function petsOwn(pet: Pet, deed: Deed | { deed: DeedKind }, now: number): Hindrance | null {
  const { food, clean } = needsOf(pet, now);
  if (deed.deed === 'feed') return food > FULL ? { why: 'full', waitMs: Math.ceil((food - FULL) * LASTS_MS.food) } : null;
  if (deed.deed === 'wash') return clean > CLEAN ? { why: 'clean', waitMs: Math.ceil((clean - CLEAN) * LASTS_MS.clean) } : null;
  if (isNapping(pet, now)) return { why: 'asleep', waitMs: pet.napUntil - momentOf(pet, now) };
  if (deed.deed === 'teach' && 'with' in deed && !isOldEnough(pet, deed.with, now)) return { why: 'small', waitMs: null };
  return null;
}
