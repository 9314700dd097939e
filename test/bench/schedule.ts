import { seeded } from '../support/seeded.ts';
import { textsOf } from './texts.ts';

/** A message that is going to be sent, whatever comes of those before it. */
export type Planned = { /** ms from the load's start */ at: number; room: number; member: number; text: string };
export type Crowd = { rooms: number; members: number; /** in each room */ perSecond: number };

/** What one member may say (contract: a burst of 20, then 5 a second); planned times keep below it, or a peer without limits would do more work. */
const BURST = 16;
const PER_SECOND = 5;

/** Poisson send times of a crowd for `ms`, fixed before the load starts: exponential pauses in each room, each message by a random member. */
export function plan({ rooms, members, perSecond }: Crowd, ms: number, seed: number): Planned[] {
  const random = seeded(seed);
  const text = textsOf(seed + 1);
  const planned: Planned[] = [];
  for (let room = 0; room < rooms; room++) {
    const levels = Array.from({ length: members }, () => ({ tokens: BURST, at: 0 }));
    const pause = () => (-Math.log(1 - random()) * 1000) / perSecond;
    for (let at = pause(); at < ms; at += pause()) {
      const member = Math.floor(random() * members);
      const speaker = mayNow(levels, member, at);
      if (speaker !== null) planned.push({ at, room, member: speaker, text: text() });
    }
  }
  return planned.sort((a, b) => a.at - b.at);
}

/** The first member from `from` on who may say something now. */
function mayNow(levels: { tokens: number; at: number }[], from: number, at: number): number | null {
  for (let i = 0; i < levels.length; i++) {
    const member = (from + i) % levels.length;
    const level = levels[member]!;
    const tokens = Math.min(BURST, level.tokens + ((at - level.at) / 1000) * PER_SECOND);
    if (tokens < 1) continue;
    levels[member] = { tokens: tokens - 1, at };
    return member;
  }
  return null;
}

/** `count` times within `ms`, as a Poisson stream of that many has them. */
export function arrivals(count: number, ms: number, seed: number): number[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => random() * ms).sort((a, b) => a - b);
}

/** Calls `act` for each of `planned` at its time after `startMs` (by `now`), late ones at once; resolves after the last. */
export function follow<T extends { at: number }>(
  planned: readonly T[],
  startMs: number,
  now: () => number,
  act: (one: T, intendedMs: number) => void,
): Promise<void> {
  let next = 0;
  return new Promise((done) => {
    const go = () => {
      while (next < planned.length && startMs + planned[next]!.at <= now()) {
        const one = planned[next++]!;
        act(one, startMs + one.at);
      }
      if (next === planned.length) return done();
      setTimeout(go, Math.max(0, startMs + planned[next]!.at - now()));
    };
    go();
  });
}
