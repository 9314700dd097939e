import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { admit } from '$rooms/members/entry';
import { call, codeOf, guest, join, joined, makeRoom, making, ORIGIN } from './client';

test('a room is made: 201, its maker is the head, visibility and entry have their defaults', async () => {
  const answer = await call('POST', '/api/rooms', { as: await guest(), body: making() });
  expect(answer.status).toBe(201);
  const { room, member, socketUrl, expiresAt } = joined.parse(answer.body);
  expect(room).toMatchObject({
    title: '성수동 카페',
    topic: { kind: 'place', name: '성수동' },
    description: '',
    visibility: 'public',
    entry: 'open',
    embed: 'any',
    memberCount: 1,
  });
  expect(room.id).toBe(`rm_${room.slug}`);
  expect(room.url).toBe(`${ORIGIN}/r/${room.slug}`);
  expect(member).toMatchObject({ nickname: '하나', role: 'head' });
  expect(socketUrl).toBe(`wss://openlink.test/parties/room/${room.id}`);
  expect(expiresAt).toBeGreaterThan(Date.now() + 50_000);
  expect((await call('GET', `/api/rooms/${room.slug}`)).body).toEqual({ room });
});

test('the same Idempotency-Key from the same person makes one room; from another person, another', async () => {
  const [as, other] = [await guest(), await guest()];
  const ask = (token: string, key: string) =>
    call('POST', '/api/rooms', { as: token, body: making(), headers: { 'idempotency-key': key } });
  const made = await Promise.all([ask(as, 'k1'), ask(as, 'k1')]);
  const [first, second] = made.map((answer) => joined.parse(answer.body));
  expect(second?.room.slug).toBe(first?.room.slug);
  expect(second?.member.id).toBe(first?.member.id);
  const others = [await ask(as, 'k2'), await ask(other, 'k1')].map((answer) => joined.parse(answer.body).room.slug);
  expect(new Set([first?.room.slug, ...others]).size).toBe(3);
  expect(codeOf(await ask(as, 'ㄱ'.repeat(3)))).toBe('input.invalid');
});

test('a request that died between the room and the directory is mended by the same one again', async () => {
  const as = await guest();
  const ask = () => call('POST', '/api/rooms', { as, body: making({ title: '끊긴 방' }), headers: { 'idempotency-key': 'mend' } });
  const { slug } = joined.parse((await ask()).body).room;
  await env.DB.batch([
    env.DB.prepare('DELETE FROM room WHERE slug = ?').bind(slug),
    env.DB.prepare('DELETE FROM membership WHERE slug = ?').bind(slug),
  ]);
  await ask();
  expect((await call('GET', '/api/rooms?q=끊긴')).text).toContain(slug);
  expect((await call('GET', '/api/me/rooms', { as })).text).toContain(slug);
});

test('joining is 200, and again the same member with one more key and the nickname given', async () => {
  const { room } = await makeRoom(await guest());
  const as = await guest();
  const first = await join(as, room.slug, { nickname: 'Budi' });
  const again = await join(as, room.slug, { nickname: 'Budi S.' });
  expect(again.member).toEqual({ id: first.member.id, nickname: 'Budi S.', role: 'member' });
  expect(again.key).not.toBe(first.key);
  expect(again.room.memberCount).toBe(2);
  for (const key of [first.key, again.key]) expect((await call('POST', `/api/rooms/${room.slug}/ticket`, { as: key })).status).toBe(200);
});

test('one person is another member in every room', async () => {
  const as = await guest();
  const [one, two] = [await makeRoom(as), await makeRoom(as)];
  expect(one.member.id).not.toBe(two.member.id);
});

test('a room with a code takes the right one only, and tells a wrong from a missing one in nothing', async () => {
  const { room } = await makeRoom(await guest(), { entry: 'code', code: '망고' });
  const as = await guest();
  const ask = (more: object) => call('POST', `/api/rooms/${room.slug}/join`, { as, body: { nickname: 'A', lang: 'ja', ...more } });
  for (const more of [{}, { code: 'x' }]) {
    const answer = await ask(more);
    expect([answer.status, codeOf(answer)]).toEqual([403, 'room.code_wrong']);
  }
  expect((await ask({ code: '망고' })).status).toBe(200);
  expect(JSON.stringify((await call('GET', `/api/rooms/${room.slug}`)).body)).not.toContain('망고');
});

test('a room entered by code can’t be made without one', async () => {
  const answer = await call('POST', '/api/rooms', { as: await guest(), body: making({ entry: 'code' }) });
  expect(codeOf(answer)).toBe('input.invalid');
  expect(answer.body).toMatchObject({ errors: [{ path: 'code' }] });
});

test('who waits for approval is told so with 202, and learns by members/me where they stand', async () => {
  const { room } = await makeRoom(await guest(), { entry: 'approval' });
  const as = await guest();
  const standing = async () => (await call('GET', `/api/rooms/${room.slug}/members/me`, { as })).body;
  expect(await standing()).toEqual({ standing: 'none' });
  const answer = await call('POST', `/api/rooms/${room.slug}/join`, { as, body: { nickname: 'ゆき', lang: 'ja' } });
  expect(answer.status).toBe(202);
  expect(answer.body).toMatchObject({ status: 'waiting', room: { slug: room.slug } });
  expect(await standing()).toMatchObject({ standing: 'waiting' });
});

test('who was let in finds the room among theirs, without joining again; who waits does not yet', async () => {
  const { room } = await makeRoom(await guest(), { entry: 'approval' });
  const as = await guest();
  const mine = async () => (await call('GET', '/api/me/rooms', { as })).body;
  await call('POST', `/api/rooms/${room.slug}/join`, { as, body: { nickname: 'ゆき', lang: 'ja' } });
  expect(await mine()).toMatchObject({ items: [] });
  await runInDurableObject(env.Room.getByName(room.id), ({ engine }) => {
    const live = engine.room()!;
    for (const who of live.members.standing('waiting', 10)) admit(live, who);
  });
  expect(await mine()).toMatchObject({ items: [{ room: { slug: room.slug }, member: { nickname: 'ゆき', role: 'member' }, unread: 0 }] });
});

test('a ticket takes a member’s key of that room and nothing else', async () => {
  const as = await guest();
  const [one, two] = [await makeRoom(as), await makeRoom(as)];
  const ask = (token?: string) => call('POST', `/api/rooms/${one.room.slug}/ticket`, { as: token });
  const good = await ask(one.key);
  expect(good.status).toBe(200);
  z.strictObject({ ticket: z.string(), expiresAt: z.int(), socketUrl: z.literal(one.socketUrl) }).parse(good.body);
  for (const token of [undefined, as, two.key, one.ticket, `${one.key}x`, 'key_']) {
    const answer = await ask(token);
    expect([answer.status, codeOf(answer)]).toEqual([401, 'auth.required']);
  }
});

test('leaving is 204, ends every key, and takes the room from my rooms; joining again is possible', async () => {
  const { room } = await makeRoom(await guest());
  const as = await guest();
  const { key } = await join(as, room.slug);
  expect((await call('DELETE', `/api/rooms/${room.slug}/members/me`, { as })).status).toBe(204);
  expect(codeOf(await call('POST', `/api/rooms/${room.slug}/ticket`, { as: key }))).toBe('auth.required');
  expect((await call('GET', '/api/me/rooms', { as })).body).toEqual({ items: [], nextCursor: null });
  expect((await call('POST', `/api/rooms/${room.slug}/join`, { as, body: { nickname: 'B', lang: 'en' } })).status).toBe(200);
});

test('leaving by key is 204 too, and my rooms forget it', async () => {
  const { room } = await makeRoom(await guest());
  const as = await guest();
  const { key } = await join(as, room.slug);
  expect((await call('DELETE', `/api/rooms/${room.slug}/members/me`, { as: key })).status).toBe(204);
  expect((await call('GET', '/api/me/rooms', { as })).body).toEqual({ items: [], nextCursor: null });
  expect(await env.DB.prepare('SELECT count(*) AS n FROM membership WHERE slug = ? AND left_at IS NULL').bind(room.slug).first('n')).toBe(
    1,
  );
});

test('what needs a session says so: 401 auth.required', async () => {
  const { room } = await makeRoom(await guest());
  for (const [method, path] of [
    ['POST', '/api/rooms'],
    ['POST', `/api/rooms/${room.slug}/join`],
    ['GET', `/api/rooms/${room.slug}/members/me`],
    ['DELETE', `/api/rooms/${room.slug}/members/me`],
    ['POST', `/api/rooms/${room.slug}/messages`],
    ['GET', '/api/me/rooms'],
  ] as const) {
    const answer = await call(method, path, method === 'POST' ? { body: making() } : {});
    expect([answer.status, codeOf(answer)], path).toEqual([401, 'auth.required']);
  }
});

test('a room that nobody made, or that none can be, is room.not_found for every route', async () => {
  const as = await guest();
  for (const slug of ['aaaaaaaaaaaa', 'UPPER', 'a', '%00', '..%2f..', 'rm_aaaaaaaaaaaa', 'a'.repeat(200)]) {
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '/join', { nickname: 'A', lang: 'ko' }],
      ['GET', '/messages', undefined],
      ['GET', '/members/me', undefined],
    ] as const) {
      const answer = await call(method, `/api/rooms/${slug}${path}`, { as, body });
      expect([answer.status, codeOf(answer)], slug + path).toEqual([404, 'room.not_found']);
    }
  }
});
