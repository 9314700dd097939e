import type { Results } from '../results.ts';
import type { Result } from '../scenario.ts';

const ROUNDS = [1, 2, 3, 4, 5];
/** Rounds that differ a little: −10 % to +10 %. */
const spread = (round: number) => 0.8 + round / 15;

type Row = Pick<Result, 'peer' | 'params' | 'metrics'>;
const talk = (peer: string, cpu: number, p99: number): Row => ({
  peer,
  params: { members: 100, perSecond: 100 },
  metrics: {
    cpuSecondsPerMillion: cpu,
    p50Ms: p99 / 3,
    p90Ms: p99 / 2,
    p99Ms: p99,
    p999Ms: p99 * 2,
    framesPerDelivery: 0.4,
    rssMb: 120,
    loadBusy: 0.3,
  },
});
const grown = (peer: string, cpu: number) =>
  [10, 30, 100, 300, 1000, 2000].map((members): Row => ({
    ...talk(peer, cpu * (1 + members / 20_000), cpu / 5 + members / 10),
    params: { members },
  }));
const joined = (peer: string, ms: number) =>
  [100, 300, 1000].map((joins): Row => ({
    peer,
    params: { joins },
    metrics: { pageP50Ms: ms / 3, pageP99Ms: ms, pageMaxMs: ms * 2, framesPerJoin: 12, cpuMsPerJoin: 2, missing: 0, loadBusy: 0.2 },
  }));
const asked = (what: string, ms: number): Row => ({
  peer: 'openlink',
  params: { what, atOnce: 4 },
  metrics: { p50Ms: ms, p99Ms: ms * 3, requests: 100 },
});
const past = (what: string, ms: number) =>
  [1e3, 1e4, 1e5, 1e6].map((messages, i): Row => ({
    peer: 'openlink',
    params: { messages, what },
    metrics: { rowsRead: 51, p50Ms: ms * (1 + i / 10), p99Ms: ms * 3 },
  }));
const cost = (peer: string, rows: number, awake: number) =>
  [1, 4].map((k): Row => ({
    peer,
    params: { pace: k === 1 ? 'lively' : 'calm', members: 30, messagesPerSecond: 2 / k },
    metrics: {
      messages: 80,
      rowsWritten: rows,
      rowsRead: 1,
      incoming: 1,
      alarms: 0.05 * k,
      awakeShare: awake,
      dollarsPerMillion: rows + 0.01 + awake,
      dollarsOfRowsWritten: rows,
      dollarsOfRowsRead: 0.001,
      dollarsOfRequests: 0.009 * k,
      dollarsOfDuration: awake * k,
      dollarsOfDirectory: peer.startsWith('openlink') ? 0.1 * k : 0,
    },
  }));
const back = (peer: string, peak: number, seconds: number): Row => ({
  peer,
  params: { clients: 1000 },
  metrics: {
    peakConnectsPerSecond: peak,
    attempts: 1000,
    halfBackMs: seconds * 500,
    allBackMs: seconds * 1000,
    downMs: 200,
    databaseTouched: 0,
  },
});
const heard = (peer: string, more: number) =>
  ['Seoul', 'Singapore'].flatMap((room) =>
    ['Seoul', 'Tokyo', 'Jakarta'].flatMap((from, i) =>
      ['Seoul', 'Tokyo', 'Jakarta'].map((to, k): Row => ({
        peer,
        params: { room, from, to, pathMs: 10 + 20 * (i + k) },
        metrics: { p50Ms: 10 + 20 * (i + k) + more, p99Ms: 16 + 20 * (i + k) + more * 3, deliveries: 300 },
      })),
    ),
  );

/** Rows of every scenario, as a full run leaves them: all aims are met, but that a message writes more rows than it may. */
export function fullRun(): Map<string, Results> {
  const scenarios: Record<string, Row[]> = {
    'stored-100x100': [talk('openlink', 18, 33), talk('stock', 55, 28), talk('docs', 52, 25), talk('ws', 17, 8), talk('socketio', 30, 12)],
    'stored-1000x10': [talk('openlink', 40, 60), talk('stock', 55, 70), talk('ws', 17, 20)],
    quiet: [talk('openlink', 60, 3), talk('stock', 58, 3)],
    grow: [...grown('openlink', 30), ...grown('stock', 55)],
    joins: [...joined('openlink', 120), ...joined('stock', 110), ...joined('docs', 1400)],
    idle: [
      {
        peer: 'openlink',
        params: { sockets: 1000, minutes: 1 },
        metrics: { wakes: 0, alarms: 0, pings: 6000, unanswered: 0, cpuSeconds: 0.2 },
      },
    ],
    'http-join': [asked('healthz', 6), asked('first join', 14), asked('join again', 13), asked('ticket by key', 7)],
    history: [...past('open', 4), ...past('first open after sleep', 9), ...past('newest page', 1.5), ...past('page anywhere', 1.6)],
    rows: [...cost('openlink', 1.2, 0.004), ...cost('openlink-page', 2.4, 0.3), ...cost('stock', 1, 0.003), ...cost('docs', 3.6, 0.003)],
    storm: [back('openlink', 62, 20), back('partysocket', 1000, 3.3), back('partysocket by its README', 290, 5)],
    distance: [...heard('path', 0), ...heard('openlink', 1.2)],
  };
  const run: Results['run'] = { startedAt: Date.UTC(2026, 10, 21), tookMs: 120_000, size: 'full', seed: 7 };
  return new Map(Object.entries(scenarios).map(([scenario, of]) => [scenario, { run, rows: of.flatMap((row) => rounds(scenario, row)) }]));
}

const rounds = (scenario: string, { peer, params, metrics }: Row): Result[] =>
  ROUNDS.map((round) => {
    const times = scenario === 'rows' || scenario === 'idle' ? 1 : spread(round);
    const varied = Object.entries(metrics).map(([name, value]) => [
      name,
      /Ms$|Million$/.test(name) && value !== null ? value * times : value,
    ]);
    return { scenario, peer, round, params, metrics: Object.fromEntries(varied) };
  });
