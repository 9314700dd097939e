import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nameOf } from './names.ts';
import { number, table } from './words.ts';

/** What a fault program left (test/faults/program.ts). What it counts beside that is shown by its own name. */
const summary = z.looseObject({
  program: z.string(),
  seed: z.number(),
  minutes: z.number().default(0),
  kills: z.number().default(0),
  points: z.record(z.string(), z.number()).default({}),
  rooms: z.number().default(0),
  acknowledged: z.number().default(0),
  seen: z.number().default(0),
  reconnects: z.number().default(0),
  violations: z.union([z.array(z.unknown()).transform((all) => all.length), z.number()]).default(0),
  /** Of what was said in spite of dropped connections, by peer. */
  delivered: z.record(z.string(), z.object({ sent: z.number(), heard: z.number() })).optional(),
  /** Rooms made to break a promise, and whether the checker saw it. */
  broken: z.array(z.looseObject({ name: z.string(), caught: z.boolean(), by: z.string().optional() })).optional(),
});
export type Summary = z.output<typeof summary>;

const file = z.union([
  z.array(summary),
  z.object({ summaries: z.array(summary) }).transform(({ summaries }) => summaries),
  summary.transform((one) => [one]),
]);

export function readFaults(folder: string): Summary[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => file.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

const KNOWN = new Set(['program', 'seed', 'startedAt', ...Object.keys(summary.shape)]);
const words = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
const others = (one: Summary) =>
  Object.entries(one)
    .flatMap(([name, value]) => (!KNOWN.has(name) && typeof value === 'number' ? [`${words(name)} ${number(value)}`] : []))
    .join(', ');
const sum = (all: readonly Summary[], of: 'kills' | 'acknowledged' | 'seen' | 'violations' | 'reconnects') =>
  all.reduce((total, one) => total + one[of], 0);
const violations = (count: number) => (count === 0 ? '0' : `**${count}**`);

/** Everything that the recorded fault programs did and found. */
export function faultsSection(all: readonly Summary[]): string {
  if (all.length === 0) return 'No run of `npm run faults:full` is recorded.';
  const runs = table(
    ['program', 'seed', 'minutes', 'kills', 'acknowledged', 'events seen', 'reconnects', 'violations', 'and'],
    [
      ...all.map((one) => [
        one.program,
        String(one.seed),
        number(one.minutes),
        number(one.kills),
        number(one.acknowledged),
        number(one.seen),
        number(one.reconnects),
        violations(one.violations),
        others(one),
      ]),
      [
        'all',
        '',
        '',
        ...(['kills', 'acknowledged', 'seen', 'reconnects'] as const).map((of) => number(sum(all, of))),
        violations(sum(all, 'violations')),
        '',
      ],
    ],
  );
  return [runs, points(all), delivered(all), broken(all)].filter((part) => part !== '').join('\n\n');
}

function points(all: readonly Summary[]): string {
  const counts = new Map<string, number>();
  for (const one of all)
    for (const [name, count] of Object.entries(one.points)) {
      const key = `${one.program}: ${name}`;
      counts.set(key, (counts.get(key) ?? 0) + count);
    }
  if (counts.size === 0) return '';
  return `When it was struck, and how often:\n\n${table(
    ['fault', 'times'],
    [...counts].map(([name, count]) => [name, number(count)]),
  )}`;
}

function delivered(all: readonly Summary[]): string {
  const rows = all.flatMap((one) =>
    Object.entries(one.delivered ?? {}).map(([peer, { sent, heard }]) => [
      one.program,
      nameOf(peer),
      number(sent),
      number(heard),
      // Never rounded up to all of it.
      heard === sent ? '100 %' : `${(Math.floor((heard / sent) * 100_000) / 1000).toFixed(3)} %`,
    ]),
  );
  if (rows.length === 0) return '';
  return `Connections dropped again and again, and what of what was said was delivered:\n\n${table(['program', 'peer', 'expected', 'delivered', 'share'], rows)}`;
}

function broken(all: readonly Summary[]): string {
  const rooms = all.flatMap((one) => one.broken ?? []);
  if (rooms.length === 0) return '';
  const missed = rooms.filter(({ caught }) => !caught);
  const told = missed.length ? `**Not caught: ${missed.map(({ name }) => name).join(', ')}.**` : 'All of them are caught, each by name.';
  return `The checker is itself checked against ${rooms.length} rooms that break a promise on purpose. ${told}\n\n${table(
    ['the room', 'caught by'],
    rooms.map(({ name, caught, by }) => [name, caught ? (by ?? 'yes') : '**no**']),
  )}`;
}
