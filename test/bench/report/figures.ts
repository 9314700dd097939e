import { median } from '../quantile.ts';
import type { Results } from '../results.ts';
import type { Metric, Result } from '../scenario.ts';

/** What several rounds make of one figure. `null` is infinite. */
export type Figure = { median: Metric; min: Metric; max: Metric; rounds: number };

const finite = (value: number): Metric => (Number.isFinite(value) ? value : null);

/** The median of rounds with its range; undefined of none. */
export function figureOf(values: readonly Metric[]): Figure | undefined {
  if (values.length === 0) return undefined;
  const numbers = values.map((value) => value ?? Number.POSITIVE_INFINITY);
  return { median: median(numbers), min: finite(Math.min(...numbers)), max: finite(Math.max(...numbers)), rounds: values.length };
}

export type Where = Result['params'];

/** The rows of a folder of results. Voided ones count for nothing, but in `voided`. */
export class Rows {
  readonly #all: readonly Result[];

  constructor(results: ReadonlyMap<string, Results>) {
    this.#all = [...results.values()].flatMap(({ rows }) => rows);
  }

  /** Of a scenario and peer, where all of `where` holds. */
  of(scenario: string, peer: string, where: Where = {}): Result[] {
    const holds = ({ params }: Result) => Object.entries(where).every(([name, value]) => params[name] === value);
    return this.#all.filter((row) => row.voided === undefined && row.scenario === scenario && row.peer === peer && holds(row));
  }
  voided(): Result[] {
    return this.#all.filter((row) => row.voided !== undefined);
  }
  /** What a parameter of a scenario was, in the order of its values. */
  values(scenario: string, param: string): (number | string)[] {
    const seen = new Set(this.#all.filter((row) => row.scenario === scenario).map(({ params }) => params[param]!));
    return [...seen].sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0));
  }
  peers(scenario: string): string[] {
    return [...new Set(this.#all.filter((row) => row.scenario === scenario).map(({ peer }) => peer))];
  }
  figure(scenario: string, peer: string, metric: string, where: Where = {}): Figure | undefined {
    return figureOf(this.of(scenario, peer, where).flatMap(({ metrics }) => (metric in metrics ? [metrics[metric]!] : [])));
  }
}

/** Round by round, a figure of ours and one of theirs, put together by `how`; rounds that one of them lacks are left out. */
export function together(
  ours: readonly Result[],
  theirs: readonly Result[],
  metric: string,
  how: (ours: number, theirs: number) => number,
): Figure | undefined {
  const other = new Map(theirs.map(({ round, metrics }) => [round, metrics[metric]]));
  const values = ours.flatMap(({ round, metrics }): Metric[] => {
    const [mine, their] = [metrics[metric], other.get(round)];
    if (mine === undefined || their === undefined) return [];
    // Nothing is known of two that never came; a figure that never came is infinitely worse than one that did.
    if (mine === null) return their === null ? [] : [null];
    return [their === null ? 0 : how(mine, their)];
  });
  return figureOf(values);
}

export const ratio = (ours: readonly Result[], theirs: readonly Result[], metric: string) =>
  together(ours, theirs, metric, (a, b) => a / b);
export const difference = (ours: readonly Result[], theirs: readonly Result[], metric: string) =>
  together(ours, theirs, metric, (a, b) => a - b);
