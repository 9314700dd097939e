import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { api } from '$worker/api';
import { call, freshAddress, guest, ORIGIN } from './client';

const cookiesOf = (headers: Headers) => headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
const signIn = (more: Parameters<typeof call>[2] = {}) =>
  call('POST', '/api/auth/sign-in/anonymous', { ...more, headers: { 'cf-connecting-ip': freshAddress(), ...more.headers } });

test.each([
  ['nothing', {}],
  ['an empty object', { body: {} }],
  ['an empty body with a content type', { raw: '', headers: { 'content-type': 'application/json' } }],
  ['a body that is no JSON', { raw: 'x=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
])('a guest is made by a POST with %s, and its token is in set-auth-token', async (_, more) => {
  const answer = await signIn(more);
  expect(answer.status).toBe(200);
  const token = answer.headers.get('set-auth-token') ?? '';
  expect((await call('GET', '/api/me', { as: token })).body).toEqual({ signedIn: true, guest: true });
});

test('a guest is known by the cookie too', async () => {
  const { headers } = await signIn();
  const me = await call('GET', '/api/me', { headers: { cookie: cookiesOf(headers).join('; ') } });
  expect(me.body).toEqual({ signedIn: true, guest: true });
});

test('nobody is signed in without a token, with a wrong one, with an unsigned one, or with a member’s key', async () => {
  const { body } = await signIn();
  const { token } = z.object({ token: z.string() }).parse(body);
  for (const as of [undefined, 'x', `${token}.AAAA`, token, 'key_mbr_x', 'tkt_x']) {
    expect((await call('GET', '/api/me', { as })).body).toEqual({ signedIn: false, guest: false });
  }
});

test('signing in again with a living session, by token or cookie, answers the same guest', async () => {
  const first = await signIn();
  const token = first.headers.get('set-auth-token') ?? '';
  const byToken = await signIn({ as: token });
  const byCookie = await signIn({ headers: { cookie: cookiesOf(first.headers).join('; '), origin: ORIGIN } });
  for (const again of [byToken, byCookie]) {
    expect(again.status).toBe(200);
    expect(again.headers.get('set-auth-token')).toBe(token);
    expect(again.body).toEqual(first.body);
  }
});

test('signing in with a session that has ended makes a new guest', async () => {
  const first = await signIn();
  const cookie = cookiesOf(first.headers).join('; ');
  expect((await call('POST', '/api/auth/sign-out', { as: first.headers.get('set-auth-token') ?? '' })).status).toBe(200);
  const again = await signIn({ headers: { cookie, origin: ORIGIN } });
  expect(again.status).toBe(200);
  expect(again.headers.get('set-auth-token')).not.toBe(first.headers.get('set-auth-token'));
});

test('cookies are secure over https, and work on http://localhost', async () => {
  const secure = await signIn();
  for (const cookie of secure.headers.getSetCookie()) expect(cookie).toMatch(/; Secure/);
  const local = await signIn({ origin: 'http://localhost:8787' });
  expect(local.headers.getSetCookie()).toHaveLength(2);
  for (const cookie of local.headers.getSetCookie()) {
    expect(cookie).not.toMatch(/Secure/);
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/);
  }
});

test('neither address nor user agent is kept of anybody', async () => {
  await signIn({ headers: { 'user-agent': 'Mozilla/5.0 (Spy)', 'cf-connecting-ip': '198.51.100.77', 'x-forwarded-for': '198.51.100.77' } });
  for (const table of ['person', 'user', 'session', 'account', 'verification']) {
    const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
    expect(JSON.stringify(results)).not.toMatch(/198\.51\.100\.77|Spy/);
  }
  const kept = await env.DB.prepare('SELECT ip_address, user_agent FROM session').all();
  for (const row of kept.results) expect(row).toEqual({ ip_address: null, user_agent: null });
});

test('a user points to a person, which no answer of better-auth’s shows', async () => {
  const token = await guest();
  const { body, text } = await call('GET', '/api/auth/get-session', { as: token });
  const { user } = z.object({ user: z.object({ id: z.string() }) }).parse(body);
  const row = await env.DB.prepare('SELECT person_id FROM user WHERE id = ?').bind(user.id).first('person_id');
  expect(row).toMatch(/^psn_[0-9a-z]{26}$/);
  expect(text).not.toContain('psn_');
});

test('better-auth’s unused addresses are closed', async () => {
  const as = await guest();
  for (const path of ['update-user', 'delete-user', 'change-email', 'delete-anonymous-user', 'sign-up/email', 'sign-in/email']) {
    const answer = await call('POST', `/api/auth/${path}`, { as, body: { name: 'x', email: 'a@b.example', password: 'long enough 1' } });
    expect(answer.status, path).toBeGreaterThanOrEqual(400);
    expect(answer.status, path).toBeLessThan(500);
  }
});

test('to know whose a request is takes one query', async () => {
  const token = await guest();
  const asked: string[] = [];
  const prepare = (query: string) => {
    asked.push(query);
    return env.DB.prepare(query);
  };
  const request = new Request(`${ORIGIN}/api/me`, { headers: { authorization: `Bearer ${token}` } });
  const answer = await api.fetch(request, { ...env, DB: { prepare } as D1Database });
  expect(await answer.json()).toEqual({ signedIn: true, guest: true });
  expect(asked).toHaveLength(1);
});
