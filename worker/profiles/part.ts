import type { BatchItem } from 'drizzle-orm/batch';
import type { Db } from '../db/client';
import type { Visit } from './visit';

type Reads = readonly BatchItem<'sqlite'>[];
/** What these queries answer, in their order. */
export type AnswersOf<Q extends Reads> = { [I in keyof Q]: Awaited<Q[I]> };

/** What one kind of block shows. Its queries go to D1 with those of all the others, in one batch (view.ts). */
export type Part<V = unknown> = {
  reads(db: Db, visit: Visit): Reads;
  /** From the answers to its queries, in their order. */
  show(answers: readonly unknown[], visit: Visit): V;
};

/** A part whose `show` knows what its `reads` ask for. */
export const part = <const Q extends Reads, V>(of: {
  reads(db: Db, visit: Visit): Q;
  show(answers: AnswersOf<Q>, visit: Visit): V;
}): Part<V> => ({
  reads: of.reads,
  // view.ts hands every part the answers to its own queries.
  show: (answers, visit) => of.show(answers as AnswersOf<Q>, visit),
});
