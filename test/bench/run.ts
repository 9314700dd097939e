// The bench: `npm run bench` (a look, minutes) and `npm run bench:full` (what BENCHMARKS.md is made of, half an hour). A machine that
// does other things meanwhile measures those: run it alone.
//   --only a,b        these scenarios          --peers a,b     these peers
//   --seed N          of everything random     --profile       profiles of the servers, in test/bench/profiles
//   --idle-minutes N  how long `idle` looks on
//   --results FOLDER  where the rows go        --report FOLDER where the report goes; full with all peers writes BENCHMARKS.md
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../worker/local/settings.ts';
import { pinToLoadCore } from './cores.ts';
import { install } from './install.ts';
import { SCENARIOS } from './plan.ts';
import { writeReport } from './report/report.ts';
import * as results from './results.ts';
import type { Context, Scenario } from './scenario.ts';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
    only: { type: 'string' },
    peers: { type: 'string' },
    seed: { type: 'string', default: '20261121' },
    'idle-minutes': { type: 'string' },
    profile: { type: 'boolean', default: false },
    results: { type: 'string', default: join(root, 'test/bench/results') },
    report: { type: 'string' },
  },
});

const say = (line: string) => console.log(line);
const names = values.only?.split(',') ?? SCENARIOS;
const context: Context = {
  size: values.full ? 'full' : values.smoke ? 'smoke' : 'small',
  seed: Number(values.seed),
  profileDir: values.profile ? join(root, 'test/bench/profiles') : null,
  idleMs: values['idle-minutes'] === undefined ? null : Number(values['idle-minutes']) * 60_000,
  peers: values.peers?.split(',') ?? null,
  say,
};

if (!pinToLoadCore()) say('No second core, or no taskset: the load and the servers take each other’s time. Read nothing into the figures.');
// Peers that a smaller run leaves out need nothing installed.
if (context.peers === null || context.peers.some((peer) => ['socketio', 'bun'].includes(peer))) install(say);
say(`bench: ${context.size}, seed ${context.seed}, ${names.join(' ')}`);

async function run({ name, run }: Scenario): Promise<void> {
  const startedAt = Date.now();
  const rows = await run(context);
  results.write(resolve(values.results), name, context, startedAt, rows);
  say(`${name}: ${rows.length} runs in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}

const scenarios = await Promise.all(
  names.map(async (name) => ((await import(`./scenarios/${name}.ts`)) as { scenario: Scenario }).scenario),
);
for (const scenario of scenarios) if (!scenario.counts) await run(scenario);
await Promise.all(scenarios.filter(({ counts }) => counts).map(run));

// What was measured beside some of the peers only isn't what BENCHMARKS.md shows.
const report = values.report ?? (context.size === 'full' && context.peers === null ? root : undefined);
if (report !== undefined) {
  await writeReport({ resultsDir: resolve(values.results), outDir: resolve(report) });
  say(`The report is in ${join(resolve(report), 'BENCHMARKS.md')}`);
}
