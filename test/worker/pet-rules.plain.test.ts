import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEEDS, FAVOURITE, FOODS, PET_KINDS, TOYS, TRICKS, type Deed } from '../../worker/pets/kinds';
import { hindrance, NONE, VISITOR_A_DAY, VISITORS_A_DAY } from '../../worker/pets/limits';
import * as rules from '../../worker/pets/rules';

const HOUR = 3600_000;
const YEAR = 365 * rules.DAY_MS;
const START = Date.UTC(2026, 10, 21);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.constantFrom(...FOODS).map((food) => ({ deed: 'feed' as const, with: food })),
  fc.constantFrom(...TOYS).map((toy) => ({ deed: 'play' as const, with: toy })),
  fc.constant({ deed: 'wash' as const }),
  fc.constantFrom(...TRICKS).map((trick) => ({ deed: 'teach' as const, with: trick })),
);
/** Clocks run on, mostly; now and then back, and sometimes by years. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 * HOUR }) },
  { weight: 2, arbitrary: fc.integer({ min: -3 * HOUR, max: 0 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 * YEAR }) },
);
const life = fc.array(fc.record({ step, deed }), { maxLength: 60 });
const kind = fc.constantFrom(...PET_KINDS);

/** A pet after a life, and the clock at its end. Every deed is done, whatever a limit would say of it. */
function lived(of: (typeof PET_KINDS)[number], days: { step: number; deed: Deed }[], check?: (pet: rules.Pet, now: number) => void) {
  let now = START;
  let pet = rules.newborn(of, now);
  for (const { step, deed } of days) {
    now += step;
    ({ pet } = rules.after(pet, deed, now));
    check?.(pet, now);
  }
  return { pet, now };
}

test('whatever is done for it and whenever: every need stays between nothing and all, and it is in some temper', () => {
  fc.assert(
    fc.property(kind, life, (of, days) => {
      lived(of, days, (pet, now) => {
        for (const at of [now, now - YEAR, now + YEAR]) {
          for (const part of [...Object.values(rules.needsOf(pet, at)), rules.energyOf(pet, at), rules.growthOf(rules.careOf(pet, at))]) {
            expect(part).toBeGreaterThanOrEqual(0);
            expect(part).toBeLessThanOrEqual(1);
          }
          expect(['napping', 'sulking', 'content', 'happy']).toContain(rules.temperOf(pet, at));
        }
        for (const value of Object.values(pet).filter((value) => typeof value === 'number')) expect(Number.isSafeInteger(value)).toBe(true);
      });
    }),
  );
});

test('as time goes by no need grows, and what it has grown by is never lost', () => {
  fc.assert(
    fc.property(kind, life, fc.array(fc.integer({ min: 0, max: YEAR }), { minLength: 2, maxLength: 8 }), (of, days, later) => {
      const { pet, now } = lived(of, days);
      const looks = later
        .toSorted((a, b) => a - b)
        .map((ms) => ({ needs: rules.needsOf(pet, now + ms), care: rules.careOf(pet, now + ms) }));
      for (const [i, look] of looks.slice(1).entries()) {
        for (const need of rules.NEEDS) expect(look.needs[need]).toBeLessThanOrEqual(looks[i]!.needs[need]);
        expect(look.care).toBeGreaterThanOrEqual(looks[i]!.care);
      }
    }),
  );
});

test('looking changes nothing: care counted at a deed on the way is the care counted at once', () => {
  fc.assert(
    fc.property(kind, life, fc.nat(YEAR), fc.nat(YEAR), (of, days, first, then) => {
      const { pet, now } = lived(of, days);
      const at = rules.momentOf(pet, now);
      const settled = { ...pet, careMs: rules.careOf(pet, at + first), at: at + first };
      expect(rules.careOf(settled, at + first + then)).toBe(rules.careOf(pet, at + first + then));
    }),
  );
});

test('a clock that goes back does nothing: the deed is done when the last one was, and no later', () => {
  fc.assert(
    fc.property(kind, life, deed, fc.integer({ min: 1, max: 40 * YEAR }), (of, days, next, back) => {
      const { pet } = lived(of, days);
      expect(rules.after(pet, next, pet.at - back)).toEqual(rules.after(pet, next, pet.at));
      expect(rules.needsOf(pet, pet.at - back)).toEqual(rules.needsOf(pet, pet.at));
      expect(rules.temperOf(pet, pet.at - back)).toBe(rules.temperOf(pet, pet.at));
    }),
  );
});

test('a deed serves the need that it is for', () => {
  fc.assert(
    fc.property(kind, life, deed, step, (of, days, next, wait) => {
      const { pet, now } = lived(of, days);
      const at = now + wait;
      const [before, after] = [rules.needsOf(pet, at), rules.needsOf(rules.after(pet, next, at).pet, at)];
      const need = ({ feed: 'food', play: 'joy', teach: 'joy', wash: 'clean' } as const)[next.deed];
      expect(after[need]).toBeGreaterThanOrEqual(next.deed === 'wash' ? 1 : before[need]);
    }),
  );
});

test('feeding and washing at one moment come to the same in either order; lessons add up in any', () => {
  fc.assert(
    fc.property(
      kind,
      life,
      fc.constantFrom(...FOODS),
      fc.constantFrom(...TRICKS),
      fc.constantFrom(...TRICKS),
      (of, days, food, one, other) => {
        const { pet, now } = lived(of, days);
        const both = (deeds: Deed[]) => deeds.reduce((pet, deed) => rules.after(pet, deed, now).pet, pet);
        const [meal, bath] = [{ deed: 'feed', with: food } as const, { deed: 'wash' } as const];
        expect(both([meal, bath])).toEqual(both([bath, meal]));
        const lessons = ([a, b]: Deed[]) => both([a!, b!]).lessons;
        const pair: Deed[] = [
          { deed: 'teach', with: one },
          { deed: 'teach', with: other },
        ];
        expect(lessons(pair)).toEqual(lessons(pair.toReversed()));
      },
    ),
  );
});

test('years away: it sulks, and is neither younger nor gone; a day’s care mends it', () => {
  for (const of of PET_KINDS) {
    const born = rules.newborn(of, START);
    const later = START + 30 * YEAR;
    expect(rules.needsOf(born, later)).toEqual({ food: 0, joy: 0, clean: 0 });
    expect(rules.temperOf(born, later)).toBe('sulking');
    expect(rules.careOf(born, later)).toBe(rules.careOf(born, START + YEAR));
    let pet = born;
    for (let meals = 0; meals < 3; meals++) ({ pet } = rules.after(pet, { deed: 'feed', with: FAVOURITE[of] }, later));
    ({ pet } = rules.after(pet, { deed: 'wash' }, later));
    ({ pet } = rules.after(pet, { deed: 'play', with: 'ball' }, later));
    expect(rules.temperOf(pet, later)).toBe('happy');
  }
});

/** One who looks in once a day, feeds it full, plays twice and washes it. */
function cared(days: number, everyMs = rules.DAY_MS) {
  let pet = rules.newborn('cat', START);
  let now = START;
  for (let day = 0; day < days; day++, now += everyMs) {
    for (let meals = 0; meals < 3; meals++) ({ pet } = rules.after(pet, { deed: 'feed', with: 'corn' }, now));
    for (let plays = 0; plays < 3; plays++) ({ pet } = rules.after(pet, { deed: 'play', with: 'ball' }, now));
    ({ pet } = rules.after(pet, { deed: 'wash' }, now));
  }
  return { pet, now };
}

test('grows by days of care: young on the third day, grown in a week; left alone, it doesn’t grow', () => {
  const age = (days: number) => {
    const { pet, now } = cared(days);
    return rules.ageOf(rules.careOf(pet, now));
  };
  expect([0, 1, 2, 3, 5, 6, 30].map(age)).toEqual(['baby', 'baby', 'young', 'young', 'young', 'grown', 'grown']);
  // Looked after but once a week it takes far longer.
  const { pet, now } = cared(3, 7 * rules.DAY_MS);
  expect(rules.careOf(pet, now)).toBeLessThan(4 * rules.DAY_MS);
  expect(rules.ageOf(rules.careOf(rules.newborn('duck', START), START + YEAR))).toBe('baby');
});

test('plays itself tired, naps by itself, wakes fresher; food and water wake it', () => {
  let pet = rules.newborn('dog', START);
  let plays = 0;
  while (!rules.isNapping(pet, START) && plays < 50) {
    ({ pet } = rules.after(pet, { deed: 'play', with: 'ball' }, START));
    plays++;
  }
  expect(plays).toBeGreaterThan(3);
  expect(plays).toBeLessThan(12);
  expect(hindrance(pet, { deed: 'play' }, true, NONE, START)).toEqual({ why: 'asleep', waitMs: rules.NAP_MS });
  expect(rules.isNapping(pet, START + rules.NAP_MS)).toBe(false);
  expect(rules.energyOf(pet, START + rules.NAP_MS)).toBeGreaterThan(rules.energyOf(pet, START));
  for (const waking of [{ deed: 'wash' }, { deed: 'feed', with: 'corn' }] as const)
    expect(rules.isNapping(rules.after(pet, waking, START + 1).pet, START + 1)).toBe(false);
});

describe('tricks', () => {
  test('are learnt by repetition, and then known for good', () => {
    for (const trick of TRICKS) {
      let pet = rules.newborn('rabbit', START);
      const { needed } = rules.LESSONS[trick];
      for (let lesson = 1; lesson <= needed; lesson++) {
        const taught = rules.after(pet, { deed: 'teach', with: trick }, START);
        expect(taught.outcome).toBe(lesson === needed ? 'learnt' : 'done');
        ({ pet } = taught);
      }
      expect(rules.knows(pet, trick)).toBe(true);
      expect(rules.after(pet, { deed: 'teach', with: trick }, START).outcome).toBe('shown');
      expect(rules.knows(pet, trick)).toBe(true);
    }
  });

  test('a sulking one learns nothing; a small one not what is for bigger ones', () => {
    const pet = rules.newborn('rabbit', START);
    const sulking = rules.after(pet, { deed: 'teach', with: 'wave' }, START + YEAR);
    expect(sulking).toMatchObject({ outcome: 'sulked', pet: { lessons: {} } });
    expect(hindrance(pet, { deed: 'teach', with: 'dance' }, true, NONE, START)).toMatchObject({ why: 'small' });
    expect(hindrance(pet, { deed: 'teach', with: 'wave' }, true, NONE, START)).toBeNull();
  });
});

test('its favourite food makes it gladder than any other', () => {
  for (const of of PET_KINDS) {
    const hungry = { ...rules.newborn(of, START), gladUntil: START };
    const joys = FOODS.map((food) => rules.needsOf(rules.after(hungry, { deed: 'feed', with: food }, START).pet, START).joy);
    expect(FOODS[joys.indexOf(Math.max(...joys))]).toBe(FAVOURITE[of]);
  }
});

test('visitors have their own limits, which owners don’t; all together have theirs; nobody but the owner teaches', () => {
  const hungry = { ...rules.newborn('cat', START), fedUntil: START, cleanUntil: START };
  expect(DEEDS.filter((deed) => VISITOR_A_DAY[deed] === undefined)).toEqual(['teach']);
  expect(hindrance(hungry, { deed: 'teach' }, false, NONE, START)).toEqual({ why: 'owners', waitMs: null });
  for (const deed of DEEDS)
    expect(hindrance(hungry, { deed }, true, { mine: 99, mineFrom: START, all: 99, allFrom: START }, START)).toBeNull();
  for (const deed of ['feed', 'play', 'wash'] as const) {
    const [own, all] = [VISITOR_A_DAY[deed]!, VISITORS_A_DAY[deed]!];
    expect(all).toBeGreaterThan(own);
    expect(hindrance(hungry, { deed }, false, { mine: own - 1, mineFrom: START, all: all - 1, allFrom: START }, START)).toBeNull();
    const spent = { why: 'today', waitMs: rules.DAY_MS - HOUR };
    expect(hindrance(hungry, { deed }, false, { mine: own, mineFrom: START, all: own, allFrom: START }, START + HOUR)).toEqual(spent);
    expect(hindrance(hungry, { deed }, false, { mine: 0, mineFrom: null, all, allFrom: START }, START + HOUR)).toEqual(spent);
  }
});

test('enough is enough: the full aren’t fed, the clean not washed, and when they can be again is told', () => {
  fc.assert(
    fc.property(kind, life, fc.constantFrom({ deed: 'feed', with: 'corn' } as const, { deed: 'wash' } as const), (of, days, deed) => {
      const { pet, now } = lived(of, days);
      const hindered = hindrance(pet, deed, true, NONE, now);
      if (!hindered) return;
      expect(hindered.waitMs).toBeGreaterThan(0);
      expect(hindrance(pet, deed, true, NONE, rules.momentOf(pet, now) + hindered.waitMs! + 1)).toBeNull();
    }),
  );
});
