import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Joined } from '../../../rooms/rpc';
import type { BareWorkerd } from '../../support/bare-workerd';
import { upgrade } from '../../support/contract-upgrade';
import { LoadClient } from '../../support/load-client';
import { asked, joinMany, makeRoom, memberNo, socketUrl, startRooms } from '../../support/room-calls';
import { startProxy } from '../../support/tcp-proxy';
import { timedId } from '../../support/timed-id';
import { until } from '../../support/until';

/** Sockets of one member, and of one address in one room. */
const PER_MEMBER = 10;
const PER_ADDRESS = 300;
/** More that knock at a full address. */
const KNOCKS = 1500;

let server: BareWorkerd;
beforeAll(async () => {
  server = await startRooms({ vars: { RATE_LIMITS: 'on' } });
});
afterAll(() => server.dispose());

const ticketOf = async (slug: string, { key }: Joined) => (await asked(server.origin, slug, 'ticket', key)).ticket;
const url = async (slug: string, joined: Joined) => socketUrl(server.origin, slug, await ticketOf(slug, joined));
let said = 0;
const nextId = () => timedId(Date.now(), 1, said++);
/** Says something, and waits until every one of these has heard it. */
async function heardByAll(from: LoadClient, clients: LoadClient[]): Promise<void> {
  const before = from.last ?? 0;
  from.say(nextId(), '들려요?');
  await until('all to hear', () => clients.every(({ last }) => (last ?? 0) > before), { withinMs: 60_000 });
}

test('an address is full at 300 sockets of a room: 1,500 more are told so before they open, spend nothing and hurt nobody; when some go, others come', async () => {
  const slug = 'crowdedplace';
  await makeRoom(server.origin, slug);
  const members = await joinMany(server.origin, slug, 1, 32);
  const opened: LoadClient[] = [];
  for (let i = 0; i < PER_ADDRESS; i++) {
    const client = new LoadClient(await url(slug, members[Math.floor(i / PER_MEMBER)]!));
    await client.opened;
    opened.push(client);
  }
  const last = members[30]!;
  const tickets = [await ticketOf(slug, last), await ticketOf(slug, last)];
  const statuses = new Map<number, number>();
  for (let i = 0; i < KNOCKS; i += 50) {
    const knocks = Array.from({ length: 50 }, () => upgrade(socketUrl(server.origin, slug, tickets[0]!)));
    for (const { status, type, body } of await Promise.all(knocks)) {
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(type).toMatch(/^application\/problem\+json/);
      expect(JSON.parse(body)).toMatchObject({ status: 429, code: 'rate.limited' });
    }
  }
  expect([...statuses]).toEqual([[429, KNOCKS]]);
  // From elsewhere one comes in as ever.
  const elsewhere = await upgrade(socketUrl(server.origin, slug, tickets[1]!), { 'cf-connecting-ip': '203.0.113.7' });
  expect(elsewhere.status).toBe(101);
  elsewhere.socket!.destroy();
  await heardByAll(opened[0]!, opened);
  expect(opened.map(({ closed }) => closed).filter((code) => code !== null)).toEqual([]);

  await opened.pop()!.close();
  const late = await until('room for one more', async () => {
    const client = new LoadClient(socketUrl(server.origin, slug, tickets[0]!));
    return client.opened.then(
      () => client,
      () => null,
    );
  });
  await heardByAll(late, [...opened, late]);
  expect(opened.flatMap(({ wrong }) => wrong)).toEqual([]);
  for (const client of [...opened, late]) client.cut();
});

test('a member with 50 tabs: ten are in, the others are told that they are too many, and come in as tabs close', async () => {
  const slug = 'fiftytabs';
  await makeRoom(server.origin, slug);
  const [member] = await joinMany(server.origin, slug, 1, 2);
  const tabs: { socket: WebSocket; closed: Promise<[number, string]>; end: [number, string] | null }[] = [];
  for (let i = 0; i < 50; i++) {
    const socket = new WebSocket(await url(slug, member!), { headers: { 'cf-connecting-ip': `198.51.100.${i}` } });
    const tab = {
      socket,
      end: null as [number, string] | null,
      closed: new Promise<[number, string]>((done) => socket.once('close', (code, reason) => done([code, String(reason)]))),
    };
    void tab.closed.then((end) => (tab.end = end));
    tabs.push(tab);
  }
  await until('the many to be turned away', () => tabs.filter(({ end }) => end).length === 40);
  for (const { end } of tabs.filter((tab) => tab.end)) expect(end).toEqual([1013, 'rate.limited']);
  const inside = tabs.filter(({ end }) => !end);
  expect(inside).toHaveLength(PER_MEMBER);
  const head = new LoadClient(await url(slug, await asked(server.origin, slug, 'make', { ...makingOf(slug) })));
  const heard = inside.map(
    ({ socket }) => new Promise<void>((done) => socket.on('message', (data) => String(data).includes('chat.sent') && done())),
  );
  await head.opened;
  head.say(nextId(), '열 곳에서');
  await Promise.all(heard);

  inside[0]!.socket.close(1000);
  await inside[0]!.closed;
  const another = new LoadClient(await url(slug, member!));
  await another.opened;
  await heardByAll(head, [another]);
  for (const client of [another, head]) client.cut();
  for (const { socket } of inside) socket.terminate();
});

/** The head's own way in again: making what is there already is answered as joining. */
const makingOf = (slug: string) => ({
  slug,
  origin: 'https://openlink.example',
  title: 'x',
  topic: { kind: 'work' as const, name: 'x' },
  description: '',
  visibility: 'unlisted' as const,
  entry: 'open' as const,
  head: { member: memberNo(0), nickname: '방장', lang: 'ko' as const },
});

test('[FAN4] a line that is dead and not cut: others notice nothing; it is here until the platform hears of the end, and then it is told once', async () => {
  const slug = 'halfopenline';
  const made = await makeRoom(server.origin, slug);
  const [one, two] = await joinMany(server.origin, slug, 1, 3);
  const proxy = await startProxy({ to: server.port });
  const presence: { online: number; left?: string[] }[] = [];
  const head = new LoadClient(await url(slug, made), {
    hear: (event) => event.type === 'presence.changed' && presence.push(event as never),
  });
  const steady = new LoadClient(await url(slug, one!));
  const through = (address: string) => address.replace(String(server.port), String(proxy.port));
  let epoch = '';
  const dead = new LoadClient(through(await url(slug, two!)), { hear: (event) => (epoch ||= event.epoch ?? '') });
  await Promise.all([head.opened, steady.opened, dead.opened]);
  await heardByAll(head, [head, steady, dead]);

  proxy.halfOpen(true);
  const last = dead.last!;
  for (let i = 0; i < 10; i++) await heardByAll(steady, [head, steady]);
  expect(dead.last, 'nothing came through').toBe(last);
  expect((await asked(server.origin, slug, 'view')).room.online, 'it still counts as here').toBe(3);
  // It comes back by another line, before the room knows that the first is dead: it is the same member, and hears what it missed.
  const back = new LoadClient(socketUrl(server.origin, slug, await ticketOf(slug, two!), { since: String(last), epoch }), { last });
  await back.opened;
  await heardByAll(head, [head, steady, back]);
  expect(back.wrong).toEqual([]);
  expect((await asked(server.origin, slug, 'view')).room.online).toBe(3);

  await back.close();
  const told = presence.length;
  expect((await asked(server.origin, slug, 'view')).room.online, 'the dead line keeps it here').toBe(3);
  proxy.cut();
  await until('the end to be noticed', async () => (await asked(server.origin, slug, 'view')).room.online === 2);
  await until('the others to be told', () => presence.length > told);
  expect(presence.slice(told)).toMatchObject([{ online: 2, left: [memberNo(2)] }]);
  await heardByAll(head, [head, steady]);
  expect([...head.wrong, ...steady.wrong]).toEqual([]);
  for (const client of [head, steady]) client.cut();
  await proxy.stop();
});
