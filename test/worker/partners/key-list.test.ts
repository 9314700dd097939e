import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { AppError } from '$rooms/protocol/error';
import { dbOf } from '$worker/db/client';
import { partnerKey } from '$worker/partners/schema';
import { verify } from '$worker/partners/verify';
import { outsideAt } from '../../support/outside-at';
import { ORIGIN } from '../client';
import { claimsFor, pair, site, tokenOf, type Pair } from './tokens';

const db = dbOf(env);
let web: ReturnType<typeof outsideAt>;
let host: string;
let key: Pair;
beforeEach(async () => {
  web = outsideAt(env.OUTSIDE_STAND_IN);
  host = `${crypto.randomUUID()}.example.com`;
  key = await pair('ES256', 'one');
});

const publish = (...keys: unknown[]) =>
  web.put(`${host}/keys`, { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ keys }) });
const listed = (path = '/keys') => site({ lists: [`https://${host}${path}`] });
const signed = (iss: string, by: Pair = key, header: object = {}) =>
  tokenOf({ alg: by.alg, kid: by.kid, ...header }, claimsFor(iss), by.sign);
const outcome = async (token: string) =>
  verify({ ...env, ...web.env }, db, token, [ORIGIN]).then(
    () => 'accepted',
    (error: AppError) =>
      error.more.issues?.map(({ path, message }) => (path === 'jwks' ? `jwks(${message.split(': ')[1]})` : path)).join(' '),
  );
const asked = async () => (await web.asked(host)).length;
/** As if so long had passed since the list was read and asked for. */
async function later(partnerId: string, ms: number): Promise<void> {
  const row = await db.select().from(partnerKey).where(eq(partnerKey.partnerId, partnerId)).get();
  await db
    .update(partnerKey)
    .set({ readAt: row?.readAt ? row.readAt - ms : null, triedAt: row?.triedAt ? row.triedAt - ms : null })
    .where(eq(partnerKey.partnerId, partnerId));
}
const MINUTE = 60_000;

test('a list is read once for many tokens, and asked for as a list of keys', async () => {
  await publish({ kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'rsa' }, { kty: 'oct', k: 'c2VjcmV0', kid: 'oct' }, 5, key.published);
  const { id } = await listed();
  const tokens = await Promise.all(Array.from({ length: 8 }, () => signed(id)));
  expect(await Promise.all(tokens.map(outcome))).toEqual(tokens.map(() => 'accepted'));
  expect(await outcome(await signed(id, key, { kid: undefined }))).toBe('accepted');
  expect(await asked()).toBe(1);
  expect((await web.asked(host))[0]?.headers['accept']).toContain('application/jwk-set+json');
});

test('a key that is new in the list is taken at once; many that know no such key ask for it once a minute', async () => {
  await publish(key.published);
  const { id } = await listed();
  expect(await outcome(await signed(id))).toBe('accepted');
  await later(id, MINUTE);
  const next = await pair('EdDSA', 'two');
  await publish(key.published, next.published);
  const crowd = await Promise.all([next, next, key, next].map((by) => signed(id, by)));
  expect(await Promise.all(crowd.map(outcome))).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  expect(await asked()).toBe(2);
  const stranger = await pair('ES256', 'nobody');
  for (let i = 0; i < 5; i++) expect(await outcome(await signed(id, stranger))).toBe('kid');
  expect(await asked()).toBe(2);
  await later(id, MINUTE);
  for (let i = 0; i < 3; i++) expect(await outcome(await signed(id, stranger))).toBe('kid');
  expect(await asked()).toBe(3);
});

test('a key that was taken out of the list is worth nothing within minutes', async () => {
  await publish(key.published);
  const { id } = await listed();
  expect(await outcome(await signed(id))).toBe('accepted');
  await publish((await pair('ES256', 'two')).published);
  await later(id, 6 * MINUTE);
  expect(await outcome(await signed(id))).toBe('kid');
});

test('another key of the same name takes its place', async () => {
  await publish(key.published);
  const { id } = await listed();
  await outcome(await signed(id));
  const heir = await pair('ES256', 'one');
  await publish(heir.published);
  expect(await outcome(await signed(id, heir)), 'the copy still holds').toBe('signature');
  await later(id, 6 * MINUTE);
  expect(await outcome(await signed(id, heir))).toBe('accepted');
  expect(await outcome(await signed(id))).toBe('signature');
});

test('while its site is down the copy holds for an hour', async () => {
  await publish(key.published);
  const { id } = await listed();
  await outcome(await signed(id));
  await web.put(`${host}/keys`, { status: 503, body: 'down' });
  await later(id, 50 * MINUTE);
  expect(await outcome(await signed(id))).toBe('accepted');
  await later(id, 9 * MINUTE);
  expect(await outcome(await signed(id))).toBe('accepted');
  await later(id, 2 * MINUTE);
  expect(await outcome(await signed(id))).toBe('kid jwks(HTTP 503)');
  await publish(key.published);
  await later(id, MINUTE);
  expect(await outcome(await signed(id))).toBe('accepted');
});

test.each([
  ['/nothing-here', 'HTTP 404'],
  ['/bad/huge', 'too_large'],
  ['/bad/unsaid', 'too_large'],
  ['/bad/bomb', 'too_large'],
  ['/bad/silent', 'timeout'],
  ['/bad/stalled', 'timeout'],
  ['/bad/drip', 'timeout'],
  ['/bad/cut', 'failed'],
  ['/bad/loop', 'redirects'],
  ['/bad/to?url=http://127.0.0.1/keys', 'address'],
  ['/bad/to?url=http://other.example.com/keys', 'scheme'],
  ['/bad/to?url=https://metadata.google.internal/keys', 'name'],
])('%s is no list: %s', async (path, why) => {
  const { id } = await listed(path);
  const began = Date.now();
  expect(await outcome(await signed(id))).toBe(`kid jwks(${why})`);
  expect(Date.now() - began).toBeLessThan(6000);
  // Nobody waits again for what has just failed.
  expect(await outcome(await signed(id))).toBe(`kid jwks(${why})`);
});

test.each([
  ['no JSON', '<html>'],
  ['no JWK Set', '[]'],
  ['no JWK Set', '{"keys":{}}'],
  ['no JWK Set', '{"keys":null}'],
  ['no JSON', ''],
])('%s: %s', async (why, body) => {
  await web.put(`${host}/keys`, { body });
  const { id } = await listed();
  expect(await outcome(await signed(id))).toBe(`kid jwks(${why})`);
});

test.each([
  ['a private key', () => ({ ...key.published, d: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })],
  ['one for encryption', () => ({ ...key.published, use: 'enc' })],
  ['one for another algorithm', () => ({ ...key.published, alg: 'ES384' })],
  ['one to sign with alone', () => ({ ...key.published, key_ops: ['sign'] })],
  ['one that isn’t on the curve', () => ({ ...key.published, x: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })],
  ['one of another curve', () => ({ ...key.published, crv: 'P-384' })],
])('in a list, %s is passed over', async (_, published) => {
  await publish(published());
  const { id } = await listed();
  expect(await outcome(await signed(id))).toBe('kid');
});

test('redirects within https are followed, and what is signed by a secret asks for no list', async () => {
  await publish(key.published);
  const { id } = await listed(`/bad/to?url=https://${host}/keys`);
  expect(await outcome(await signed(id))).toBe('accepted');
  const before = await asked();
  expect(await outcome(await tokenOf({ alg: 'HS256' }, claimsFor(id), () => new Uint8Array(32)))).toBe('alg');
  expect(await asked()).toBe(before);
});
