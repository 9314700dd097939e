import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { down, type Down } from '../../rooms/protocol/down';
import type { Env } from '../../worker/env';
import worker from '../../worker/index';
import { call, codeOf, freshAddress, guest, join, joined, makeRoom, making, ORIGIN, ticketAnswer, uuid, type Answer } from './client';
import { UnreliableD1 } from './unreliable-d1';

const logged = vi.spyOn(console, 'error');
beforeEach(() => void logged.mockReset().mockImplementation(() => undefined));
afterEach(() => void logged.mockClear());

type Asked = { as?: string; body?: unknown; headers?: Record<string, string> };

/** A Worker whose database has a fault. */
function beside(d1: UnreliableD1) {
  const bindings: Env = { ...env, DB: d1.binding };
  const fetch = (path: string, init: RequestInit) =>
    worker.fetch(new Request(ORIGIN + path, init) as Parameters<typeof worker.fetch>[0], bindings, createExecutionContext());
  return {
    async ask(method: string, path: string, { as, body, headers = {} }: Asked = {}): Promise<Answer> {
      const answer = await fetch(path, {
        method,
        headers: { 'cf-connecting-ip': freshAddress(), ...(as === undefined ? {} : { authorization: `Bearer ${as}` }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const type = answer.headers.get('content-type');
      return {
        status: answer.status,
        type,
        headers: answer.headers,
        text,
        body: /json/.test(type ?? '') ? JSON.parse(text) : undefined,
      };
    },
    /** A socket, and everything it hears. */
    async connect(room: string, query: Record<string, string>) {
      const { webSocket } = await fetch(`/parties/room/${room}?${new URLSearchParams({ v: '1', lang: 'ko', ...query })}`, {
        headers: { upgrade: 'websocket' },
      });
      if (!webSocket) throw new Error('It was no socket.');
      const heard: Down[] = [];
      webSocket.addEventListener('message', ({ data }) => void heard.push(...z.array(down).parse(JSON.parse(String(data)))));
      webSocket.accept();
      const next = async <T extends Down['type']>(type: T, test: (event: Extract<Down, { type: T }>) => boolean = () => true) => {
        for (let tries = 0; tries < 500; tries++) {
          const found = heard.find((event): event is Extract<Down, { type: T }> => event.type === type && test(event as never));
          if (found) return found;
          await scheduler.wait(10);
        }
        throw new Error(`no ${type}; heard: ${JSON.stringify(heard)}`);
      };
      return {
        socket: webSocket,
        heard,
        next,
        say: (text: string, id = uuid()) => webSocket.send(JSON.stringify({ type: 'chat.send', id, text })),
      };
    },
  };
}

test('who comes back by key is let in, follows and talks without a single use of D1', async () => {
  const { room, key } = await makeRoom(await guest());
  const d1 = new UnreliableD1(env.DB);
  d1.mood = 'throws';
  const { ask, connect } = beside(d1);
  const ticket = async () => ticketAnswer.parse((await ask('POST', `/api/rooms/${room.slug}/ticket`, { as: key })).body).ticket;
  const first = await connect(room.id, { ticket: await ticket() });
  const { epoch } = await first.next('room.welcome');
  for (const text of ['하나', '둘', '셋']) first.say(text);
  await first.next('chat.sent', ({ text }) => text === '셋');
  first.socket.close(1000);
  const again = await connect(room.id, { ticket: await ticket(), since: '1', epoch });
  expect(await again.next('room.welcome')).toMatchObject({ gap: false, head: 3 });
  expect(await again.next('chat.sent', ({ seq }) => seq === 3)).toMatchObject({ text: '셋' });
  expect(again.heard.filter(({ type }) => type === 'chat.sent')).toHaveLength(2);
  const id = uuid();
  expect((await ask('POST', `/api/rooms/${room.slug}/messages`, { as: key, body: { id, text: '넷' } })).status).toBe(201);
  expect(await again.next('chat.sent', ({ seq }) => seq === 4)).toMatchObject({ id, text: '넷' });
  expect((await ask('GET', `/api/rooms/${room.slug}/messages`, { as: key })).body).toMatchObject({
    items: [{ seq: 4 }, { seq: 3 }, { seq: 2 }, { seq: 1 }],
  });
  expect((await ask('GET', `/api/rooms/${room.slug}`)).body).toMatchObject({ room: { slug: room.slug } });
  again.socket.close(1000);
  expect((await ask('DELETE', `/api/rooms/${room.slug}/members/me`, { as: key })).status).toBe(204);
  expect(d1.uses).toBe(0);
  expect(logged).not.toHaveBeenCalled();
});

/** Everything that needs the database. */
const NEEDY = (slug: string): [method: string, path: string, body?: object][] => [
  ['POST', `/api/rooms/${slug}/join`, { nickname: 'ゆき', lang: 'ja' }],
  ['GET', `/api/rooms/${slug}/members/me`],
  ['DELETE', `/api/rooms/${slug}/members/me`],
  ['POST', '/api/rooms', making()],
  ['GET', '/api/rooms'],
  ['GET', '/api/rooms?q=x'],
  ['GET', '/api/me/rooms'],
  ['GET', '/api/me'],
  ['POST', '/api/auth/sign-in/anonymous'],
];

test.each(['throws', 'hangs', 'forgets'] as const)(
  'D1 that %s: who needs it is told server.failed, in the reader’s language; who talks doesn’t notice',
  { timeout: 120_000 },
  async (mood) => {
    const { room, key } = await makeRoom(await guest());
    const as = await guest();
    const d1 = new UnreliableD1(env.DB);
    d1.mood = mood;
    const { ask, connect } = beside(d1);
    const { ticket } = ticketAnswer.parse((await ask('POST', `/api/rooms/${room.slug}/ticket`, { as: key })).body);
    const seoul = await connect(room.id, { ticket });
    const answers = NEEDY(room.slug).map(async ([method, path, body]) => {
      const answer = await ask(method, path, { as, body, headers: { 'accept-language': 'ko' } });
      expect([answer.status, codeOf(answer)], `${method} ${path}`).toEqual([500, 'server.failed']);
      expect(answer.headers.get('content-language')).toBe('ko');
      expect(answer.text).not.toMatch(/D1|select|insert|\.ts/i);
    });
    seoul.say('그래도 이야기한다');
    expect(await seoul.next('chat.sent')).toMatchObject({ text: '그래도 이야기한다' });
    await Promise.all(answers);
    seoul.socket.close(1000);
    const lines = logged.mock.calls.flat().map(String).join('\n');
    expect(lines).not.toMatch(/psn_|ゆき|성수동/);

    d1.mood = 'well';
    expect((await ask('POST', `/api/rooms/${room.slug}/join`, { as, body: { nickname: 'ゆき', lang: 'ja' } })).status).toBe(200);
    const mine = await ask('GET', '/api/me/rooms', { as });
    expect(mine.body).toMatchObject({ items: [{ room: { slug: room.slug }, member: { nickname: 'ゆき' } }] });
  },
);

test('a join whose last step failed is mended by the same one again, and makes one member', async () => {
  const [head, as] = [await guest(), await guest()];
  const { room } = await makeRoom(head);
  const d1 = new UnreliableD1(env.DB);
  const { ask } = beside(d1);
  const body = { nickname: 'ゆき', lang: 'ja' };
  // Known by the session, which is read; the note of the membership, which is written, is what fails.
  d1.failsWrites = true;
  for (let i = 0; i < 3; i++) expect(codeOf(await ask('POST', `/api/rooms/${room.slug}/join`, { as, body }))).toBe('server.failed');
  d1.failsWrites = false;
  const answer = joined.parse((await ask('POST', `/api/rooms/${room.slug}/join`, { as, body })).body);
  expect(answer.room.memberCount).toBe(2);
  expect((await call('GET', '/api/me/rooms', { as })).text).toContain(room.slug);
});

test('signing out that didn’t happen isn’t said to have', async () => {
  const as = await guest();
  const d1 = new UnreliableD1(env.DB);
  const { ask } = beside(d1);
  d1.mood = 'throws';
  expect(codeOf(await ask('POST', '/api/auth/sign-out', { as }))).toBe('server.failed');
  d1.mood = 'well';
  expect((await ask('GET', '/api/me', { as })).body).toMatchObject({ signedIn: true });
  expect((await ask('POST', '/api/auth/sign-out', { as })).body).toEqual({ success: true });
  expect((await ask('GET', '/api/me', { as })).body).toMatchObject({ signedIn: false });
});

test('leaving and joining at once: who is in finds the room among theirs, whichever came first', async () => {
  const { room } = await makeRoom(await guest());
  const as = await guest();
  const mine = async () => z.object({ items: z.array(z.unknown()) }).parse((await call('GET', '/api/me/rooms', { as })).body).items.length;
  const body = { nickname: 'ゆき', lang: 'ja' };
  const isIn = async () =>
    z.object({ standing: z.string() }).parse((await call('GET', `/api/rooms/${room.slug}/members/me`, { as })).body).standing === 'here';
  await join(as, room.slug, body);
  // The leaving is held up after the room has let go, until the same person has joined again.
  const d1 = new UnreliableD1(env.DB);
  const { ask } = beside(d1);
  d1.hangsAtDeletes = true;
  const leaving = ask('DELETE', `/api/rooms/${room.slug}/members/me`, { as });
  while (await isIn()) await scheduler.wait(5);
  await join(as, room.slug, body);
  d1.hangsAtDeletes = false;
  expect((await leaving).status).toBe(204);
  expect([await isIn(), await mine()]).toEqual([true, 1]);
  expect((await ask('DELETE', `/api/rooms/${room.slug}/members/me`, { as })).status).toBe(204);
  expect([await isIn(), await mine()]).toEqual([false, 0]);
  // Two joins at once are one.
  await Promise.all([join(as, room.slug, body), join(as, room.slug, body)]);
  expect([await isIn(), await mine()]).toEqual([true, 1]);
});
