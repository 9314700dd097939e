import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dbOf } from '$worker/db/client';
import { countRoom, countUsage } from '$worker/partners/store';
import { account, type Account } from '../accounts';
import { call, codeOf, guest, makeRoom, ORIGIN } from '../client';
import { byHmac, claimsFor, nowS, pair, tokenOf } from './tokens';

const site = z.strictObject({
  id: z.string().regex(/^ptn_[a-z0-9]{16}$/),
  name: z.string(),
  origins: z.array(z.string()),
  writers: z.enum(['anyone', 'partner']),
  look: z.object({}).loose(),
  patterns: z.array(z.string()),
  createdAt: z.int(),
});
const siteAnswer = z.object({ partner: site });
const key = z.looseObject({ id: z.string(), kind: z.string(), kid: z.string().nullable(), alg: z.string().nullable() });
const wholeAnswer = z.object({ partner: site, keys: z.array(key), tokens: z.array(z.looseObject({ id: z.string(), hint: z.string() })) });
const keyAnswer = z.object({ key, secret: z.string().optional() });
const secretAnswer = z.object({ key, secret: z.string().min(40) });
const tokenAnswer = z.object({ token: z.object({ id: z.string() }), secret: z.string().regex(/^pat_[a-z0-9]{40}$/) });
const checkAnswer = z.object({
  accepted: z.boolean(),
  code: z.string().nullable(),
  reasons: z.array(z.object({ path: z.string(), message: z.string() })),
  claims: z.record(z.string(), z.unknown()).nullable(),
  user: z.object({ name: z.string() }).nullable(),
  room: z.looseObject({ embed: z.string(), isOwn: z.boolean(), refusedOrigins: z.array(z.string()) }).nullable(),
});

let owner: Account;
let stranger: Account;
beforeAll(async () => {
  owner = await account();
  stranger = await account();
});

const register = async (as: string, more: object = {}) =>
  siteAnswer.parse(
    (await call('POST', '/api/partners', { as, body: { name: 'Webtoon', origins: ['https://toon.example'], ...more } })).body,
  ).partner;
const at = (id: string, path = '') => `/api/partners/${id}${path}`;
const read = async (id: string, as = owner.token) => wholeAnswer.parse((await call('GET', at(id), { as })).body);
const addKey = (id: string, body: object, as = owner.token) => call('POST', at(id, '/keys'), { as, body });

describe('a site', () => {
  test('is registered, listed, changed and taken away', async () => {
    const { id, ...rest } = await register(owner.token, { name: '  웹툰 ', origins: ['https://Toon.example/', 'http://localhost:5173'] });
    expect(rest).toMatchObject({
      name: '웹툰',
      origins: ['https://toon.example', 'http://localhost:5173'],
      writers: 'anyone',
      look: {},
      patterns: [],
    });
    const list = z.object({ items: z.array(site) }).parse((await call('GET', '/api/partners', { as: owner.token })).body).items;
    expect(list.map((one) => one.id)).toContain(id);
    const change = { origins: ['https://b.example'], writers: 'partner', look: { accent: '#3355ff', radius: '12' }, patterns: ['tower/*'] };
    expect(siteAnswer.parse((await call('PATCH', at(id), { as: owner.token, body: change })).body).partner).toMatchObject({
      name: '웹툰',
      ...change,
    });
    expect((await read(id)).partner).toMatchObject(change);
    expect((await call('PATCH', at(id), { as: owner.token, body: {} })).status).toBe(200);
    expect((await call('DELETE', at(id), { as: owner.token })).status).toBe(204);
    expect(codeOf(await call('GET', at(id), { as: owner.token }))).toBe('partner.not_found');
  });

  test.each([
    ['no name', { name: '' }],
    ['a name that doesn’t show', { name: '\u200b' }],
    ['a name too long', { name: 'a'.repeat(41) }],
    ['no origins', { origins: [] }],
    ['origins that are a text', { origins: 'https://toon.example' }],
    ['`null`', { origins: ['null'] }],
    ['a wildcard', { origins: ['https://*.toon.example'] }],
    ['a path', { origins: ['https://toon.example/read'] }],
    ['http', { origins: ['http://toon.example'] }],
    ['two in one', { origins: ['https://a.example https://b.example'] }],
    ['one too many', { origins: Array.from({ length: 21 }, (_, n) => `https://s${n}.example`) }],
    ['writers that aren’t', { writers: 'head' }],
  ])('%s is refused', async (_, more) => {
    const body = { name: 'Webtoon', origins: ['https://toon.example'], ...more };
    expect(codeOf(await call('POST', '/api/partners', { as: owner.token, body }))).toBe('input.invalid');
    const { id } = await register(owner.token);
    expect(codeOf(await call('PATCH', at(id), { as: owner.token, body: more }))).toBe('input.invalid');
    await call('DELETE', at(id), { as: owner.token });
  });

  test.each([
    ['an accent that would be a style', { look: { accent: 'red;background:url(https://evil.example)' } }],
    ['a radius of its own', { look: { radius: '9999px' } }],
    ['a font from elsewhere', { look: { font: "x'; src: url(https://evil.example)" } }],
    ['many patterns', { patterns: Array.from({ length: 21 }, (_, n) => `p${n}/*`) }],
    ['an empty pattern', { patterns: [''] }],
  ])('%s is refused', async (_, body) => {
    const { id } = await register(owner.token);
    expect(codeOf(await call('PATCH', at(id), { as: owner.token, body }))).toBe('input.invalid');
    await call('DELETE', at(id), { as: owner.token });
  });

  test('one person registers twenty', async () => {
    const { token } = await account();
    for (let n = 0; n < 20; n++) await register(token);
    expect(codeOf(await call('POST', '/api/partners', { as: token, body: { name: 'x', origins: ['https://x.example'] } }))).toBe(
      'profile.full',
    );
  });
});

describe('who may', () => {
  const ROUTES: [method: string, path: string, body?: object][] = [
    ['GET', ''],
    ['PATCH', '', { name: 'x' }],
    ['POST', '/keys', { kind: 'secret' }],
    ['DELETE', '/keys/pky_0000000000000000'],
    ['POST', '/keys/pky_0000000000000000/read'],
    ['POST', '/tokens', { name: 'x' }],
    ['DELETE', '/tokens/pkt_0000000000000000'],
    ['POST', '/check', { token: 'x' }],
    ['GET', '/usage'],
    ['POST', '/revoke', { sub: 'x' }],
    ['DELETE', ''],
  ];
  const BY_TOKEN = new Set(['GET /usage', 'POST /revoke']);

  test.each(ROUTES)('%s /partners/{id}%s: its owner alone', async (method, path, body) => {
    const { id } = await register(owner.token);
    const ask = (as?: string, of = id) => call(method, at(of, path), { as, ...(body ? { body } : {}) });
    expect(codeOf(await ask())).toBe('auth.required');
    expect(codeOf(await ask(await guest()))).toBe('account.required');
    expect(codeOf(await ask(stranger.token))).toBe('partner.not_found');
    expect(codeOf(await ask(owner.token, 'ptn_0000000000000000'))).toBe('partner.not_found');
    expect(codeOf(await ask(owner.token, '..%2fadmin'))).toBe('partner.not_found');
    const mine = tokenAnswer.parse((await call('POST', at(id, '/tokens'), { as: owner.token, body: { name: 'server' } })).body).secret;
    const theirSite = await register(stranger.token);
    const theirs = tokenAnswer.parse(
      (await call('POST', at(theirSite.id, '/tokens'), { as: stranger.token, body: { name: 'x' } })).body,
    ).secret;
    expect(codeOf(await ask(theirs))).toBe('auth.forbidden');
    const isForPrograms = BY_TOKEN.has(`${method} ${path}`);
    const seen = async (as: string) => (await ask(as)).status;
    expect(await seen(mine)).toBe(isForPrograms ? 200 : 403);
    expect(await seen(`pat_${'0'.repeat(40)}`)).toBe(isForPrograms ? 401 : 403);
    const from = { headers: { origin: 'https://toon.example' } };
    const elsewhere = await call(method, at(id, path), { as: owner.token, ...(body ? { body } : {}), ...from });
    // What changes nothing may be asked from anywhere, though no browser shows the answer there.
    expect(elsewhere.status === 403).toBe(method !== 'GET');
    // The owner, at last.
    expect(await seen(owner.token)).toBeLessThan(405);
    await call('DELETE', at(id), { as: owner.token });
    await call('DELETE', at(theirSite.id), { as: stranger.token });
  });

  test('a token of the site’s programs ends at once', async () => {
    const { id } = await register(owner.token);
    const { token, secret } = tokenAnswer.parse(
      (await call('POST', at(id, '/tokens'), { as: owner.token, body: { name: 'server' } })).body,
    );
    expect((await read(id)).tokens).toMatchObject([{ id: token.id, hint: secret.slice(-4) }]);
    expect((await call('GET', at(id, '/usage'), { as: secret })).status).toBe(200);
    expect((await call('DELETE', at(id, `/tokens/${token.id}`), { as: owner.token })).status).toBe(204);
    expect(codeOf(await call('GET', at(id, '/usage'), { as: secret }))).toBe('auth.required');
  });

  test('a token is no session, and nothing secret lies in the database as it is', async () => {
    const { id } = await register(owner.token);
    const { secret: pat } = tokenAnswer.parse((await call('POST', at(id, '/tokens'), { as: owner.token, body: { name: 'server' } })).body);
    const { secret } = secretAnswer.parse((await addKey(id, { kind: 'secret' })).body);
    expect(codeOf(await call('GET', '/api/partners', { as: pat }))).toBe('auth.required');
    expect((await call('GET', '/api/me', { as: pat })).body).toMatchObject({ signedIn: false });
    const [keys, tokens] = await Promise.all(
      ['partner_key', 'partner_token'].map((table) => env.DB.prepare(`SELECT * FROM ${table}`).all()),
    );
    expect(JSON.stringify([keys?.results, tokens?.results])).not.toContain(secret.slice(4));
    expect(JSON.stringify([keys?.results, tokens?.results])).not.toContain(pat.slice(4));
    expect(JSON.stringify(await read(id))).not.toContain(secret.slice(4, 20));
    await call('DELETE', at(id), { as: owner.token });
  });
});

describe('keys', () => {
  test('a public key as JWK, as a set of one, or as PEM', async () => {
    const { id } = await register(owner.token);
    const [es, ed, third] = [await pair('ES256', 'es'), await pair('EdDSA', 'ed'), await pair('ES256', 'pem')];
    const spki = new Uint8Array((await crypto.subtle.exportKey('spki', third.publicKey)) as ArrayBuffer);
    const pem = `-----BEGIN PUBLIC KEY-----\n${btoa(String.fromCharCode(...spki))}\n-----END PUBLIC KEY-----\n`;
    for (const text of [JSON.stringify(es.published), JSON.stringify({ keys: [ed.published] }), pem])
      expect((await addKey(id, { kind: 'public', key: text })).status).toBe(201);
    const { keys } = await read(id);
    expect(keys).toMatchObject([
      { kind: 'public', kid: 'es', alg: 'ES256' },
      { kind: 'public', kid: 'ed', alg: 'EdDSA' },
      { kind: 'public', kid: expect.stringMatching(/^[\w-]{43}$/), alg: 'ES256' },
    ]);
    expect(codeOf(await addKey(id, { kind: 'public', key: JSON.stringify(es.published) })), 'twice').toBe('input.invalid');
  });

  test.each([
    ['a private key', async () => ({ ...(await pair('ES256', 'x')).published, d: 'A'.repeat(43) })],
    ['RSA', () => ({ kty: 'RSA', n: 'AQAB', e: 'AQAB' })],
    ['a secret', () => ({ kty: 'oct', k: 'c2VjcmV0' })],
    ['P-384', async () => ({ ...(await pair('ES256', 'x')).published, crv: 'P-384' })],
    ['a point that isn’t on the curve', () => ({ kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) })],
    ['another algorithm’s', async () => ({ ...(await pair('EdDSA', 'x')).published, alg: 'ES256' })],
    ['nothing', () => null],
    ['a list', () => []],
  ])('%s is no public key to check by', async (_, jwk) => {
    const { id } = await register(owner.token);
    expect(codeOf(await addKey(id, { kind: 'public', key: JSON.stringify(await jwk()) }))).toBe('input.invalid');
    expect((await read(id)).keys).toEqual([]);
    await call('DELETE', at(id), { as: owner.token });
  });

  test.each([
    'http://toon.example/keys',
    'https://localhost/keys',
    'https://127.0.0.1/keys',
    'https://169.254.169.254/latest',
    'https://user:pass@toon.example/keys',
    'https://toon.example:8443/keys',
    'file:///etc/passwd',
    'keys',
  ])('a list at %s is refused', async (url) => {
    const { id } = await register(owner.token);
    expect(codeOf(await addKey(id, { kind: 'jwks', url }))).toBe('input.invalid');
    await call('DELETE', at(id), { as: owner.token });
  });

  test('rotation: a new secret beside the old one, then the old one ends', async () => {
    const { id } = await register(owner.token);
    const first = secretAnswer.parse((await addKey(id, { kind: 'secret' })).body);
    const second = secretAnswer.parse((await addKey(id, { kind: 'secret' })).body);
    const accepted = async (secret: string) => {
      const token = await tokenOf({ alg: 'HS256' }, claimsFor(id), byHmac(secret));
      return checkAnswer.parse((await call('POST', at(id, '/check'), { as: owner.token, body: { token } })).body).accepted;
    };
    expect([await accepted(first.secret), await accepted(second.secret)]).toEqual([true, true]);
    expect((await call('DELETE', at(id, `/keys/${first.key.id}`), { as: owner.token })).status).toBe(204);
    expect([await accepted(first.secret), await accepted(second.secret)]).toEqual([false, true]);
    for (let n = 0; n < 9; n++) expect(keyAnswer.parse((await addKey(id, { kind: 'secret' })).body).secret).toBeTruthy();
    expect(codeOf(await addKey(id, { kind: 'secret' }))).toBe('profile.full');
  });

  test('one site’s key isn’t ended by another’s owner', async () => {
    const [mine, theirs] = [await register(owner.token), await register(stranger.token)];
    const { key: own } = secretAnswer.parse((await addKey(mine.id, { kind: 'secret' })).body);
    await call('DELETE', at(theirs.id, `/keys/${own.id}`), { as: stranger.token });
    expect((await read(mine.id)).keys).toHaveLength(1);
  });
});

describe('the test console', () => {
  test('says who would come in, or all that is wrong, in the reader’s language; nothing is spent or counted', async () => {
    const { id } = await register(owner.token);
    const { secret } = secretAnswer.parse((await addKey(id, { kind: 'secret' })).body);
    const check = async (token: string, lang = 'en', more: object = {}) =>
      checkAnswer.parse(
        (await call('POST', at(id, '/check'), { as: owner.token, body: { token, ...more }, headers: { 'accept-language': lang } })).body,
      );
    const good = await tokenOf({ alg: 'HS256' }, claimsFor(id), byHmac(secret));
    for (let n = 0; n < 3; n++)
      expect(await check(` ${good}\n`)).toMatchObject({ accepted: true, code: null, reasons: [], user: { name: 'Sora' }, room: null });

    const bad = await tokenOf(
      { alg: 'HS256' },
      claimsFor(id, { exp: nowS() - 90, aud: 'https://evil.example', jti: undefined }),
      byHmac('guess'),
    );
    const answer = await check(bad);
    expect(answer).toMatchObject({ accepted: false, code: 'token.invalid', user: null, claims: { iss: id } });
    expect(answer.reasons.map(({ path }) => path)).toEqual(['signature', 'aud', 'exp', 'jti']);
    expect(answer.reasons[1]?.message).toContain(ORIGIN);
    expect((await check(bad, 'ko')).reasons[3]?.message).toBe('꼭 필요한 값이에요.');
    const old = await tokenOf({ alg: 'HS256' }, claimsFor(id, { exp: nowS() - 90 }), byHmac(secret));
    expect((await check(old)).code).toBe('token.expired');
    const other = await register(stranger.token);
    expect((await check(await tokenOf({ alg: 'HS256' }, claimsFor(other.id), byHmac(secret)))).reasons.map(({ path }) => path)).toEqual([
      'iss',
    ]);
    const { items } = z
      .object({ items: z.array(z.object({ exchanges: z.number() })) })
      .parse((await call('GET', at(id, '/usage'), { as: owner.token })).body);
    expect(items.every(({ exchanges }) => exchanges === 0)).toBe(true);
  });

  test('says in whose pages a room can’t be shown', async () => {
    const { id } = await register(owner.token, { origins: ['https://toon.example'] });
    const check = async (slug: string) => call('POST', at(id, '/check'), { as: owner.token, body: { token: 'x', slug } });
    const { room: open } = await makeRoom(owner.token);
    const { room: closed } = await makeRoom(owner.token, { visibility: 'unlisted' });
    expect(checkAnswer.parse((await check(open.slug)).body).room).toMatchObject({ embed: 'any', isOwn: false, refusedOrigins: [] });
    expect(checkAnswer.parse((await check(closed.slug)).body).room).toMatchObject({
      embed: 'none',
      refusedOrigins: ['https://toon.example'],
    });
    expect(codeOf(await check('nosuchroom'))).toBe('room.not_found');
    expect(codeOf(await check('../../x'))).toBe('input.invalid');
  });

  test.each([
    ['much too long a token', 'x'.repeat(60_000), 200],
    ['1 MiB', 'x'.repeat(1024 * 1024), 413],
  ])('%s', async (_, token, status) => {
    const { id } = await register(owner.token);
    expect((await call('POST', at(id, '/check'), { as: owner.token, body: { token } })).status).toBe(status);
  });
});

describe('usage', () => {
  test('is there for every day, and rooms stop at the day’s cap', async () => {
    const { id } = await register(owner.token);
    const db = dbOf(env);
    await countUsage(db, id, { exchanges: 2, members: 1 });
    await countUsage(db, id, { exchanges: 1, refusals: 4 });
    await countUsage(db, id, { exchanges: 5 }, Date.now() - 86_400_000);
    await env.DB.prepare('UPDATE partner_usage SET rooms = 498 WHERE partner_id = ? AND exchanges = 3').bind(id).run();
    const opened = await Promise.all(Array.from({ length: 5 }, () => countRoom(db, id)));
    expect(opened.filter(Boolean)).toHaveLength(2);
    const { items } = z
      .object({ items: z.array(z.looseObject({ day: z.string() })) })
      .parse((await call('GET', at(id, '/usage?days=7'), { as: owner.token })).body);
    expect(items).toHaveLength(7);
    expect(items.at(-1)).toEqual({ day: new Date().toISOString().slice(0, 10), exchanges: 3, refusals: 4, members: 1, rooms: 500 });
    expect(items.at(-2)).toMatchObject({ exchanges: 5, rooms: 0 });
    for (const days of ['0', '91', '-1', 'x', '1.5', ''])
      expect(codeOf(await call('GET', at(id, `/usage?days=${days}`), { as: owner.token }))).toBe('input.invalid');
  });
});
