import { z } from '../http/z';
import type { PetView } from './input';
import { DEEDS, petKind, TRICKS, trick, type DeedKind } from './kinds';
import { hindrance, NONE, type Tallies } from './limits';
import * as rules from './rules';
import type { pet } from './schema';

export type Row = typeof pet.$inferSelect;

const lessons = z.partialRecord(trick, z.int().min(0)).catch({});

/** How it is, from what is kept. A kind that there is no more is shown as the first one, and keeps all that it has become. */
export const petOf = (row: Row): rules.Pet => ({
  kind: petKind.catch('cat').parse(row.kind),
  fedUntil: row.fedUntil,
  gladUntil: row.gladUntil,
  cleanUntil: row.cleanUntil,
  tiredUntil: row.tiredUntil,
  napUntil: row.napUntil,
  careMs: row.careMs,
  at: row.at,
  lessons: lessons.parse(row.lessons),
});

/** Whom it is shown to: its owner; one who may do something for it; or one who may only look. */
export type Looker = 'owner' | 'visitor' | 'onlooker';

const rounded = (part: number) => Math.round(part * 1000) / 1000;
const ofDeeds = <T>(of: (deed: DeedKind) => T) => Object.fromEntries(DEEDS.map((deed) => [deed, of(deed)])) as Record<DeedKind, T>;

export function viewOf(row: Row, tallies: Tallies, looker: Looker, now: number): PetView {
  const pet = petOf(row);
  const careMs = rules.careOf(pet, now);
  const { food, joy, clean } = rules.needsOf(pet, now);
  return {
    id: row.id,
    kind: pet.kind,
    coat: row.coat,
    name: row.name,
    createdAt: row.createdAt,
    age: rules.ageOf(careMs),
    growth: rounded(rules.growthOf(careMs)),
    temper: rules.temperOf(pet, now),
    needs: { food: rounded(food), joy: rounded(joy), clean: rounded(clean) },
    wants: rules.wantOf(pet, now),
    napUntil: rules.isNapping(pet, now) ? pet.napUntil : null,
    tricks: TRICKS.map((trick) => ({
      trick,
      lessons: rules.lessonsOf(pet, trick),
      needed: rules.LESSONS[trick].needed,
      known: rules.knows(pet, trick),
      small: !rules.isOldEnough(pet, trick, now),
    })),
    visitors: ofDeeds((deed) => tallies[deed]?.all ?? 0),
    may: ofDeeds((deed) =>
      looker === 'onlooker' ? 'owners' : (hindrance(pet, { deed }, looker === 'owner', tallies[deed] ?? NONE, now)?.why ?? null),
    ),
    now,
  };
}
