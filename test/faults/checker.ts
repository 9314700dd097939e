import { authenticity } from './rules/authenticity.ts';
import { bans } from './rules/bans.ts';
import { delivery, durability } from './rules/delivery.ts';
import { gone } from './rules/gone.ts';
import { order } from './rules/order.ts';
import { state } from './rules/state.ts';
import type { Transcript } from './transcript.ts';
import { sentence, type Violation } from './violation.ts';
import { worldOf } from './world.ts';

/** Decides what a room broke of its promises, from all that its clients sent, heard and read. Empty: nothing. */
export function check(transcript: Transcript): Violation[] {
  const world = worldOf(transcript);
  return [delivery, durability, order, gone, bans, state, authenticity].flatMap((rule) => [...rule(world)]);
}

/** A line for each, with what is needed to play it again. */
export const report = ({ seed, room }: Transcript, violations: Violation[]): string[] =>
  violations.map((violation) => `VIOLATION seed ${seed}, room ${room}: ${sentence(violation)}`);
