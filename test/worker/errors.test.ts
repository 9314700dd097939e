import { env } from 'cloudflare:workers';
import { expect, test, vi } from 'vitest';
import { DrizzleQueryError } from 'drizzle-orm';
import { api } from '../../worker/api';
import { failed } from '../../worker/http/problem';
import { call, codeOf, guest, makeRoom, making, ORIGIN, uuid } from './client';

test.each([
  ['broken JSON', '{"title": '],
  ['nothing', ''],
  ['an array', '[]'],
  ['a string', '"x"'],
  ['null', 'null'],
  ['bottomless nesting', '['.repeat(30_000)],
  ['bottomless nesting in a field', `{"x":${'{"x":'.repeat(5000)}1${'}'.repeat(5001)}`],
  ['fields only in __proto__', JSON.stringify(making()).replace(/^\{/, '{"__proto__":{') + '}'],
  ['wrong types', JSON.stringify(making({ title: 5, topic: 'x' }))],
  ['a missing field', JSON.stringify(making({ nickname: undefined }))],
  ['an unknown kind', JSON.stringify(making({ topic: { kind: 'planet', name: 'x' } }))],
  ['a lone surrogate', JSON.stringify(making({ title: 'a\ud800b' }))],
  ['control characters', JSON.stringify(making({ title: 'a\u0007b' }))],
  ['a bell in a title', JSON.stringify(making({ title: 'a\u0007b' }))],
  ['an empty title', JSON.stringify(making({ title: '   ' }))],
  ['a title that shows nothing', JSON.stringify(making({ title: '\u200b\u2060' }))],
  ['an over-long title', JSON.stringify(making({ title: '가'.repeat(101) }))],
  ['an unknown language', JSON.stringify(making({ lang: 'xx' }))],
])('making a room with %s is input.invalid, with a path and a message for each issue', async (_, raw) => {
  const answer = await call('POST', '/api/rooms', { as: await guest(), raw, headers: { 'content-type': 'application/json' } });
  expect([answer.status, codeOf(answer)]).toEqual([400, 'input.invalid']);
  expect(answer.body).toMatchObject({ errors: expect.arrayContaining([{ path: expect.any(String), message: expect.any(String) }]) });
});

test('bytes that are no UTF-8 are input.invalid', async () => {
  const raw = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
  expect(codeOf(await call('POST', '/api/rooms', { as: await guest(), raw }))).toBe('input.invalid');
});

test('texts are stored trimmed and in NFC; bidi overrides and emoji are just characters', async () => {
  const { room } = await makeRoom(await guest(), { title: '  cafe\u0301\n\t\u202e👩‍👩‍👧 ', description: 'a\r\nb' });
  expect(room).toMatchObject({ title: 'caf\u00e9 \u202e👩‍👩‍👧', description: 'a\nb' });
});

test('JSON is read whatever its content type says', async () => {
  const as = await guest();
  const answer = await call('POST', '/api/rooms', { as, raw: JSON.stringify(making()), headers: { 'content-type': 'text/plain' } });
  expect(answer.status).toBe(201);
});

test.each(['/api/rooms', '/api/rooms/aaaaaaaaaaaa/messages', '/api/auth/sign-in/anonymous', '/api/nothing'])(
  'a body over 64 KiB to %s is input.too_large',
  async (path) => {
    const as = await guest();
    const raw = JSON.stringify({ id: uuid(), text: 'x'.repeat(70_000) });
    const answer = await call('POST', path, { as, raw });
    expect([answer.status, codeOf(answer)]).toEqual([413, 'input.too_large']);
    const stream = new Blob([raw]).stream();
    expect(codeOf(await call('POST', path, { as, raw: stream }))).toBe('input.too_large');
  },
);

test('bad messages say what is wrong with them', async () => {
  const as = await guest();
  const { room } = await makeRoom(as);
  for (const body of [
    {},
    [],
    'x',
    { id: 'x', text: 'y' },
    { id: uuid() },
    { id: uuid(), text: ' ' },
    { id: uuid(), text: 'x'.repeat(4001) },
    { id: uuid(), text: 'x', replyTo: -1 },
  ]) {
    const answer = await call('POST', `/api/rooms/${room.slug}/messages`, { as, body });
    expect([answer.status, codeOf(answer)], JSON.stringify(body)).toEqual([400, 'input.invalid']);
    expect(answer.body, JSON.stringify(body)).toMatchObject({
      errors: expect.arrayContaining([{ path: expect.any(String), message: expect.any(String) }]),
    });
  }
  const answer = await call('POST', `/api/rooms/${room.slug}/messages`, { as, body: { id: uuid(), text: 'x', replyTo: 99 } });
  expect([answer.status, codeOf(answer)]).toEqual([404, 'message.not_found']);
});

test.each([
  ['GET', '/api'],
  ['GET', '/api/'],
  ['GET', '/api/nothing'],
  ['PUT', '/api/rooms'],
  ['OPTIONS', '/api/rooms'],
  ['PATCH', '/api/rooms/aaaaaaaaaaaa'],
  ['GET', '/api/rooms/aaaaaaaaaaaa/join'],
  ['POST', '/healthz'],
  ['GET', '/parties'],
  ['GET', '/parties/main/x'],
  ['GET', '/parties/room'],
])('%s %s is route.not_found', async (method, path) => {
  const answer = await call(method, path);
  expect([answer.status, codeOf(answer)]).toEqual([404, 'route.not_found']);
});

test.each([
  ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
  ['fr, ja;q=0.5', 'ja'],
  ['id', 'id'],
  ['fr', 'en'],
  ['', 'en'],
])('with Accept-Language %j a problem speaks %s', async (header, lang) => {
  const answer = await call('GET', '/api/nothing', { headers: { 'accept-language': header } });
  expect(answer.headers.get('content-language')).toBe(lang);
});

test('answers aren’t sniffed, framed or kept', async () => {
  for (const path of ['/api/rooms', '/api/me', '/api/nothing', '/healthz', '/api/auth/get-session']) {
    const { headers } = await call('GET', path);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('cache-control'), path).toContain('no-store');
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
  }
});

const broken = new Proxy(env.DB, {
  get: () => () => {
    throw new Error('D1_ERROR: no such table: SECRET_TABLE at /src/db.ts:12');
  },
});

test('a trouble with the database is server.failed, and says nothing of itself', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  const as = await guest();
  for (const [method, path] of [
    ['GET', '/api/rooms'],
    ['GET', '/api/me/rooms'],
    ['GET', '/api/me'],
    ['POST', '/api/rooms'],
    ['POST', '/api/auth/sign-in/anonymous'],
  ] as const) {
    const request = new Request(ORIGIN + path, { method, headers: { authorization: `Bearer ${as}`, 'cf-connecting-ip': '203.1.1.1' } });
    const answer = await api.fetch(request, { ...env, DB: broken });
    const text = await answer.text();
    expect(answer.status, path).toBe(500);
    expect(text, path).not.toMatch(/SECRET|D1_|\.ts|select|\bat /i);
  }
  quiet.mockRestore();
});

test('the log has what the database said of a failed query, and nothing of what people wrote', () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  failed(
    new DrizzleQueryError('insert into room values (?)', ['우리만의 비밀'], new Error('D1_ERROR: no such table: room')),
    new Request(ORIGIN),
  );
  const line = String(logged.mock.lastCall);
  logged.mockRestore();
  expect(line).toContain('no such table: room');
  expect(line).not.toContain('비밀');
});

test('healthz is ok while the Worker, D1 and a room answer, and a 503 problem otherwise', async () => {
  expect((await call('GET', '/healthz')).body).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  const answer = await api.fetch(new Request(`${ORIGIN}/healthz`), { ...env, DB: broken });
  quiet.mockRestore();
  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'server.failed', status: 503 });
});
