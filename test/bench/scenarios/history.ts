import { z } from 'zod';
import { LoadClient } from '../../support/load-client.ts';
import { asked, joinMany, makeRoom, memberNo, socketUrl, startRooms } from '../../support/room-calls.ts';
import type { BareWorkerd } from '../../support/bare-workerd.ts';
import { SERVER_CPU } from '../cores.ts';
import { PLAN } from '../plan.ts';
import { quantile } from '../quantile.ts';
import { lineOf, seedOf, type Context, type Result, type Scenario } from '../scenario.ts';
import { textsOf } from '../texts.ts';
import { seeded } from '../../support/seeded.ts';

const MEMBERS = 20;
const PAGE = 50;
/** Different ones in a room's past. */
const TEXTS = 500;
/** How far back a connection that comes again left off: a page, and as far as the contract follows. */
const BACK = [PAGE, 10_000];

const bill = z.object({ rowsRead: z.number(), alarmRowsRead: z.number() });
const filled = z.object({ head: z.number() });
type Filled = { slug: string; messages: number; head: number; keys: string[]; epoch: string };

async function post(server: BareWorkerd, path: string, slug: string, ...args: unknown[]): Promise<unknown> {
  const response = await fetch(`${server.origin}/${path}`, { method: 'POST', body: JSON.stringify({ slug, args }) });
  return response.json();
}

/** Rows that a room read for requests since it woke. */
async function rowsRead(server: BareWorkerd, slug: string): Promise<number> {
  const read = bill.parse(await post(server, 'bill', slug));
  return read.rowsRead - read.alarmRowsRead;
}

async function makeFilled(server: BareWorkerd, messages: number, texts: string[]): Promise<Filled> {
  const slug = `history${String(messages).replace(/\d/g, (digit) => 'abcdefghjk'[Number(digit)]!)}`;
  await makeRoom(server.origin, slug);
  const joined = await joinMany(server.origin, slug, 1, MEMBERS);
  const members = joined.map((_, i) => memberNo(i + 1));
  const { head } = filled.parse(await post(server, 'fill', slug, { messages, members, texts, until: Date.now() - 60_000 }));
  return { slug, messages, head, keys: joined.map(({ key }) => key), epoch: '' };
}

/** Pages over HTTP's way into the room: the newest, or anywhere. */
async function pages(server: BareWorkerd, room: Filled, requests: number, before: () => number | undefined) {
  const times: number[] = [];
  let mostRows = 0;
  const cpu = server.cpuSeconds();
  for (let i = 0; i < requests; i++) {
    const at = before();
    const rows = await rowsRead(server, room.slug);
    const began = performance.now();
    const { items } = await asked(server.origin, room.slug, 'messages', null, { limit: PAGE, ...(at === undefined ? {} : { before: at }) });
    times.push(performance.now() - began);
    mostRows = Math.max(mostRows, (await rowsRead(server, room.slug)) - rows);
    if (items.length !== PAGE) throw new Error(`A page before ${at} of ${room.head} had ${items.length} messages.`);
  }
  const cpuMsPerPage = ((server.cpuSeconds() - cpu) * 1000) / requests;
  return { rowsRead: mostRows, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), cpuMsPerPage };
}

/** Opens a socket; resolves with the ms until `isThere` says that what it came for is there, and the frames that events of the log came in. */
async function open(server: BareWorkerd, room: Filled, nth: number, since: number | null) {
  const key = room.keys[nth % room.keys.length]!;
  const { ticket } = await asked(server.origin, room.slug, 'ticket', key);
  const rows = await rowsRead(server, room.slug);
  const began = performance.now();
  let frames = 0;
  let done = () => {};
  const whole = new Promise<void>((resolve) => (done = resolve));
  const client = new LoadClient(
    socketUrl(server.origin, room.slug, ticket, since === null ? {} : { since: String(since), epoch: room.epoch }),
    {
      last: since ?? undefined,
      frame: (_, text) => void (frames += text.includes('"seq":') ? 1 : 0),
      hear: (event) => {
        if (event.type === 'room.welcome') room.epoch = event.epoch ?? '';
        if (since === null ? event.type === 'history.page' : client.last === room.head) done();
      },
    },
  );
  await Promise.race([whole, client.ended.then((code) => Promise.reject(new Error(`A socket of ${room.slug} ended with ${code}.`)))]);
  const ms = performance.now() - began;
  if (client.wrong.length) throw new Error(client.wrong.join('; '));
  const read = (await rowsRead(server, room.slug)) - rows;
  await client.close();
  return { ms, rows: read, frames };
}

async function opens(server: BareWorkerd, room: Filled, times: number) {
  const seen: Awaited<ReturnType<typeof open>>[] = [];
  for (let nth = 0; nth < times; nth++) seen.push(await open(server, room, nth, null));
  const ms = seen.map((one) => one.ms);
  return {
    rowsRead: quantile(
      seen.map(({ rows }) => rows),
      1,
    ),
    p50Ms: quantile(ms, 0.5),
    p99Ms: quantile(ms, 0.99),
  };
}

async function run(context: Context): Promise<Result[]> {
  const { messages, rounds, requests, opens: openings } = PLAN.history[context.size];
  const server = await startRooms({ entry: 'test/bench/inside/openlink.ts', cpu: SERVER_CPU });
  const results: Result[] = [];
  try {
    const rooms: Filled[] = [];
    const texts = Array.from({ length: TEXTS }, textsOf(context.seed));
    for (const size of messages) rooms.push(await makeFilled(server, size, texts));
    for (let round = 1; round <= rounds; round++) {
      // Each room is met asleep once a round: whoever opens it first waits for what it reads on waking.
      await server.stop();
      await server.start();
      for (const room of rooms) {
        const random = seeded(seedOf(context, 'history', round));
        const add = (what: string, metrics: Result['metrics']) => {
          const row = { scenario: 'history', peer: 'openlink', round, params: { messages: room.messages, what }, metrics };
          results.push(row);
          context.say(lineOf(row));
        };
        const first = await open(server, room, 0, null);
        add('first open after sleep', { rowsRead: first.rows, p50Ms: first.ms });
        add('newest page', await pages(server, room, requests, () => undefined));
        const anywhere = () => PAGE * 2 + Math.floor(random() * (room.head - PAGE * 2));
        add('page anywhere', await pages(server, room, requests, anywhere));
        add('open', await opens(server, room, openings));
        for (const back of BACK.filter((back) => back < room.head)) {
          const { ms, rows, frames } = await open(server, room, round, room.head - back);
          add(`since, ${back} events`, { rowsReadPerFrame: rows / frames, rowsRead: rows, frames, wholeMs: ms });
        }
      }
    }
  } finally {
    await server.dispose();
  }
  return results;
}

export const scenario: Scenario = { name: 'history', run };
