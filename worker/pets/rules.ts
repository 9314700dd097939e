import { FAVOURITE, type Age, type Deed, type PetKind, type Trick } from './kinds';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export const NEEDS = ['food', 'joy', 'clean'] as const;
export type Need = (typeof NEEDS)[number];

/** From all to nothing, ms: who looks in once a day finds it content. */
export const LASTS_MS: Record<Need, number> = { food: 36 * HOUR_MS, joy: 40 * HOUR_MS, clean: 96 * HOUR_MS };
/** A need below this part of all makes it sulk; above it on all of them, it grows. */
export const SULKS_BELOW = 0.25;

const MEAL_MS = 12 * HOUR_MS;
const MEAL_JOY_MS = 2 * HOUR_MS;
const FAVOURITE_JOY_MS = 8 * HOUR_MS;
const PLAY_JOY_MS = 10 * HOUR_MS;
const PLAY_DIRT_MS = 4 * HOUR_MS;
const LESSON_JOY_MS = 2 * HOUR_MS;

/** From worn out to fresh. */
export const REST_MS = 3 * HOUR_MS;
const PLAY_TIRES_MS = 25 * MINUTE_MS;
const LESSON_TIRES_MS = 20 * MINUTE_MS;
const NAPS_BELOW = 0.15;
export const NAP_MS = 20 * MINUTE_MS;
const AFTER_NAP = 0.6;

/** Days of being content until it is that old. */
const GROWS_AT_MS: Record<Age, number> = { baby: 0, young: 2 * DAY_MS, grown: 6 * DAY_MS };

/** How often a trick is shown until it is known, and how old one has to be for it. */
export const LESSONS: Record<Trick, { needed: number; from: Age }> = {
  wave: { needed: 3, from: 'baby' },
  spin: { needed: 4, from: 'baby' },
  bow: { needed: 5, from: 'young' },
  jump: { needed: 5, from: 'young' },
  roll: { needed: 6, from: 'young' },
  sing: { needed: 7, from: 'grown' },
  dance: { needed: 8, from: 'grown' },
};

/**
 * All that is kept of how a pet is. Nothing runs while nobody looks: a need is the moment at which it will be used up (ms UTC), so that every
 * state at every time follows from these numbers. The times are the server's; nobody else's clock is asked.
 */
export type Pet = {
  kind: PetKind;
  fedUntil: number;
  gladUntil: number;
  cleanUntil: number;
  /** When it will be quite fresh again. */
  tiredUntil: number;
  /** It sleeps until then; past: it is awake. */
  napUntil: number;
  /** For how long it had been content at `at`, ms: what it grows by. Never less than it was. */
  careMs: number;
  /** The last deed. */
  at: number;
  lessons: Partial<Record<Trick, number>>;
};

/** `loved`: its favourite food. `learnt`: this lesson was the last that it needed. `shown`: it knew. `sulked`: it wouldn't listen. */
export type Outcome = 'done' | 'loved' | 'learnt' | 'shown' | 'sulked';
export type Temper = 'napping' | 'sulking' | 'content' | 'happy';

const clamp = (part: number) => Math.min(1, Math.max(0, part));
const until = (pet: Pet): Record<Need, number> => ({ food: pet.fedUntil, joy: pet.gladUntil, clean: pet.cleanUntil });

/** A clock that went backwards changes nothing: no deed is older than the one before it. */
export const momentOf = (pet: Pet, now: number) => Math.max(now, pet.at);

/** Each need as a part of all, 0 to 1: never more as time goes by. */
export function needsOf(pet: Pet, now: number): Record<Need, number> {
  const at = momentOf(pet, now);
  const { food, joy, clean } = until(pet);
  return { food: clamp((food - at) / LASTS_MS.food), joy: clamp((joy - at) / LASTS_MS.joy), clean: clamp((clean - at) / LASTS_MS.clean) };
}

export const energyOf = (pet: Pet, now: number) => 1 - clamp((pet.tiredUntil - momentOf(pet, now)) / REST_MS);

/** Until when nothing is wanting. */
const contentUntil = (pet: Pet) => Math.min(...NEEDS.map((need) => until(pet)[need] - SULKS_BELOW * LASTS_MS[need]));

/** For how long it has been content in all its life, ms. */
export const careOf = (pet: Pet, now: number) => pet.careMs + Math.max(0, Math.min(momentOf(pet, now), contentUntil(pet)) - pet.at);

export function ageOf(careMs: number): Age {
  if (careMs >= GROWS_AT_MS.grown) return 'grown';
  return careMs >= GROWS_AT_MS.young ? 'young' : 'baby';
}

/** How much of the way to the next age is done, 0 to 1; 1 where there is none. */
export function growthOf(careMs: number): number {
  const age = ageOf(careMs);
  if (age === 'grown') return 1;
  const [from, to] = age === 'baby' ? [GROWS_AT_MS.baby, GROWS_AT_MS.young] : [GROWS_AT_MS.young, GROWS_AT_MS.grown];
  return (careMs - from) / (to - from);
}

/** What it wants most, if it wants something so much that it sulks. */
export function wantOf(pet: Pet, now: number): Need | null {
  const needs = needsOf(pet, now);
  const [least = 'food'] = NEEDS.toSorted((a, b) => needs[a] - needs[b]);
  return needs[least] < SULKS_BELOW ? least : null;
}

export const isNapping = (pet: Pet, now: number) => pet.napUntil > momentOf(pet, now);

export function temperOf(pet: Pet, now: number): Temper {
  if (isNapping(pet, now)) return 'napping';
  if (wantOf(pet, now)) return 'sulking';
  const { food, joy, clean } = needsOf(pet, now);
  return Math.min(food, joy, clean) > 0.5 ? 'happy' : 'content';
}

export const lessonsOf = (pet: Pet, trick: Trick) => Math.min(pet.lessons[trick] ?? 0, LESSONS[trick].needed);
export const knows = (pet: Pet, trick: Trick) => lessonsOf(pet, trick) === LESSONS[trick].needed;
export const isOldEnough = (pet: Pet, trick: Trick, now: number) => careOf(pet, now) >= GROWS_AT_MS[LESSONS[trick].from];

/** A pet that has just come: a little hungry, and curious. */
export const newborn = (kind: PetKind, now: number): Pet => ({
  kind,
  fedUntil: now + 0.55 * LASTS_MS.food,
  gladUntil: now + 0.6 * LASTS_MS.joy,
  cleanUntil: now + 0.8 * LASTS_MS.clean,
  tiredUntil: now,
  napUntil: now,
  careMs: 0,
  at: now,
  lessons: {},
});

const filled = (used: number, by: number, at: number, need: Need) => Math.min(Math.max(used, at) + by, at + LASTS_MS[need]);

/** Tired out, it falls asleep where it stands, and wakes fresher than rest alone would have made it. */
function tired(pet: Pet, by: number): Pet {
  const tiredUntil = Math.min(Math.max(pet.tiredUntil, pet.at) + by, pet.at + REST_MS);
  if (1 - (tiredUntil - pet.at) / REST_MS >= NAPS_BELOW) return { ...pet, tiredUntil };
  const napUntil = pet.at + NAP_MS;
  return { ...pet, napUntil, tiredUntil: Math.min(tiredUntil, napUntil + (1 - AFTER_NAP) * REST_MS) };
}

function fed(pet: Pet, favourite: boolean): Pet {
  const { at } = pet;
  return {
    ...pet,
    napUntil: Math.min(pet.napUntil, at),
    fedUntil: filled(pet.fedUntil, MEAL_MS, at, 'food'),
    gladUntil: filled(pet.gladUntil, favourite ? FAVOURITE_JOY_MS : MEAL_JOY_MS, at, 'joy'),
  };
}

function taught(pet: Pet, trick: Trick, now: number): { pet: Pet; outcome: Outcome } {
  if (wantOf(pet, now)) return { pet, outcome: 'sulked' };
  if (knows(pet, trick)) return { pet, outcome: 'shown' };
  const glad = { ...pet, gladUntil: filled(pet.gladUntil, LESSON_JOY_MS, pet.at, 'joy') };
  const learning = tired({ ...glad, lessons: { ...pet.lessons, [trick]: lessonsOf(pet, trick) + 1 } }, LESSON_TIRES_MS);
  return { pet: learning, outcome: knows(learning, trick) ? 'learnt' : 'done' };
}

/** What a deed makes of it. Whether it may be done is limits.ts's. */
export function after(before: Pet, deed: Deed, now: number): { pet: Pet; outcome: Outcome } {
  const at = momentOf(before, now);
  const pet: Pet = { ...before, careMs: careOf(before, now), at };
  if (deed.deed === 'feed') {
    const favourite = FAVOURITE[pet.kind] === deed.with;
    return { pet: fed(pet, favourite), outcome: favourite ? 'loved' : 'done' };
  }
  if (deed.deed === 'wash') {
    return { pet: { ...pet, napUntil: Math.min(pet.napUntil, at), cleanUntil: at + LASTS_MS.clean }, outcome: 'done' };
  }
  if (deed.deed === 'teach') return taught(pet, deed.with, now);
  const gladUntil = filled(pet.gladUntil, PLAY_JOY_MS, at, 'joy');
  return { pet: tired({ ...pet, gladUntil, cleanUntil: Math.max(pet.cleanUntil - PLAY_DIRT_MS, at) }, PLAY_TIRES_MS), outcome: 'done' };
}
