import { expect, test } from 'vitest';
import { api } from '../../worker/api';
import { env } from 'cloudflare:workers';
import { call, codeOf, freshAddress, guest, making, ORIGIN } from './client';

const FOREIGN = [
  'https://evil.example',
  'null',
  'http://openlink.test',
  'https://openlink.test.evil.example',
  'https://openlink.test:8443',
  'https://openlink.test/',
];

test.each(FOREIGN)('a state-changing request from the origin "%s" is refused, whatever it carries', async (origin) => {
  const as = await guest();
  for (const [method, path] of [
    ['POST', '/api/auth/sign-in/anonymous'],
    ['POST', '/api/auth/sign-out'],
    ['POST', '/api/rooms'],
    ['POST', '/api/rooms/aaaaaaaaaaaa/join'],
    ['POST', '/api/rooms/aaaaaaaaaaaa/ticket'],
    ['POST', '/api/rooms/aaaaaaaaaaaa/messages'],
    ['DELETE', '/api/rooms/aaaaaaaaaaaa/members/me'],
  ] as const) {
    const answer = await call(method, path, { as, headers: { origin }, body: making() });
    expect([answer.status, codeOf(answer)], path).toEqual([403, 'auth.forbidden']);
  }
});

test('a state-changing request with a cookie and no Origin is refused', async () => {
  const answer = await call('POST', '/api/rooms', { body: making(), headers: { cookie: 'anything=1' } });
  expect([answer.status, codeOf(answer)]).toEqual([403, 'auth.forbidden']);
});

test('our own origin is let through, with a cookie and without', async () => {
  const first = await call('POST', '/api/auth/sign-in/anonymous', { headers: { origin: ORIGIN, 'cf-connecting-ip': freshAddress() } });
  const cookie = first.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  expect((await call('POST', '/api/rooms', { body: making(), headers: { origin: ORIGIN, cookie } })).status).toBe(201);
});

test('an origin that the operator named is ours', async () => {
  const named = { ...env, PUBLIC_ORIGINS: 'https://open.link, https://www.open.link/' };
  const ask = (origin: string) =>
    api.fetch(
      new Request(`${ORIGIN}/api/auth/sign-in/anonymous`, { method: 'POST', headers: { origin, 'cf-connecting-ip': freshAddress() } }),
      named,
    );
  expect((await ask('https://open.link')).status).toBe(200);
  expect((await ask('https://www.open.link')).status).toBe(200);
  expect((await ask('https://evil.example')).status).toBe(403);
});

test('reading is nobody’s business to refuse by origin, and no other site is let read it by CORS', async () => {
  const answer = await call('GET', '/api/rooms', { headers: { origin: 'https://evil.example' } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
});
