import { LoadClient } from '../../support/load-client.ts';
import { intendedMs, nowMs, timedId } from '../../support/timed-id.ts';
import { startProxy, type Proxy } from '../../support/tcp-proxy.ts';
import { SERVER_CPU } from '../cores.ts';
import { CITIES, delayOf, PLACES, roundTripMs, type City, type Place } from '../distances.ts';
import { Latencies } from '../latencies.ts';
import { wait } from '../load.ts';
import { PEERS } from '../peers.ts';
import { PLAN } from '../plan.ts';
import { startRelay } from '../relay.ts';
import { follow, plan } from '../schedule.ts';
import { inRotation, seedOf, type Context, type Result, type Scenario } from '../scenario.ts';

/** People of each city, and messages a second of all of them. */
const OF_EACH_CITY = 4;
const MEMBERS = OF_EACH_CITY * CITIES.length;
const PER_SECOND = 18;
const DRAIN_MS = 5_000;

/** `path`: a relay in the room's stead, which shows what the lines take by themselves. */
const PEERS_HERE = ['path', 'openlink'] as const;
type Peer = (typeof PEERS_HERE)[number];

const cityOf = (member: number): City => CITIES[member % CITIES.length]!;
const pairs = CITIES.flatMap((from) => CITIES.map((to) => ({ from, to })));

type Server = { port: number; urls: (room: string) => Promise<string[]>; stop: () => Promise<void> };

async function start(peer: Peer): Promise<Server> {
  if (peer === 'path') {
    const relay = await startRelay();
    return { ...relay, urls: async (room) => Array.from({ length: MEMBERS }, () => `ws://127.0.0.1:${relay.port}/${room}`) };
  }
  const server = await PEERS.openlink.start({ cpu: SERVER_CPU });
  const { port } = new URL((await server.urls('distanceport', 0, 1))[0]!);
  return { port: Number(port), urls: (room) => server.urls(room, 0, MEMBERS), stop: () => server.stop() };
}

/** A room of people in three cities, in one place: what is said, and when each of the others hears it. */
async function talk(server: Server, place: Place, seed: number, measureMs: number, proxies: Proxy[]) {
  const heard = new Map(pairs.map(({ from, to }) => [`${from} ${to}`, new Latencies()]));
  const lines = new Map<City, Proxy>();
  for (const city of CITIES) {
    const proxy = await startProxy({ to: server.port });
    proxies.push(proxy);
    proxy.delay(delayOf(city, place, seed));
    lines.set(city, proxy);
  }
  const authors = new Map<string, City>();
  let deliveries = 0;
  const urls = await server.urls(`distance${place.toLowerCase()}`);
  const clients = urls.map((url, member) => {
    const near = new URL(url);
    near.port = String(lines.get(cityOf(member))!.port);
    return new LoadClient(near.href, {
      now: nowMs,
      hear: ({ type, id }, at) => {
        if (type !== 'chat.sent' || id === undefined) return;
        deliveries++;
        heard.get(`${authors.get(id)!} ${cityOf(member)}`)!.record(at - intendedMs(id));
      },
    });
  });
  try {
    await Promise.all(clients.map(({ opened }) => opened));
    await wait(500);
    const planned = plan({ rooms: 1, members: MEMBERS, perSecond: PER_SECOND }, measureMs, seed);
    let said = 0;
    await follow(planned, nowMs() + 20, nowMs, ({ member, text }, at) => {
      const id = timedId(at, member, said++);
      authors.set(id, cityOf(member));
      clients[member]!.say(id, text);
    });
    for (const end = nowMs() + DRAIN_MS; deliveries < planned.length * MEMBERS && nowMs() < end;) await wait(20);
    const wrong = clients.flatMap((client) => client.wrong);
    if (deliveries !== planned.length * MEMBERS) wrong.push(`${deliveries} deliveries of ${planned.length * MEMBERS}`);
    return { heard, wrong };
  } finally {
    for (const client of clients) client.cut();
  }
}

async function measure(context: Context, peer: Peer, round: number): Promise<Result[]> {
  const { measureMs } = PLAN.distance[context.size];
  const proxies: Proxy[] = [];
  const server = await start(peer);
  try {
    const rooms = PLACES.map(async (place) => ({
      place,
      ...(await talk(server, place, seedOf(context, 'distance', place, round), measureMs, proxies)),
    }));
    const talked = await Promise.all(rooms);
    return talked.flatMap(({ place, heard, wrong }) =>
      pairs.map(({ from, to }) => {
        const times = heard.get(`${from} ${to}`)!;
        return {
          scenario: 'distance',
          peer,
          round,
          params: { room: place, from, to, pathMs: (roundTripMs(from, place) + roundTripMs(to, place)) / 2 },
          metrics: { p50Ms: times.at(50), p99Ms: times.at(99), deliveries: times.count },
          ...(wrong.length ? { voided: wrong.slice(0, 3).join('; ') } : {}),
        };
      }),
    );
  } finally {
    for (const proxy of proxies) await proxy.stop();
    await server.stop();
  }
}

async function run(context: Context): Promise<Result[]> {
  const { rounds } = PLAN.distance[context.size];
  // The path is no peer that one could leave out.
  return inRotation({ ...context, peers: null }, { rounds, peers: PEERS_HERE }, (peer, round) => measure(context, peer, round));
}

export const scenario: Scenario = { name: 'distance', run };
