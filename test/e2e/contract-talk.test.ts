import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient, open } from '../support/contract-client';
import { call } from '../support/contract-http';
import { pageOf, readBack, type Message } from '../support/contract-wire';
import { startProduct, type Product } from '../support/product';
import { conversation, type Line } from './conversation';

/** Where somebody goes away and comes back, and where the machine dies, in lines. */
const CUT = 62;
const BACK = 92;
const CRASH = 112;
const REVIVED = 129;
/** How far one may be ahead of the others: they talk at once, but about the same thing. */
const WINDOW = 6;

let product: Product;
/** A ticket of the first minute, tried when it is over. */
let old: { url: string; at: number };
beforeAll(async () => {
  product = await startProduct();
  const client = await ContractClient.found(product.origin);
  old = { url: await client.url(), at: Date.now() };
});
afterAll(() => product.dispose());

type People = Record<Line['by'], ContractClient>;

/** Everything that a room's readers find by paging back from the newest message. */
async function readAll(origin: string, slug: string): Promise<Message[]> {
  const messages: Message[] = [];
  let before = '';
  for (;;) {
    const answer = await call(origin, 'GET', `/api/rooms/${slug}/messages?limit=37${before}`);
    const { items, nextCursor } = pageOf(readBack).parse(answer.body);
    messages.unshift(...items.toReversed());
    if (nextCursor === null) return messages;
    before = `&before=${nextCursor}`;
  }
}

/** Plays the lines from `start` to `end`, all three at once; gives each line's place in the log as it becomes known. */
async function play(people: People, places: Promise<number>[], start: number, end: number, away?: Line['by']): Promise<void> {
  const last = new Map<Line['by'], Promise<number>>();
  for (const [i, line] of conversation.entries()) {
    if (i < start || i >= end) continue;
    const wait = conversation[i - WINDOW]?.by === away ? undefined : places[i - WINDOW];
    await wait;
    if (line.by !== away) await last.get(line.by);
    const replyTo = line.replyTo === undefined ? {} : { replyTo: await places[line.replyTo] };
    const place = people[line.by].delivered(line.text, { lang: line.lang, ...replyTo });
    place.catch(() => {});
    places[i] = place;
    last.set(line.by, place);
  }
  await Promise.all(places.filter((_, i) => conversation[i]?.by !== away));
}

const told = (client: ContractClient) =>
  [...client.transcript.messages]
    .toSorted(([a], [b]) => a - b)
    .map(([seq, { id, text, member, replyTo }]) => ({ seq, id, text, member, replyTo }));

test('three talk, one is cut off, the machine dies: one order, no hole, no double, nothing acknowledged lost', async () => {
  const { origin } = product;
  const seoul = await ContractClient.found(origin, { nickname: '귤까는사람' });
  const { slug } = seoul;
  const people: People = {
    seoul,
    tokyo: await ContractClient.enter(origin, slug, '紅茶とネコ', 'ja'),
    jakarta: await ContractClient.enter(origin, slug, 'nasgor malam', 'id'),
  };
  const everyone = Object.values(people);
  const places: Promise<number>[] = [];

  await play(people, places, 0, CUT);
  await people.jakarta.cut();
  await play(people, places, CUT, BACK, 'jakarta');
  const missed = people.seoul.transcript.last - people.jakarta.transcript.last;
  expect(missed).toBeGreaterThan(10);
  const welcome = await people.jakarta.connect();
  expect(welcome.gap).toBe(false);
  await Promise.all(places);
  await play(people, places, BACK, CRASH);

  // Everybody talks at once, and the machine dies between two acknowledgements.
  for (const [i, line] of conversation.entries()) {
    if (i >= CRASH && i < REVIVED) places[i] = people[line.by].delivered(line.text, { lang: line.lang });
  }
  await Promise.race(places.slice(CRASH, REVIVED));
  await product.kill();
  await Promise.all(everyone.map((client) => client.closed));
  const acknowledged = everyone.flatMap((client) => [...client.acknowledged]);
  await product.start();
  await Promise.all(everyone.map((client) => client.connect()));
  await Promise.all(places);
  const afterCrash = new Map((await readAll(origin, slug)).map((message) => [message.id, message.seq]));
  expect(acknowledged.filter(([id, seq]) => afterCrash.get(id) !== seq)).toEqual([]);

  await play(people, places, REVIVED, conversation.length);
  const head = Math.max(...(await Promise.all(places)));
  await Promise.all(everyone.map((client) => client.until(`event ${head}`, () => client.transcript.last >= head)));

  expect(everyone.map((client) => client.transcript.faults)).toEqual([[], [], []]);
  const log = told(seoul);
  expect(told(people.tokyo)).toEqual(log);
  expect(told(people.jakarta)).toEqual(log);
  expect(log.map(({ seq }) => seq)).toEqual(conversation.map((_, i) => i + 1));
  for (const [i, line] of conversation.entries()) {
    const seq = await places[i]!;
    const replyTo = line.replyTo === undefined ? undefined : await places[line.replyTo];
    expect(log[seq - 1]).toMatchObject({ text: line.text, member: people[line.by].member, replyTo });
  }
  const read = await readAll(origin, slug);
  expect(read.map(({ seq, id, text }) => ({ seq, id, text }))).toEqual(log.map(({ seq, id, text }) => ({ seq, id, text })));

  // All of it said again, by programs that have lost count: not one new message.
  for (const client of everyone) for (const [id] of client.acknowledged) client.send({ type: 'chat.send', id, text: '다시' });
  const marker = await seoul.delivered('끝');
  expect(marker).toBe(conversation.length + 1);
});

test('a machine that dies under a message leaves it whole or leaves nothing, and its sender makes it one', async () => {
  const { origin } = product;
  const writer = await ContractClient.found(origin);
  const reader = await ContractClient.enter(origin, writer.slug, 'ハル', 'ja');
  for (let round = 0; round < 2; round++) {
    const sent = Array.from({ length: 12 }, (_, i) => writer.delivered(`${round}-${i} ${'가'.repeat(300)}`));
    await Promise.race(sent);
    await product.kill();
    await Promise.all([writer.closed, reader.closed]);
    await product.start();
    await Promise.all([writer.connect(), reader.connect()]);
    const places = await Promise.all(sent);
    await reader.until('the last of them', () => reader.transcript.last >= Math.max(...places));
    expect(places).toEqual(Array.from({ length: 12 }, (_, i) => round * 12 + i + 1));
  }
  expect([writer.transcript.faults, reader.transcript.faults]).toEqual([[], []]);
  expect(told(reader)).toEqual(told(writer));
});

test('a ticket opens nothing after 60 s', async () => {
  // The clock alone ends a ticket: there is nothing to wait for but the clock.
  await new Promise((done) => setTimeout(done, Math.max(0, old.at + 60_500 - Date.now())));
  expect(await open(old.url).closed).toBe(4001);
});
