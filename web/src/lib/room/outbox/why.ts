import { goesByItself, pauseLeftMs, type Word } from './word';

/** Why words wait that go by themselves: for the line to the room, or for a pause that the room asked for (`until`, ms). */
export type Why = { kind: 'unconnected' } | { kind: 'paused'; until: number; isLong: boolean };

/** From so long a pause on, it is said when it ends. */
const LONG_PAUSE_MS = 60_000;

type Facts = {
  words: readonly Word[];
  me: string | null;
  now: number;
  /** No line to the room. */
  isAlone: boolean;
  /** The oldest has waited for longer than anybody should without being told. */
  isLate: boolean;
};

/** Null where nothing needs to be said: most words are sent before anybody could read that they wait. */
export function whyWaiting({ words, me, now, isAlone, isLate }: Facts): Why | null {
  const first = words.find((word) => goesByItself(word, me));
  const leftMs = first && !isAlone ? pauseLeftMs(first, now) : 0;
  if (leftMs > 0) return { kind: 'paused', until: now + leftMs, isLong: leftMs >= LONG_PAUSE_MS };
  return isAlone || isLate ? { kind: 'unconnected' } : null;
}
