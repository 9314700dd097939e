import { env } from 'cloudflare:workers';
import { generateKeyPairSync, sign as signByNode } from 'node:crypto';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '$rooms/protocol/error';
import { dbOf } from '$worker/db/client';
import { inspect, verify } from '$worker/partners/verify';
import { ORIGIN } from '../client';
import { byEcdsa, byHmac, claimsFor, json64, nowS, pair, site, tokenOf, type Pair } from './tokens';

const db = dbOf(env);
const AUDIENCE = [ORIGIN, 'https://openlink.example'];
/** The code of a refusal, with where its reasons are. */
const refused = (token: string, audience = AUDIENCE) =>
  verify(env, db, token, audience).then(
    () => 'accepted',
    (error: unknown) =>
      error instanceof AppError ? `${error.code}: ${error.more.issues?.map(({ path }) => path).join(' ')}` : String(error),
  );

let es: Pair;
let ed: Pair;
let own: Awaited<ReturnType<typeof site>>;
let other: Awaited<ReturnType<typeof site>>;
let secret: string;
/** A token that is well made but for what is said here. */
const made = (claims: object = {}, header: object = {}) =>
  tokenOf({ alg: 'ES256', kid: 'es', typ: 'JWT', ...header }, claimsFor(own.id, claims), es.sign);
const madeBySecret = (claims: object = {}, header: object = {}) =>
  tokenOf({ alg: 'HS256', ...header }, claimsFor(own.id, claims), byHmac(secret));

beforeAll(async () => {
  es = await pair('ES256', 'es');
  ed = await pair('EdDSA', 'ed');
  own = await site({ pasted: [es, ed], secrets: 2 });
  other = await site({ pasted: [await pair('ES256', 'es')], secrets: 1 });
  secret = own.secrets[1] ?? '';
});

describe('who is taken', () => {
  test.each(['ES256', 'EdDSA', 'HS256'] as const)('a user whom the site signed in by %s, as any library signs', async (alg) => {
    const signer = new SignJWT({ name: '소라' })
      .setIssuer(own.id)
      .setAudience(ORIGIN)
      .setSubject('user-7')
      .setJti('one')
      .setIssuedAt()
      .setExpirationTime('5m');
    const token =
      alg === 'HS256'
        ? await signer.setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret))
        : await signer.setProtectedHeader({ alg, kid: alg === 'ES256' ? 'es' : 'ed' }).sign((alg === 'ES256' ? es : ed).privateKey);
    const verified = await verify(env, db, token, AUDIENCE);
    expect(verified).toMatchObject({ partner: { id: own.id }, sub: 'user-7', name: '소라', jti: 'one' });
    expect(verified.issuedAt).toBeGreaterThan(Date.now() - 5000);
    expect(verified.expiresAt).toBeGreaterThan(Date.now() + 290_000);
    expect(verified.subHash).not.toContain('user-7');
  });

  test('without `kid`, by any key of that algorithm', async () => {
    expect(await refused(await made({}, { kid: undefined }))).toBe('accepted');
    expect(await refused(await tokenOf({ alg: 'EdDSA' }, claimsFor(own.id), ed.sign))).toBe('accepted');
    expect(await refused(await tokenOf({ alg: 'HS256' }, claimsFor(own.id), byHmac(own.secrets[0] ?? '')))).toBe('accepted');
    expect(await refused(await madeBySecret({}, { kid: own.keys.at(-1)?.kid }))).toBe('accepted');
  });

  test.each([
    ['any of our origins', { aud: 'https://openlink.example' }],
    ['one of several', { aud: ['https://elsewhere.example', ORIGIN] }],
    ['a moment with a fraction', { exp: nowS() + 60.5 }],
    ['the very longest', { exp: nowS() + 300 }],
    ['a longest `jti` and `sub`', { jti: 'j'.repeat(128), sub: '사'.repeat(255) }],
    ['claims that nobody asked for', { admin: true, __proto__: null, roles: ['head'], nbf: nowS() - 10, iat: nowS() }],
  ])('%s', async (_, claims) => expect(await refused(await made(claims))).toBe('accepted'));

  test('a name that is longer than a nickname may be is cut between characters', async () => {
    const family = '👩‍👩‍👧‍👦';
    const { name } = await verify(env, db, await made({ name: `  ${'가'.repeat(36)}${family}${family}  ` }), AUDIENCE);
    expect(name).toBe('가'.repeat(36));
  });

  test('the same `sub` at two sites is two people', async () => {
    const mine = await verify(env, db, await made({ sub: 'same' }), AUDIENCE);
    const theirs = await tokenOf({ alg: 'HS256' }, claimsFor(other.id, { sub: 'same' }), byHmac(other.secrets[0] ?? ''));
    expect((await verify(env, db, theirs, AUDIENCE)).subHash).not.toBe(mine.subHash);
  });

  test('a work, by the signed claim', async () => {
    const work = { id: 'tower/12', title: '탑 12화', picture: 'https://cdn.example/12.png' };
    expect((await verify(env, db, await made({ work }), AUDIENCE)).work).toEqual(work);
    expect((await verify(env, db, await made({ work: { id: 'tower/13' } }), AUDIENCE)).work).toEqual({ id: 'tower/13', title: 'tower/13' });
  });
});

describe('time', () => {
  test('expired is `token.expired`, and nothing else beside it', async () => {
    expect(await refused(await made({ exp: nowS() - 1 }))).toBe('token.expired: exp');
    expect(await refused(await made({ exp: nowS() - 86_400 }))).toBe('token.expired: exp');
    expect(await refused(await made({ exp: nowS() - 1, aud: 'x' }))).toBe('token.invalid: aud exp');
  });

  test.each([
    ['too far ahead', { exp: nowS() + 400 }, 'exp'],
    ['for ever', { exp: 1e300 }, 'exp'],
    ['not a number', { exp: String(nowS() + 60) }, 'exp'],
    ['in milliseconds', { exp: Date.now() + 60_000 }, 'exp'],
    ['none', { exp: undefined }, 'exp'],
    ['null', { exp: null }, 'exp'],
    ['before the beginning', { exp: -1 }, 'exp'],
    ['not yet', { nbf: nowS() + 60 }, 'nbf'],
    ['issued tomorrow', { iat: nowS() + 60 }, 'iat'],
    ['issued at no time', { iat: 'now' }, 'iat'],
  ])('%s', async (_, claims, path) => expect(await refused(await made(claims))).toBe(`token.invalid: ${path}`));
});

describe('for whom, by whom, about whom', () => {
  test.each([
    ['another audience', { aud: 'https://evil.example' }, 'aud'],
    ['ours with something behind it', { aud: `${ORIGIN}.evil.example` }, 'aud'],
    ['ours with a slash', { aud: `${ORIGIN}/` }, 'aud'],
    ['ours by http', { aud: ORIGIN.replace('https', 'http') }, 'aud'],
    ['ours without a scheme', { aud: ORIGIN.replace('https://', '') }, 'aud'],
    ['null', { aud: 'null' }, 'aud'],
    ['anybody', { aud: '*' }, 'aud'],
    ['no audience', { aud: undefined }, 'aud'],
    ['none of many', { aud: [] }, 'aud'],
    ['an object', { aud: { [ORIGIN]: true } }, 'aud'],
    ['a list in a list', { aud: [[ORIGIN]] }, 'aud'],
    ['no `jti`', { jti: undefined }, 'jti'],
    ['a `jti` that is a number', { jti: 7 }, 'jti'],
    ['a `jti` too long', { jti: 'j'.repeat(129) }, 'jti'],
    ['an empty `jti`', { jti: '' }, 'jti'],
    ['no `sub`', { sub: undefined }, 'sub'],
    ['a `sub` that is a number', { sub: 7 }, 'sub'],
    ['a `sub` too long', { sub: 's'.repeat(256) }, 'sub'],
    ['a broken `sub`', { sub: '\ud800' }, 'sub'],
    ['no name', { name: undefined }, 'name'],
    ['a name that doesn’t show', { name: '\u200b \u3164' }, 'name'],
    ['a name with control characters', { name: 'a\u0007b' }, 'name'],
    ['a name that is none', { name: { first: 'So' } }, 'name'],
    ['a work that is none', { work: 'tower/12' }, 'work'],
    ['a work without an id', { work: { title: 'x' } }, 'work'],
    ['a work with a script for its picture', { work: { id: 'a', picture: 'javascript:alert(1)' } }, 'work'],
    ['a work with a picture by http', { work: { id: 'a', picture: 'http://cdn.example/1.png' } }, 'work'],
  ])('%s', async (_, claims, path) => expect(await refused(await made(claims))).toBe(`token.invalid: ${path}`));

  test.each([
    ['nobody', undefined],
    ['a number', 5],
    ['a site that isn’t', 'ptn_0000000000000000'],
    ['a path', '../ptn_0000000000000000'],
    ['SQL', "' OR 1=1 --"],
  ])('issued by %s', async (_, iss) => expect(await refused(await made({ iss }))).toBe('token.invalid: iss'));

  test('all that is wrong is said at once', async () => {
    const token = await tokenOf({ alg: 'ES256', kid: 'es' }, { iss: own.id }, es.sign);
    expect(await refused(token)).toBe('token.invalid: aud exp sub jti name');
  });
});

describe('keys', () => {
  test('another partner’s key of the same name, and its secret', async () => {
    const theirs = await pair('ES256', 'es');
    expect(await refused(await tokenOf({ alg: 'ES256', kid: 'es' }, claimsFor(own.id), theirs.sign))).toBe('token.invalid: signature');
    expect(await refused(await tokenOf({ alg: 'HS256' }, claimsFor(own.id), byHmac(other.secrets[0] ?? '')))).toBe(
      'token.invalid: signature',
    );
    expect(await refused(await tokenOf({ alg: 'ES256', kid: 'es' }, claimsFor(other.id), es.sign))).toBe('token.invalid: signature');
  });

  test.each([
    '../../../../dev/null',
    '/etc/passwd',
    'es/../es',
    'ES',
    'es\u0000',
    ' es',
    '*',
    "es' OR '1'='1",
    'https://evil.example/key',
    '__proto__',
    'x'.repeat(2000),
    '',
  ])('a `kid` of “%s” is no key of theirs', async (kid) => expect(await refused(await made({}, { kid }))).toBe('token.invalid: kid'));

  test.each([[1], [null], [['es']], [{ kid: 'es' }]])('a `kid` that is no text: %j', async (kid) =>
    expect(await refused(await made({}, { kid }))).toBe('token.invalid: kid'),
  );

  test.each(['jku', 'x5u', 'jwk', 'x5c', 'x5t', 'x5t#S256'])('a token that brings its own key by `%s`', async (name) => {
    const evil = await pair('ES256', 'evil');
    const header = { alg: 'ES256', kid: 'evil', [name]: name === 'jwk' ? evil.published : 'https://evil.example/keys' };
    expect(await refused(await tokenOf(header, claimsFor(own.id), evil.sign))).toBe(`token.invalid: ${name}`);
    // Though it is signed by the right one.
    expect(await refused(await made({}, { [name]: 'https://evil.example/keys' }))).toBe(`token.invalid: ${name}`);
  });

  test('extensions that must be understood', async () => {
    expect(await refused(await made({}, { crit: ['b64'], b64: false }))).toBe('token.invalid: crit');
    expect(await refused(await made({}, { crit: [] }))).toBe('token.invalid: crit');
  });

  test('a secret that AUTH_SECRET no longer opens is said to be so', async () => {
    const { reasons } = await inspect(
      { ...env, AUTH_SECRET: 'another secret altogether, long enough' },
      db,
      await madeBySecret(),
      AUDIENCE,
    );
    expect(reasons).toEqual([{ path: 'alg', why: 'key.sealed' }]);
  });
});

describe('algorithms', () => {
  test.each(['none', 'None', 'NONE', 'nOnE', '', 'HS384', 'HS512', 'RS256', 'PS256', 'ES384', 'ES256K', 'Ed25519', 'dir', 'es256'])(
    '`%s`',
    async (alg) => {
      expect(await refused(await made({}, { alg }))).toBe('token.invalid: alg');
      expect(await refused(`${json64({ alg })}.${json64(claimsFor(own.id))}.`)).toBe('token.invalid: token');
    },
  );
  test.each([[undefined], [null], [['ES256']], [256], [{}]])('%j', async (alg) =>
    expect(await refused(await made({}, { alg }))).toBe('token.invalid: alg'),
  );

  test('a public key is no secret: HS256 by any spelling of it', async () => {
    const alone = await site({ pasted: [es] });
    const spki = new Uint8Array((await crypto.subtle.exportKey('spki', es.publicKey)) as ArrayBuffer);
    const pem = `-----BEGIN PUBLIC KEY-----\n${btoa(String.fromCharCode(...spki))}\n-----END PUBLIC KEY-----\n`;
    const raw = new Uint8Array((await crypto.subtle.exportKey('raw', es.publicKey)) as ArrayBuffer);
    for (const key of [pem, spki, raw, JSON.stringify(es.published), JSON.stringify(es.kept.jwk), es.kept.jwk.x])
      for (const kid of ['es', undefined])
        for (const who of [alone.id, own.id]) {
          const token = await tokenOf({ alg: 'HS256', kid }, claimsFor(who), byHmac(key));
          expect(await refused(token)).toMatch(/^token\.invalid: (alg|signature)$/);
        }
  });

  test('one key’s algorithm isn’t another’s', async () => {
    expect(await refused(await tokenOf({ alg: 'EdDSA', kid: 'es' }, claimsFor(own.id), ed.sign))).toBe('token.invalid: alg');
    expect(await refused(await tokenOf({ alg: 'ES256', kid: 'ed' }, claimsFor(own.id), byEcdsa(es.privateKey)))).toBe('token.invalid: alg');
    expect(await refused(await madeBySecret({}, { kid: 'es' }))).toBe('token.invalid: alg');
    expect(await refused(await made({}, { kid: own.keys.at(-1)?.kid }))).toBe('token.invalid: alg');
  });

  test('RS256 by a key that nobody registered', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const token = await tokenOf({ alg: 'RS256', kid: 'es' }, claimsFor(own.id), (input) => signByNode('sha256', input, privateKey));
    expect(await refused(token)).toBe('token.invalid: alg');
  });

  test('signatures of nothing, of zeros, cut, in DER, or of another token', async () => {
    const token = await made();
    const [header, claims, signature = ''] = token.split('.');
    const zeros = btoa('\0'.repeat(64)).replaceAll('=', '').replaceAll('/', '_').replaceAll('+', '-');
    const [, elsewhere] = (await made({ sub: 'admin' })).split('.');
    for (const one of [zeros, signature.slice(0, -4), `${signature}AAAA`, 'AA', signature.replace(/^./, (ch) => (ch === 'A' ? 'B' : 'A'))])
      expect(await refused(`${header}.${claims}.${one}`), one).toBe('token.invalid: signature');
    expect(await refused(`${header}.${elsewhere}.${signature}`)).toBe('token.invalid: signature');
    expect(await refused(`${json64({ alg: 'ES256', kid: 'es' })}.${claims}.${signature}`)).toBe('token.invalid: signature');
  });
});

describe('what is no token', () => {
  test.each([
    ['nothing', ''],
    ['a word', 'token'],
    ['two parts', 'e30.e30'],
    ['four parts', 'e30.e30.AA.AA'],
    ['five parts, as encrypted ones have', 'e30.AA.AA.AA.AA'],
    ['a space', 'e30.e30 .AA'],
    ['a newline', 'e30.e30.AA\n'],
    ['base64 that isn’t base64url', 'e30+.e30/.AA=='],
    ['Bearer', 'Bearer e30.e30.AA'],
    ['1 MiB', `e30.${'A'.repeat(1024 * 1024)}.AA`],
    ['a little more than 8 KiB', `e30.${'A'.repeat(8192)}.AA`],
  ])('%s', async (_, token) => expect(await refused(token)).toBe('token.invalid: token'));

  test.each([
    ['headers that are no object', ['[]', '{}'], 'header'],
    ['headers that are no JSON', ['{', '{}'], 'header'],
    ['claims that are no object', ['{"alg":"ES256"}', '"x"'], 'claims'],
    ['claims that are a list', ['{"alg":"ES256"}', '[]'], 'claims'],
    ['claims that are null', ['{"alg":"ES256"}', 'null'], 'claims'],
    ['claims that are no JSON', ['{"alg":"ES256"}', 'x'], 'claims'],
    ['claims nested without end', ['{"alg":"ES256"}', `${'['.repeat(3000)}${']'.repeat(3000)}`], 'claims'],
  ] as const)('%s', async (_, [header, claims], path) =>
    expect(await refused(await tokenOf(header, claims, es.sign))).toBe(`token.invalid: ${path}`),
  );

  test('nothing of a refusal is the token’s own, and it speaks four languages', async () => {
    const token = await made({ sub: 'rahasia', aud: 'https://rahasia.example', exp: nowS() - 5 });
    const texts = new Set<string>();
    for (const lang of ['ko', 'ja', 'id', 'en'] as const) {
      const error = await verify(env, db, token, AUDIENCE, lang).catch((thrown: AppError) => thrown);
      texts.add(JSON.stringify((error as AppError).more.issues));
    }
    expect(texts.size).toBe(4);
    expect([...texts].join()).not.toContain('rahasia');
  });
});
