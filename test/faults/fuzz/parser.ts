import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { memberNo, T0 } from '../../rooms/plain-room';
import { framesFor, type Frame } from './frames';
import { Judge, NAMED } from './judge';
import { add, newSummary, type Asked, type Summary } from './program';

/** What may happen before a frame: nothing, mostly. */
type Before = 'nothing' | 'forget' | { pass: number } | { again: { since?: string; epoch?: string; lang?: string } };
type Step = { before: Before; who: number; frame: Frame };

const made = framesFor({ at: T0, members: Array.from({ length: NAMED }, (_, n) => memberNo(n)), epoch: 'epoch-1' });
const asText = (texts: Arbitrary<string>) => texts.map((text): Frame => ({ text }));
const frames: Arbitrary<Frame> = fc.oneof(
  { weight: 24, arbitrary: asText(made.any) },
  { weight: 1, arbitrary: made.bytes.map((bytes) => ({ bytes })) },
);
const odd = fc.constantFrom('0', '1', '5', '-1', '1e3', '99999', '9'.repeat(200), 'NaN', '', '0x1', '１');
const again = fc.record(
  { since: odd, epoch: fc.constantFrom('epoch-1', 'epoch-1', 'other', ''), lang: fc.constantFrom('ko', 'ja', 'xx', '__proto__', '') },
  { requiredKeys: [], noNullPrototype: true },
);
const before: Arbitrary<Before> = fc.oneof(
  { weight: 70, arbitrary: fc.constant('nothing' as const) },
  { weight: 22, arbitrary: fc.constantFrom(20, 200, 1000, 3000, 7000, 59_999, 60_000, 180_000).map((pass) => ({ pass })) },
  { weight: 2, arbitrary: fc.constant('forget' as const) },
  { weight: 2, arbitrary: again.map((how) => ({ again: how })) },
);
const stepOf = (frame: Arbitrary<Frame>): Arbitrary<Step> =>
  fc.record({ before, who: fc.nat({ max: 11 }), frame }, { noNullPrototype: true });

/** Steps of one room: long enough for its limits to be met. */
const STEPS_MOST = 250;
const ROOMS_AT_ONCE = 50;
const stepsOf = (frame: Arbitrary<Frame>) => fc.array(stepOf(frame), { minLength: 1, maxLength: STEPS_MOST, size: 'max' });
/** No time passes, and so the limits are met. */
const inHaste = (steps: Step[]) => steps.map((step): Step => ({ ...step, before: isPause(step.before) ? 'nothing' : step.before }));
const isPause = (before: Before) => typeof before === 'object' && 'pass' in before;
const play = fc.oneof(
  { weight: 4, arbitrary: stepsOf(frames) },
  { weight: 4, arbitrary: stepsOf(frames).map(inHaste) },
  { weight: 1, arbitrary: stepsOf(asText(made.chatter)).map(inHaste) },
);

type Trying = Asked & { judge?: () => Judge; isShrinking?: boolean };

/** Plays the steps to a new room and holds it to its promises. Throws where it breaks one. */
async function playTo(judge: Judge, steps: Step[]): Promise<void> {
  for (const { before, who, frame } of steps) {
    if (before === 'forget') await judge.forget();
    else if (before !== 'nothing' && 'pass' in before) await judge.pass(before.pass);
    else if (before !== 'nothing') judge.again(who, before.again);
    judge.take(who, frame);
  }
  await judge.end();
}

/**
 * Throws at least `count` frames at rooms, ROOMS_AT_ONCE by one seed: `seed`, `seed + 1` … Ends at the first broken promise, made as
 * short as it can be unless `isShrinking` is off. `judge` makes the room that is tried.
 */
export async function fuzz({ count, seed, say, judge = () => new Judge(), isShrinking = true }: Trying): Promise<Summary> {
  const summary = newSummary();
  for (let own = seed; summary.thrown < count; own++) {
    const property = fc.asyncProperty(play, async (steps) => {
      const one = judge();
      try {
        await playTo(one, steps);
      } finally {
        one.close();
      }
      summary.thrown += steps.length;
      add(summary.counts, one.counts);
    });
    const result = await fc.check(property, { seed: own, numRuns: ROOMS_AT_ONCE, endOnFailure: !isShrinking });
    if (result.failed) {
      const words = `seed ${own}: ${String(result.errorInstance)}, after ${fc.stringify(result.counterexample?.[0]).slice(0, 20_000)}`;
      return { ...summary, broken: [words] };
    }
    if ((own - seed) % 100 === 99) say?.(`${summary.thrown} frames`);
  }
  return summary;
}
