import type { Violation } from './violation.ts';

/** What one program did and found. `BENCHMARKS.md` takes its table of faults from these. */
export type Summary = {
  program: string;
  seed: number;
  minutes: number;
  /** Deaths of the process. */
  kills: number;
  /** Kill points by their moment, or other faults by their name. */
  points: Record<string, number>;
  rooms: number;
  /** Messages of which a receipt came, each once. */
  acknowledged: number;
  /** Events with a seq that came to anybody, replays included. */
  seen: number;
  reconnects: number;
  violations: Violation[];
  /** Of what was said in spite of dropped connections, what the others heard, by peer. */
  delivered?: Record<string, { sent: number; heard: number }>;
  /** Rooms made to break a promise, and whether the checker saw it, by what name. */
  broken?: { name: string; caught: boolean; by: string }[];
  /** What was not tried, and why. */
  notTried?: string;
  /** Figures of one program alone. */
  [more: string]: unknown;
};

export type Run = {
  seed: number;
  /** Sizes of what isn't counted in rounds: `short` is what every change runs, `full` what BENCHMARKS.md is made of. */
  size: 'short' | 'full';
  /** Asked before each round, from 1. */
  isOver: (round: number) => boolean;
  say: (line: string) => void;
  /** Another Worker's entry: a room that is broken on purpose. */
  entry?: string;
  /** Where transcripts of rooms that broke a promise go. */
  keepIn?: string;
};

export type Program<Options = object> = (run: Run, options?: Options) => Promise<Summary>;

export const newSummary = (program: string, seed: number): Summary => {
  const nothing = { minutes: 0, kills: 0, points: {}, rooms: 0, acknowledged: 0, seen: 0, reconnects: 0, violations: [] };
  return { program, seed, ...nothing };
};
