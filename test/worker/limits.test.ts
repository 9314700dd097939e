import { env } from 'cloudflare:workers';
import { generateSignedCookie } from 'hono/cookie';
import { expect, test } from 'vitest';
import { api } from '../../worker/api';
import { ROOMS_AN_HOUR } from '../../worker/directory/making';
import { call, codeOf, freshAddress, guest, makeRoom, making, ORIGIN } from './client';

const HOUR_MS = 3600_000;
const signIn = (address: string, cookie?: string) =>
  call('POST', '/api/auth/sign-in/anonymous', {
    headers: { 'cf-connecting-ip': address, ...(cookie === undefined ? {} : { cookie, origin: ORIGIN }) },
  });
const visitorCookie = async (age: number, secret = env.AUTH_SECRET) =>
  (await generateSignedCookie('openlink.visitor', `${Date.now() - age}~${crypto.randomUUID()}`, secret)).split(';')[0];

const MINUTE_MS = 60_000;
const minute = () => Math.floor(Date.now() / MINUTE_MS);
/** Limits are counted by the minute of the clock: what began in one and failed in the next is tried again from the start. */
async function inOneMinute(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const began = minute();
    try {
      return await work();
    } catch (error) {
      if (minute() === began || attempt === 4) throw error;
    }
  }
}
const limitTest = (name: string, work: () => Promise<void>) => test(name, () => inOneMinute(work), 300_000);

limitTest('an address is let make at least 20 guests a minute, and not without end; then 429 with Retry-After', async () => {
  const address = freshAddress();
  const statuses: number[] = [];
  for (let i = 0; i < 62; i++) statuses.push((await signIn(address)).status);
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200));
  const refused = await signIn(address);
  expect([refused.status, codeOf(refused)]).toEqual([429, 'rate.limited']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

  // A neighbour whom we know from before isn't shut out by the others behind the same address …
  expect((await signIn(address, await visitorCookie(2 * HOUR_MS))).status).toBe(200);
  // … a cookie made just now, or by someone else, is no such neighbour's.
  expect((await signIn(address, await visitorCookie(1000))).status).toBe(429);
  expect((await signIn(address, await visitorCookie(2 * HOUR_MS, 'a secret that is not ours'))).status).toBe(429);
  // Another address isn't concerned, and locally the limits can be lifted.
  expect((await signIn(freshAddress())).status).toBe(200);
  const lifted = await api.fetch(
    new Request(`${ORIGIN}/api/auth/sign-in/anonymous`, { method: 'POST', headers: { 'cf-connecting-ip': address } }),
    { ...env, RATE_LIMITS: 'off' },
  );
  expect(lifted.status).toBe(200);
});

limitTest('one known browser has a budget of its own', async () => {
  const cookie = await visitorCookie(2 * HOUR_MS);
  let refused = 0;
  for (let i = 0; i < 25; i++) refused += (await signIn(freshAddress(), cookie)).status === 429 ? 1 : 0;
  expect(refused).toBe(5);
});

limitTest('the addresses of one IPv6 network count as one', async () => {
  const network = `2001:db8:${crypto.getRandomValues(new Uint16Array(1))[0]!.toString(16)}`;
  for (let i = 0; i < 61; i++) await signIn(`${network}:7::${i.toString(16)}`);
  expect((await signIn(`${network}:7:ffff::1`)).status).toBe(429);
  expect((await signIn(`${network}:8::1`)).status).toBe(200);
});

test('an account is let make at least 10 rooms an hour, and not without end; a repeated request costs nothing', async () => {
  const as = await guest();
  const make = (key: string) =>
    call('POST', '/api/rooms', { as, body: making(), headers: { 'cf-connecting-ip': freshAddress(), 'idempotency-key': key } });
  for (let i = 0; i < ROOMS_AN_HOUR; i++) expect((await make(`k${i}`)).status).toBe(201);
  expect(ROOMS_AN_HOUR).toBeGreaterThanOrEqual(10);
  const refused = await make('one-too-many');
  expect([refused.status, codeOf(refused)]).toEqual([429, 'rate.limited']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3500);
  expect((await make('k0')).status).toBe(201);

  await env.DB.prepare('UPDATE making SET made_at = made_at - ?')
    .bind(HOUR_MS + 1000)
    .run();
  expect((await make('an-hour-later')).status).toBe(201);
});

limitTest('an account is let join at least 60 times a minute, and not without end', async () => {
  const { room } = await makeRoom(await guest());
  const as = await guest();
  const statuses: number[] = [];
  for (let i = 0; i < 121; i++)
    statuses.push((await call('POST', `/api/rooms/${room.slug}/join`, { as, body: { nickname: 'A', lang: 'ko' } })).status);
  expect(statuses.slice(0, 60)).toEqual(Array(60).fill(200));
  expect(statuses.at(-1)).toBe(429);
});
