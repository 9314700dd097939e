/** A figure; null is infinite: a delivery that never came, a time that nobody saw the end of. */
export type Metric = number | null;

/** What one peer did in one round. Rows of one scenario and one set of `params` are compared with each other, over rounds. */
export type Result = {
  scenario: string;
  /** `openlink`, or the folder of `peers/` that was measured. */
  peer: string;
  /** From 1. */
  round: number;
  params: Record<string, number | string>;
  /** Names end with their unit: `p99Ms`, `cpuSecondsPerMillion`, `rowsRead`, `loadBusy` (a share, 0 to 1). */
  metrics: Record<string, Metric>;
  /** Why this run counts for nothing: a wrong delivery, or a load that had too little time. It is shown, and left out of medians. */
  voided?: string;
};

/** What a run of the bench hands to each scenario. */
export type Context = {
  /** `small` is `npm run bench` (one look, minutes), `full` is what BENCHMARKS.md is made of, `smoke` only shows that it runs. */
  size: 'smoke' | 'small' | 'full';
  /** Of everything random. Each round's own seed comes from it: see `seedOf`. */
  seed: number;
  /** Where profiles go, if they are wanted. */
  profileDir: string | null;
  /** How long the scenario `idle` looks on, where that isn't plan.ts's. */
  idleMs: number | null;
  /** Peers asked for by name; null: all that the scenario has. */
  peers: readonly string[] | null;
  /** A line for who watches. */
  say: (line: string) => void;
};

/** A module of `scenarios/` exports `scenario`, one of these. Durations and sizes are in plan.ts, for all of them. */
export type Scenario = {
  name: string;
  /** Its figures are counts, which a busy core changes nothing of: it runs beside others of its kind, so that the minutes don't add up. */
  counts?: true;
  /** Ends everything that it started, however it ends. */
  run: (context: Context) => Promise<Result[]>;
};

/** Peers in turn, A B C A B C, so that what the machine does meanwhile meets all of them. Each row is told as it comes. */
export async function inRotation<Peer extends string>(
  context: Context,
  { rounds, peers }: { rounds: number; peers: readonly Peer[] },
  run: (peer: Peer, round: number) => Promise<Result[]>,
): Promise<Result[]> {
  const chosen = peers.filter((peer) => context.peers?.includes(peer) ?? true);
  const results: Result[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const peer of chosen) {
      const rows = await run(peer, round);
      results.push(...rows);
      for (const row of rows) context.say(lineOf(row));
    }
  }
  return results;
}

/** What a run came to; one that breaks off counts for nothing, and those after it go on. */
export async function outcomeOf(run: () => Promise<Pick<Result, 'metrics' | 'voided'>>): Promise<Pick<Result, 'metrics' | 'voided'>> {
  try {
    return await run();
  } catch (error) {
    return { metrics: {}, voided: `broke off: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const shown = (value: Metric) => (value === null ? '∞' : String(Number(value.toPrecision(4))));
const pairs = (of: Record<string, Metric | string>) =>
  Object.entries(of)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : shown(value)}`)
    .join(' · ');

export const lineOf = ({ scenario, peer, round, params, metrics, voided }: Result) =>
  `${scenario} ${round} ${peer} [${pairs(params)}] ${pairs(metrics)}${voided === undefined ? '' : ` VOID: ${voided}`}`;

/** A seed of its own for each scenario and round, the same for every peer in it: FNV-1a over their names. */
export function seedOf({ seed }: Pick<Context, 'seed'>, ...names: (string | number)[]): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const char of names.join('/')) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}
