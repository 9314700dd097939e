import { difference, ratio, type Figure, type Rows, type Where } from './figures.ts';
import { figure } from './words.ts';

export type Judged = {
  /** `null`: this run has no figure for it. */
  met: boolean | null;
  measured: string;
};
export type Aim = {
  /** What `reasons.json` calls it. */
  key: string;
  bench: string;
  against: string;
  aim: string;
  judge: (rows: Rows) => Judged;
};

const OURS = 'openlink';

/** Holds the median to a bound; infinite is past any. */
function atMost(value: Figure | undefined, most: number, unit: string): Judged {
  if (!value) return { met: null, measured: 'not measured in this run' };
  return { met: value.median !== null && value.median <= most, measured: figure(value, unit) };
}

const against =
  (scenario: string, peer: string, metric: string, most: number, where: Where = {}) =>
  (rows: Rows) =>
    atMost(ratio(rows.of(scenario, OURS, where), rows.of(scenario, peer, where), metric), most, '×');

/** A figure of ours under one condition against the same under another, round by round. */
const itself = (scenario: string, metric: string, here: Where, there: Where, most: number) => (rows: Rows) =>
  atMost(ratio(rows.of(scenario, OURS, here), rows.of(scenario, OURS, there), metric), most, '×');

const figureOf =
  (scenario: string, metric: string, most: number, unit: string, where: Where = {}) =>
  (rows: Rows) =>
    atMost(rows.figure(scenario, OURS, metric, where), most, unit);

/** Frames a join are the same where they are within a tenth. */
const SAME = 1.1;
const LIVELY = { pace: 'lively' };

/** As many rows as any page read. */
function mostRowsRead(rows: Rows): Judged {
  const pages = ['newest page', 'page anywhere'].flatMap((what) =>
    rows.of('history', OURS, { what }).map(({ metrics }) => metrics['rowsRead']!),
  );
  const replayed = rows.of('history', OURS, { what: 'since, 10000 events' }).map(({ metrics }) => metrics['rowsReadPerFrame']!);
  const all = [...pages, ...replayed].map((read) => read ?? Number.POSITIVE_INFINITY);
  if (all.length === 0) return { met: null, measured: 'not measured in this run' };
  const most = Math.max(...all);
  return { met: most <= 60, measured: `${Math.ceil(most)} at most` };
}

/** The table of aims, row by row; where a row has two aims, it is two rows. */
export const AIMS: readonly Aim[] = [
  {
    key: 'stored-100x100.cpu',
    bench: '100 members × 100 msg/s, stored',
    against: 'stock partyserver',
    aim: 'CPU per delivery ≤ 0.37×',
    judge: against('stored-100x100', 'stock', 'cpuSecondsPerMillion', 0.37),
  },
  {
    key: 'stored-100x100.p99',
    bench: '100 members × 100 msg/s, stored',
    against: 'the price of merging',
    aim: 'p99 ≤ 50 ms',
    judge: figureOf('stored-100x100', 'p99Ms', 50, 'ms'),
  },
  {
    key: 'stored-100x100.ws',
    bench: '100 members × 100 msg/s, stored',
    against: 'ws + SQLite',
    aim: 'CPU per delivery ≤ 1.3×',
    judge: against('stored-100x100', 'ws', 'cpuSecondsPerMillion', 1.3),
  },
  {
    key: 'stored-1000x10.cpu',
    bench: '1,000 × 10 msg/s, stored',
    against: 'stock partyserver',
    aim: 'CPU per delivery ≤ 0.85×',
    judge: against('stored-1000x10', 'stock', 'cpuSecondsPerMillion', 0.85),
  },
  {
    key: 'stored-1000x10.p99',
    bench: '1,000 × 10 msg/s, stored',
    against: 'stock partyserver',
    aim: 'p99 ≤ 1.0×',
    judge: against('stored-1000x10', 'stock', 'p99Ms', 1),
  },
  {
    key: 'quiet.p50',
    bench: 'quiet room, five rounds of 40 s',
    against: 'stock partyserver',
    aim: 'p50 at most 1 ms more',
    judge: (rows) => atMost(difference(rows.of('quiet', OURS), rows.of('quiet', 'stock'), 'p50Ms'), 1, 'ms'),
  },
  {
    key: 'joins-300.p99',
    bench: '300 joins in 5 s, with the last 50',
    against: 'stock partyserver',
    aim: 'first page p99 ≤ 1.5×',
    judge: against('joins', 'stock', 'pageP99Ms', 1.5, { joins: 300 }),
  },
  {
    key: 'joins-1000.p99',
    bench: '1,000 joins in 5 s, with the last 50',
    against: 'stock partyserver',
    aim: 'first page p99 ≤ 1.5×',
    judge: against('joins', 'stock', 'pageP99Ms', 1.5, { joins: 1000 }),
  },
  {
    key: 'joins.frames-300',
    bench: '300 joins in 5 s',
    against: 'itself at 100',
    aim: 'frames a join the same (within a tenth)',
    judge: itself('joins', 'framesPerJoin', { joins: 300 }, { joins: 100 }, SAME),
  },
  {
    key: 'joins.frames-1000',
    bench: '1,000 joins in 5 s',
    against: 'itself at 100',
    aim: 'frames a join the same (within a tenth)',
    judge: itself('joins', 'framesPerJoin', { joins: 1000 }, { joins: 100 }, SAME),
  },
  {
    key: 'http-join.p50',
    bench: 'join over HTTP, four at once',
    against: '`GET /healthz`',
    aim: 'p50 ≤ 3×',
    judge: (rows) =>
      atMost(ratio(rows.of('http-join', OURS, { what: 'first join' }), rows.of('http-join', OURS, { what: 'healthz' }), 'p50Ms'), 3, '×'),
  },
  { key: 'history.rows', bench: 'history 1 k → 1 M, newest 50', against: 'itself', aim: '≤ 60 rows read always', judge: mostRowsRead },
  {
    key: 'history.time',
    bench: 'history 1 k → 1 M, newest 50',
    against: 'itself',
    aim: 'time at 1 M ≤ 2× at 10 k',
    judge: itself('history', 'p50Ms', { what: 'newest page', messages: 1_000_000 }, { what: 'newest page', messages: 10_000 }, 2),
  },
  {
    key: 'rows.written',
    bench: 'rows written a message, two a second',
    against: 'alarms included',
    aim: '≤ 1.05',
    judge: figureOf('rows', 'rowsWritten', 1.05, '', LIVELY),
  },
  {
    key: 'rows.ratio',
    bench: 'rows written a message, two a second',
    against: 'docs-style DO',
    aim: '≤ 0.35×',
    judge: against('rows', 'docs', 'rowsWritten', 0.35, LIVELY),
  },
  {
    key: 'rows.price',
    bench: 'modelled $ per million messages, two a second',
    against: 'the room’s own object',
    aim: '≤ 1.10',
    judge: figureOf('rows', 'dollarsPerMillion', 1.1, '$', LIVELY),
  },
  {
    key: 'grow.cpu',
    bench: 'room 100 → 2,000 members at equal deliveries/s',
    against: 'itself',
    aim: 'CPU per delivery ≤ 1.25×',
    judge: itself('grow', 'cpuSecondsPerMillion', { members: 2000 }, { members: 100 }, 1.25),
  },
];

/** Asked of it beside that table. */
export const MORE_AIMS: readonly Aim[] = [
  {
    key: 'storm.peak',
    bench: '1,000 clients after a restart: connects in the busiest second',
    against: 'stock partysocket as it ships',
    aim: '≤ 0.25×',
    judge: against('storm', 'partysocket', 'peakConnectsPerSecond', 0.25, { clients: 1000 }),
  },
  {
    key: 'storm.peak-readme',
    bench: '1,000 clients after a restart: connects in the busiest second',
    against: 'partysocket with the delays that its README gives',
    aim: '≤ 0.25×',
    judge: against('storm', 'partysocket by its README', 'peakConnectsPerSecond', 0.25, { clients: 1000 }),
  },
  {
    key: 'storm.database',
    bench: 'reconnecting',
    against: '–',
    aim: 'asks D1 for nothing',
    judge: figureOf('storm', 'databaseTouched', 0, 'times'),
  },
  {
    key: 'idle.wakes',
    bench: 'an idle room with 1,000 sockets that ping',
    against: '–',
    aim: 'wakes zero times',
    judge: figureOf('idle', 'wakes', 0, 'times'),
  },
];
