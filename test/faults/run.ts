// Faults: `npm run faults` (short, seeded twice) and `npm run faults:full -- --minutes 30`. Ends with 1 if a promise was broken.
//   --minutes N       how long a full run takes, about    --seed N          of everything random, instead of a new one
//   --only a,b        these programs                      --results FOLDER  where transcripts of broken promises go
// Full runs leave their summaries in test/faults/recorded/, from which BENCHMARKS.md takes its table.
// A seed decides what is done and when it is struck; how processes share a machine's time it doesn't.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../worker/local/settings.ts';
import { install } from '../bench/install.ts';
import { PLAN, type Planned } from './plan.ts';
import type { Run, Summary } from './program.ts';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string' },
    only: { type: 'string' },
    results: { type: 'string' },
  },
});

/** The same for every change, so that a short run that failed once fails again; and one that nobody has seen before. */
const FIXED_SEED = 20261121;
const newSeed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const seeds = values.full || values.seed !== undefined ? [newSeed] : [FIXED_SEED, newSeed];
const folder = resolve(values.results ?? join(root, 'test/faults/results'));
const RECORDED = join(root, 'test/faults/recorded');
const minutes = Number(values.minutes);
const planned = PLAN.filter(({ name }) => values.only?.split(',').includes(name) ?? true);
const say = (line: string) => console.log(line);

async function play({ name, program, short, fullShare }: Planned, seed: number): Promise<Summary> {
  const end = Date.now() + (values.full ? fullShare * minutes * 60_000 : typeof short === 'number' ? short / seeds.length : 0);
  const isOver = (round: number) => round > 1 && Date.now() > end;
  const run: Run = { seed, size: values.full ? 'full' : 'short', isOver, say, keepIn: join(folder, 'transcripts') };
  say(`${name}: seed ${seed}`);
  const summary = await program(run);
  const { violations, points, kills, acknowledged, seen, reconnects } = summary;
  const struck = Object.entries(points).map(([point, times]) => `${point} ${times}`);
  const counts = { kills, acknowledged, seen, reconnects, violations: violations.length };
  const counted = Object.entries(counts).map(([what, n]) => `${n} ${what}`);
  say(`${name}: seed ${seed}, ${summary.minutes} min: ${[...counted, ...struck].join(', ')}`);
  for (const [peer, { sent, heard }] of Object.entries(summary.delivered ?? {})) say(`${name}: ${peer} delivered ${heard} of ${sent}`);
  if (summary.notTried !== undefined) say(`${name}: not tried: ${summary.notTried}`);
  return summary;
}

if (values.full) install(say);
const startedAt = Date.now();
const summaries: Summary[] = [];
for (const seed of seeds) {
  const isNew = seed === newSeed;
  for (const one of planned)
    if (values.full || typeof one.short === 'number' || (one.short === 'once' && isNew)) summaries.push(await play(one, seed));
}

if (values.full) {
  mkdirSync(RECORDED, { recursive: true });
  writeFileSync(join(RECORDED, `faults-${newSeed}.json`), `${JSON.stringify({ startedAt, minutes, summaries }, null, 1)}\n`);
}
const failed = summaries.filter(({ violations }) => violations.length > 0).length;
say('Processes died, lines broke, a disk filled up; power loss was not tried.');
say(`faults: ${summaries.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
