import { LoadClient, type Heard } from '../../support/load-client.ts';
import { nowMs, timedId } from '../../support/timed-id.ts';
import { until } from '../../support/until.ts';
import { SERVER_CPU, watchLoadCore } from '../cores.ts';
import { Latencies } from '../latencies.ts';
import { LOAD_BUSY_MAX, roomName, wait } from '../load.ts';
import { PEERS, type PeerName, type PeerServer } from '../peers.ts';
import { PLAN } from '../plan.ts';
import { arrivals, follow } from '../schedule.ts';
import { inRotation, outcomeOf, seedOf, type Context, type Result, type Scenario } from '../scenario.ts';
import { textsOf } from '../texts.ts';

/** What the room has said before, and what everybody who comes is shown. */
const SPEAKERS = 10;
const SAID = 60;
const SHOWN = 50;
/** Whoever has no page this long after the last one came never gets it. */
const PATIENCE_MS = 10_000;
const ROOM = roomName(0);

type Options = { joins: number; withinMs: number; seed: number };

/** A room that has said something comes to be, and its speakers go. */
async function talkBefore(name: PeerName, server: PeerServer, seed: number): Promise<void> {
  const text = textsOf(seed);
  let heard = 0;
  const hear = ({ type }: Heard) => void (type === 'chat.sent' && heard++);
  const speakers = (await server.urls(ROOM, 0, SPEAKERS)).map((url) => new LoadClient(url, { wire: PEERS[name].wire, hear }));
  await Promise.all(speakers.map(({ opened }) => opened));
  for (let n = 0; n < SAID; n++) speakers[n % SPEAKERS]!.say(timedId(nowMs(), n % SPEAKERS, n), text());
  await until('what was said before the joins', () => heard === SAID * SPEAKERS);
  await Promise.all(speakers.map((speaker) => speaker.close()));
  await wait(300);
}

/** Sockets open at times fixed beforehand; how long after its time each had its first page. */
async function crowdComes(name: PeerName, server: PeerServer, { joins, withinMs, seed }: Options) {
  const urls = await server.urls(ROOM, SPEAKERS, SPEAKERS + joins);
  const planned = arrivals(joins, withinMs, seed).map((at, i) => ({ at, url: urls[i]! }));
  const pages = new Latencies();
  const clients: LoadClient[] = [];
  const came = { frames: 0, short: 0 };
  const [cpu, load, start] = [server.cpuSeconds(), watchLoadCore(), nowMs() + 20];
  const come = ({ url }: { url: string }, intended: number) => {
    const hear = ({ type, messages }: Heard, at: number) => {
      if (type !== 'history.page') return;
      pages.record(at - intended);
      if (messages?.length !== SHOWN) came.short++;
    };
    clients.push(new LoadClient(url, { wire: PEERS[name].wire, now: nowMs, hear, frame: () => void came.frames++ }));
  };
  try {
    await follow(planned, start, nowMs, come);
    const loadBusy = load();
    for (const end = nowMs() + PATIENCE_MS; pages.count < joins && nowMs() < end;) await wait(20);
    // Who came last is told to the others.
    await wait(600);
    const missing = joins - pages.count;
    pages.missed(missing);
    const refused = clients.filter(({ closed }) => closed !== null).length;
    const metrics = {
      pageP50Ms: pages.at(50),
      pageP99Ms: pages.at(99),
      pageMaxMs: pages.at(100),
      missing,
      framesPerJoin: came.frames / joins,
      cpuMsPerJoin: ((server.cpuSeconds() - cpu) / joins) * 1000,
      loadBusy,
    };
    const voided = whyVoid(refused, came.short, loadBusy);
    return { metrics, ...(voided === undefined ? {} : { voided }) };
  } finally {
    for (const client of clients) client.cut();
  }
}

function whyVoid(refused: number, short: number, loadBusy: number): string | undefined {
  if (short > 0) return `${short} pages without the newest ${SHOWN}`;
  if (refused > 0) return `${refused} sockets were closed`;
  return loadBusy > LOAD_BUSY_MAX ? `the load’s core was ${Math.round(loadBusy * 100)} % busy` : undefined;
}

async function measure(context: Context, name: PeerName, options: Options): Promise<Pick<Result, 'metrics' | 'voided'>> {
  const server = await PEERS[name].start({ cpu: SERVER_CPU, profileDir: context.profileDir ?? undefined });
  try {
    return await outcomeOf(async () => {
      await talkBefore(name, server, options.seed);
      return crowdComes(name, server, options);
    });
  } finally {
    await server.stop();
  }
}

export const scenario: Scenario = {
  name: 'joins',
  run: (context) => {
    const { rounds, sizes, rosterSizes, withinMs } = PLAN.joins[context.size];
    const biggest = sizes.at(-1)!;
    const sizesOf = (peer: PeerName, round: number): readonly number[] =>
      peer !== 'docs' ? sizes : round === 1 ? [...new Set([...rosterSizes, biggest])] : rosterSizes;
    return inRotation(context, { rounds, peers: ['openlink', 'stock', 'docs'] as const }, async (peer, round) => {
      const rows: Result[] = [];
      for (const joins of sizesOf(peer, round)) {
        const outcome = await measure(context, peer, { joins, withinMs, seed: seedOf(context, 'joins', joins, round) });
        rows.push({ scenario: 'joins', peer, round, params: { joins }, ...outcome });
      }
      return rows;
    });
  },
};
