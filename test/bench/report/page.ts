import type { Machine } from '../machine.ts';
import type { Results } from '../results.ts';
import { AIMS, MORE_AIMS, type Aim } from './aims.ts';
import { faultsSection, type Summary } from './faults.ts';
import { ABOUT, ALIKE } from '../peers/about.ts';
import { Rows } from './figures.ts';
import { nameOf } from './names.ts';
import { SECTIONS } from './sections.ts';
import { date, table } from './words.ts';

export type Report = {
  results: ReadonlyMap<string, Results>;
  faults: readonly Summary[];
  /** Why an aim was missed, by its key: what the profile says. Written by hand. */
  reasons: Readonly<Record<string, string>>;
  /** Where a chart lies, as the page links it, by its name. */
  charts: ReadonlyMap<string, string>;
};

const CHARTS_OF: Record<string, { name: string; alt: string }[]> = {
  grow: [
    { name: 'cost', alt: 'CPU time per million deliveries, by the members of a room, OpenLink beside stock partyserver' },
    { name: 'latency', alt: 'p50 and p99 of a message’s latency, by the members of a room, OpenLink beside stock partyserver' },
  ],
  history: [{ name: 'history', alt: 'The time until the newest page is there, by the messages of a room' }],
  rows: [{ name: 'price', alt: 'What a million messages cost, by part, OpenLink beside its peers' }],
};

const NOT_MEASURED = [
  'Cloudflare’s own network: real edges, placement of objects, real hibernation and its billing. All of this is one workerd, or one process of a peer, on one machine.',
  'Real distance. Round trips are emulated by proxies; packets aren’t lost, and what a phone’s network adds isn’t in them.',
  'Loss of power. Processes are killed (SIGKILL); what the disk does then was not tried.',
  'Relays: a room is one object, and 2,000 members are the most that were measured.',
  'Prices on a bill. They are modelled from what the storage counts and what the price list says.',
  'Translation engines. The measured rooms translate nothing.',
  'Colyseus, NATS and ejabberd, which do other work or would have to be dressed up to do the same.',
];

function aimsTable(aims: readonly Aim[], rows: Rows) {
  return table(
    ['bench', 'against', 'aim', 'measured: median (range of the rounds)', ''],
    aims.map(({ bench, against, aim, judge }) => {
      const { met, measured } = judge(rows);
      return [bench, against, aim, measured, met === null ? '–' : met ? 'met' : '**missed**'];
    }),
  );
}

/** Each missed aim with its reason; one without is said to have none yet. */
function reasonsFor(aims: readonly Aim[], rows: Rows, reasons: Report['reasons']): string[] {
  return aims
    .filter(({ judge }) => judge(rows).met === false)
    .map(
      ({ key, bench, aim }) =>
        `- **Missed: ${bench}, ${aim}.** ${reasons[key] ?? `No reason is written down yet (\`${key}\` in test/bench/report/reasons.json).`}`,
    );
}

const distinct = <T>(values: readonly T[]) => [...new Set(values)];

/** How long all of them took, those that ran at the same time together, ms. */
function timeOf(spans: readonly { from: number; to: number }[]): number {
  let [total, until] = [0, 0];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return total;
}

function machineSection(results: Report['results']): string {
  const runs = [...results.values()].map(({ run }) => run);
  const lines = distinct(runs.flatMap(({ machine }) => (machine ? [lineOf(machine)] : [])));
  const days = distinct(runs.map(({ startedAt }) => date(startedAt))).sort();
  const minutes = Math.round(timeOf(runs.map(({ startedAt, tookMs }) => ({ from: startedAt, to: startedAt + tookMs }))) / 60_000);
  const command = distinct(runs.map(({ size }) => (size === 'full' ? '`npm run bench:full`' : `\`npm run bench\` (${size})`)));
  return [
    `- Measured by ${command.join(' and ')} on ${days.join(', ')}, in ${minutes} minutes; seed ${distinct(runs.map(({ seed }) => seed)).join(', ')}.`,
    ...lines.map((line) => `- ${line}`),
  ].join('\n');
}

function lineOf({ cpu, cores, memoryGib, system, versions, commit }: Machine): string {
  const with_ = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${cpu}, ${cores} cores, ${memoryGib} GiB, ${system}; commit ${commit}; ${with_.join(', ')}.`;
}

function sections(rows: Rows, charts: Report['charts']): string[] {
  return SECTIONS.filter(({ of }) => rows.peers(of).length > 0).map(({ of, title, text, table }) => {
    const shown = (CHARTS_OF[of] ?? []).flatMap(({ name, alt }) => (charts.has(name) ? [`![${alt}](${charts.get(name)})`] : []));
    return [`### ${title}`, text, ...shown, table(rows)].join('\n\n');
  });
}

function voidedSection(rows: Rows): string[] {
  const voided = rows.voided();
  if (voided.length === 0) return ['No run was void: every receiver found every seq in order, and the load’s core had time to spare.'];
  const lines = voided.map(({ scenario, peer, round, params, voided: why }) => [
    scenario,
    nameOf(peer),
    String(round),
    Object.values(params).join(', '),
    why ?? '',
  ]);
  return ['These runs count for nothing, and are in no figure above:', table(['scenario', 'peer', 'round', 'of', 'why'], lines)];
}

/** BENCHMARKS.md, before Prettier. */
export function pageOf({ results, faults, reasons, charts }: Report): string {
  const rows = new Rows(results);
  return [
    '# Benchmarks',
    'Written by `test/bench/report`, not by hand: what was measured last, beside peers that do the same work on the same machine in the same run. Read ratios, not absolute figures.',
    machineSection(results),
    '## The aims',
    aimsTable(AIMS, rows),
    'Asked of it besides:',
    aimsTable(MORE_AIMS, rows),
    reasonsFor([...AIMS, ...MORE_AIMS], rows, reasons).join('\n'),
    '## How it is measured',
    'Servers run on one core and the load on the other, which has to be idle for two fifths of the time; workerd peers run in raw `workerd serve` of one version. Send times are fixed beforehand (seeded Poisson) and a message carries the time at which it was meant to be sent: latency is receipt minus that, and one that never came is infinite. Every receiver checks every `seq`; one wrong delivery voids the run. Peers take turns, A B C A B C; ratios are made round by round, and their median and range are shown. Texts are a mix of Korean, Japanese and Indonesian. CPU time is the server process’s own.',
    '### The peers',
    ALIKE,
    Object.values(ABOUT)
      .map((about) => `- ${about}`)
      .join('\n'),
    '## The figures',
    ...sections(rows, charts),
    '### Void runs',
    ...voidedSection(rows),
    '## Faults',
    faultsSection(faults),
    '## What was not measured',
    NOT_MEASURED.map((line) => `- ${line}`).join('\n'),
    '## Again',
    '`npm run bench` takes a look in minutes, `npm run bench:full` half an hour on a machine that does nothing else, and writes this page. The rows it is made of are in `test/bench/recorded/`; `node test/bench/report/report.ts` makes the page from them anew.',
    '',
  ].join('\n\n');
}
