import { nameOf } from './names.ts';
import { difference, ratio, type Rows } from './figures.ts';
import { figure, medianOf, number, table } from './words.ts';

const OURS = 'openlink';
/** A room in which everybody talks: cost and latency beside the peers, and each as a part of the stock room's. */
export function talking(scenario: string) {
  return (rows: Rows) =>
    table(
      ['peer', 'CPU-s per million', 'of stock', 'p50 ms', 'p99 ms', 'p99.9 ms', 'frames a delivery', 'memory MB', 'load’s core'],
      rows.peers(scenario).map((peer) => {
        const of = (metric: string) => rows.figure(scenario, peer, metric);
        const part = ratio(rows.of(scenario, peer), rows.of(scenario, 'stock'), 'cpuSecondsPerMillion');
        const busy = of('loadBusy')?.median;
        return [
          nameOf(peer),
          figure(of('cpuSecondsPerMillion')),
          figure(part, '×'),
          figure(of('p50Ms')),
          figure(of('p99Ms')),
          figure(of('p999Ms')),
          medianOf(of('framesPerDelivery')),
          medianOf(of('rssMb')),
          typeof busy === 'number' ? `${Math.round(busy * 100)} %` : '–',
        ];
      }),
    );
}

export const grow = (rows: Rows) =>
  table(
    ['members', 'peer', 'CPU-s per million', 'p50 ms', 'p99 ms', 'frames a delivery'],
    rows.values('grow', 'members').flatMap((members) =>
      rows.peers('grow').map((peer) => {
        const of = (metric: string) => rows.figure('grow', peer, metric, { members });
        return [
          number(Number(members)),
          nameOf(peer),
          figure(of('cpuSecondsPerMillion')),
          figure(of('p50Ms')),
          figure(of('p99Ms')),
          medianOf(of('framesPerDelivery')),
        ];
      }),
    ),
  );

export const joins = (rows: Rows) =>
  table(
    ['joins', 'peer', 'first page p50 ms', 'first page p99 ms', 'of stock (p99)', 'frames a join', 'CPU ms a join', 'never came'],
    rows.values('joins', 'joins').flatMap((count) =>
      rows.peers('joins').map((peer) => {
        const where = { joins: count };
        const of = (metric: string) => rows.figure('joins', peer, metric, where);
        return [
          number(Number(count)),
          nameOf(peer),
          figure(of('pageP50Ms')),
          figure(of('pageP99Ms')),
          figure(ratio(rows.of('joins', peer, where), rows.of('joins', 'stock', where), 'pageP99Ms'), '×'),
          medianOf(of('framesPerJoin')),
          medianOf(of('cpuMsPerJoin')),
          medianOf(of('missing')),
        ];
      }),
    ),
  );

export const httpJoin = (rows: Rows) =>
  table(
    ['request', 'p50 ms', 'p99 ms', 'of `GET /healthz` (p50)'],
    rows.values('http-join', 'what').map((what) => {
      const of = (metric: string) => rows.figure('http-join', OURS, metric, { what });
      const part = ratio(rows.of('http-join', OURS, { what }), rows.of('http-join', OURS, { what: 'healthz' }), 'p50Ms');
      return [String(what), figure(of('p50Ms')), figure(of('p99Ms')), figure(part, '×')];
    }),
  );

export const history = (rows: Rows) =>
  table(
    ['what', 'messages', 'rows read', 'p50 ms', 'p99 ms', 'CPU ms'],
    rows.values('history', 'what').flatMap((what) =>
      rows.values('history', 'messages').flatMap((messages) => {
        const of = (metric: string) => rows.figure('history', OURS, metric, { what, messages });
        const perFrame = of('rowsReadPerFrame');
        if (!of('rowsRead')) return [];
        const rowsRead = perFrame ? `${number(of('rowsRead')?.median)}, ${medianOf(perFrame)} a frame` : medianOf(of('rowsRead'));
        return [
          [
            String(what),
            number(Number(messages)),
            rowsRead,
            figure(of('p50Ms') ?? of('wholeMs')),
            figure(of('p99Ms')),
            medianOf(of('cpuMsPerPage')),
          ],
        ];
      }),
    ),
  );

const share = (value: number | null | undefined) => (typeof value === 'number' ? `${(value * 100).toFixed(value < 0.1 ? 1 : 0)} %` : '–');

export const prices = (rows: Rows) =>
  table(
    ['room', 'peer', 'rows written', 'rows read', 'frames in', 'alarms', 'awake', '$ per million', '+ directory (D1)'],
    rows.values('rows', 'pace').flatMap((pace) =>
      rows.peers('rows').map((peer) => {
        const of = (metric: string) => rows.figure('rows', peer, metric, { pace });
        return [
          String(pace),
          nameOf(peer),
          figure(of('rowsWritten')),
          medianOf(of('rowsRead')),
          medianOf(of('incoming')),
          medianOf(of('alarms')),
          share(of('awakeShare')?.median),
          figure(of('dollarsPerMillion')),
          medianOf(of('dollarsOfDirectory')),
        ];
      }),
    ),
  );

export const storm = (rows: Rows) =>
  table(
    ['clients', 'peer', 'busiest second', 'of stock', 'attempts', 'half are back after s', 'all are back after s'],
    rows.values('storm', 'clients').flatMap((clients) =>
      rows.peers('storm').map((peer) => {
        const where = { clients };
        const of = (metric: string) => rows.figure('storm', peer, metric, where);
        const seconds = (metric: string) => {
          const ms = of(metric)?.median;
          return typeof ms === 'number' ? (ms / 1000).toFixed(1) : '–';
        };
        return [
          number(Number(clients)),
          nameOf(peer),
          figure(of('peakConnectsPerSecond')),
          figure(ratio(rows.of('storm', peer, where), rows.of('storm', 'partysocket', where), 'peakConnectsPerSecond'), '×'),
          medianOf(of('attempts')),
          seconds('halfBackMs'),
          seconds('allBackMs'),
        ];
      }),
    ),
  );

export const distance = (rows: Rows) =>
  table(
    ['room in', 'from', 'to', 'the path p50 ms', 'the path p99 ms', 'messages p50 ms', 'messages p99 ms', 'added p50 ms', 'added p99 ms'],
    rows.values('distance', 'room').flatMap((room) =>
      rows.values('distance', 'from').flatMap((from) =>
        rows.values('distance', 'to').map((to) => {
          const where = { room, from, to };
          const [ours, path] = [rows.of('distance', OURS, where), rows.of('distance', 'path', where)];
          const of = (peer: string, metric: string) => medianOf(rows.figure('distance', peer, metric, where));
          return [
            String(room),
            String(from),
            String(to),
            of('path', 'p50Ms'),
            of('path', 'p99Ms'),
            of(OURS, 'p50Ms'),
            of(OURS, 'p99Ms'),
            figure(difference(ours, path, 'p50Ms')),
            figure(difference(ours, path, 'p99Ms')),
          ];
        }),
      ),
    ),
  );

export const idle = (rows: Rows) =>
  table(
    ['sockets', 'minutes', 'times it was woken', 'of them alarms', 'pings', 'unanswered', 'CPU s'],
    rows.values('idle', 'sockets').map((sockets) => {
      const of = (metric: string) => medianOf(rows.figure('idle', OURS, metric, { sockets }));
      const minutes = rows.of('idle', OURS, { sockets })[0]?.params['minutes'];
      return [
        number(Number(sockets)),
        typeof minutes === 'number' ? number(minutes) : '–',
        of('wakes'),
        of('alarms'),
        of('pings'),
        of('unanswered'),
        of('cpuSeconds'),
      ];
    }),
  );
