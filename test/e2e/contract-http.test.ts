import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ContractClient } from '../support/contract-client';
import { call, guest, make, newId, roomInput } from '../support/contract-http';
import { expectRefusal } from '../support/contract-refusal';
import { upgrade } from '../support/contract-upgrade';
import { startProduct, type Product } from '../support/product';

const PARTNER = 'https://chat.example';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ env: { PUBLIC_ORIGINS: `${PARTNER},https://second.example` } });
});
afterAll(() => product.dispose());

const ask = (method: string, path: string, more: Parameters<typeof call>[3] = {}) => call(product.origin, method, path, more);

test('GET /healthz says ok and the version', async () => {
  const answer = await ask('GET', '/healthz');
  expect([answer.status, answer.body]).toMatchObject([200, { ok: true, version: expect.stringMatching(/./) }]);
});

/** Every value under a key, anywhere in a document. */
function* under(value: unknown, key: string): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === key) yield inner;
    yield* under(inner, key);
  }
}

const CODES =
  'input.invalid input.too_large auth.required auth.forbidden route.not_found room.not_found message.not_found room.code_wrong room.banned ' +
  'rate.limited id.expired id.future ticket.invalid version.unknown frame.invalid frame.unknown frame.too_large server.failed';

const response = z.union([z.looseObject({ description: z.string() }), z.object({ $ref: z.string() })]);
const operation = z.looseObject({
  responses: z.record(z.string().regex(/^([1-5]\d\d|default)$/), response),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header', 'cookie']) })).optional(),
});
const openapi = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), operation)),
});

test('GET /api/openapi.json is OpenAPI 3.1, lists every route and every code, and refers to nothing that isn’t there', async () => {
  const answer = await ask('GET', '/api/openapi.json');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^application\/(openapi\+)?json/);
  const { paths } = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse(answer.body);
  const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
  for (const route of [
    'get /healthz',
    'post /api/rooms',
    'get /api/rooms',
    'get /api/rooms/{slug}',
    'post /api/rooms/{slug}/join',
    'post /api/rooms/{slug}/ticket',
    'get /api/rooms/{slug}/messages',
    'post /api/rooms/{slug}/messages',
    'get /api/me/rooms',
    'delete /api/rooms/{slug}/members/me',
    'post /api/auth/sign-in/anonymous',
  ]) {
    expect(routes).toContain(route);
  }
  const document = openapi.parse(answer.body);
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const { parameters = [] } of Object.values(methods)) {
      const named = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      expect(named.toSorted()).toEqual((path.match(/\{\w+\}/g) ?? []).toSorted());
    }
  }
  for (const ref of under(answer.body, '$ref')) {
    const place = String(ref).replace(/^#\//, '').split('/');
    const found = place.reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
      answer.body,
    );
    expect(found, String(ref)).toBeDefined();
  }
  for (const code of CODES.split(' ')) {
    expect(answer.text).toContain(`"${code}"`);
  }
  expect((await ask('GET', '/api/docs')).headers.get('content-type')).toMatch(/^text\/html/);
});

test('unknown routes and methods are route.not_found', async () => {
  const { room } = await make(product.origin, await guest(product.origin));
  for (const [method, path] of [
    ['GET', '/api/nope'],
    ['POST', '/api/nope'],
    ['GET', '/api'],
    ['PATCH', '/api/rooms'],
    ['DELETE', '/api/rooms'],
    ['PUT', `/api/rooms/${room.slug}`],
    ['DELETE', `/api/rooms/${room.slug}/messages`],
    ['GET', `/api/rooms/${room.slug}/join`],
    ['GET', `/api/rooms/${room.slug}/ticket`],
    ['POST', '/api/me/rooms'],
    ['POST', '/api/openapi.json'],
  ] as const) {
    expectRefusal(await ask(method, path), 404, 'route.not_found');
  }
});

test('a body over 64 KiB is input.too_large, one of 64 KiB is not', async () => {
  const bearer = await guest(product.origin);
  const { room, key } = await make(product.origin, bearer);
  const sized = (bytes: number) =>
    JSON.stringify(roomInput).padEnd(bytes - new TextEncoder().encode(JSON.stringify(roomInput)).length + JSON.stringify(roomInput).length);
  expect((await ask('POST', '/api/rooms', { bearer, body: sized(64 * 1024) })).status).toBe(201);
  expectRefusal(await ask('POST', '/api/rooms', { bearer, body: sized(64 * 1024 + 1) }), 413, 'input.too_large');
  expectRefusal(await ask('POST', `/api/rooms/${room.slug}/messages`, { bearer: key, body: sized(200_000) }), 413, 'input.too_large');
  expectRefusal(await ask('POST', `/api/rooms/${room.slug}/join`, { bearer, body: sized(200_000) }), 413, 'input.too_large');
  // Without a length said beforehand, too.
  const body = new Blob([sized(100_000)]).stream();
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' };
  expect((await fetch(`${product.origin}/api/rooms`, init)).status).toBe(413);
});

test('details are in the reader’s language; errors of a bad body say where and why', async () => {
  const bearer = await guest(product.origin);
  const told = async (language: string) => {
    const headers = { 'accept-language': language };
    const answer = await ask('POST', '/api/rooms', { bearer, headers, body: { topic: { kind: 'planet' }, nickname: '', lang: 'ko' } });
    return expectRefusal(answer, 400, 'input.invalid');
  };
  const [ko, ja, id, en] = [await told('ko-KR'), await told('ja'), await told('id-ID,id;q=0.9'), await told('en-GB')];
  expect(new Set([ko, ja, id, en].map(({ detail }) => detail)).size).toBe(4);
  expect(ko.detail).toMatch(/\p{Script=Hangul}/u);
  expect(ja.detail).toMatch(/\p{Script=Hiragana}/u);
  expect((await told('fr, ja;q=0.8, en;q=0.2')).detail).toBe(ja.detail);
  for (const { errors = [], type, title } of [ko, ja]) {
    expect(errors.map(({ path }) => path).toSorted()).toEqual(expect.arrayContaining(['nickname', 'title', 'topic.kind', 'topic.name']));
    expect([type, title]).toEqual([en.type, en.title]);
  }
});

test('a guest has a bearer for programs and a cookie for pages; what needs one says 401', async () => {
  const answer = await ask('POST', '/api/auth/sign-in/anonymous', { body: {} });
  expect(answer.status).toBe(200);
  const bearer = answer.headers.get('set-auth-token') ?? '';
  const cookies = answer.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatch(/httponly/i);
  const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
  expect((await ask('GET', '/api/me/rooms', { bearer })).status).toBe(200);
  expect((await ask('GET', '/api/me/rooms', { headers: { cookie } })).status).toBe(200);
  const { room, key } = await make(product.origin, bearer);
  for (const [method, path, body] of [
    ['POST', '/api/rooms', roomInput],
    ['POST', `/api/rooms/${room.slug}/join`, { nickname: 'x', lang: 'ko' }],
    ['GET', '/api/me/rooms', undefined],
    ['DELETE', `/api/rooms/${room.slug}/members/me`, undefined],
    ['POST', `/api/rooms/${room.slug}/ticket`, undefined],
  ] as const) {
    const more = body === undefined ? {} : { body };
    expectRefusal(await ask(method, path, more), 401, 'auth.required');
    expectRefusal(await ask(method, path, { ...more, bearer: 'nobody.ever' }), 401, 'auth.required');
    expectRefusal(await ask(method, path, { ...more, bearer: `${bearer.slice(0, -4)}AAAA` }), 401, 'auth.required');
  }
  // A member's key is good for its room, not for the account.
  expectRefusal(await ask('POST', '/api/rooms', { bearer: key, body: roomInput }), 401, 'auth.required');
  expectRefusal(await ask('GET', '/api/me/rooms', { bearer: key }), 401, 'auth.required');
});

const FOREIGN = [
  'https://evil.example',
  'null',
  `${PARTNER}.evil.example`,
  'http://localhost',
  'http://localhost:1',
  'https://example',
  'x',
];

test('a state-changing request of a foreign Origin is refused whatever it carries, and so is a cookie without Origin', async () => {
  const { origin } = product;
  const signIn = await ask('POST', '/api/auth/sign-in/anonymous', { body: {} });
  const cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const { room, key } = await make(origin, signIn.headers.get('set-auth-token') ?? '');
  const say = (headers: Record<string, string>, bearer?: string) =>
    ask('POST', `/api/rooms/${room.slug}/messages`, {
      headers,
      body: { id: newId(), text: '안녕' },
      ...(bearer !== undefined && { bearer }),
    });
  for (const foreign of FOREIGN) {
    expectRefusal(await say({ origin: foreign }, key), 403, 'auth.forbidden');
    expectRefusal(await say({ origin: foreign, cookie }), 403, 'auth.forbidden');
    expectRefusal(
      await ask('POST', `/api/rooms/${room.slug}/ticket`, { headers: { origin: foreign }, bearer: key }),
      403,
      'auth.forbidden',
    );
    expect((await ask('POST', '/api/auth/sign-in/anonymous', { headers: { origin: foreign }, body: {} })).status).toBe(403);
    expect((await ask('GET', `/api/rooms/${room.slug}/messages`, { headers: { origin: foreign } })).status).toBe(200);
  }
  expectRefusal(await say({ cookie }), 403, 'auth.forbidden');
  expectRefusal(await say({ cookie }, key), 403, 'auth.forbidden');
  expectRefusal(await ask('DELETE', `/api/rooms/${room.slug}/members/me`, { headers: { cookie } }), 403, 'auth.forbidden');
  for (const ours of [origin, PARTNER, 'https://second.example']) {
    expect((await say({ origin: ours, cookie })).status).toBe(201);
    expect((await say({ origin: ours }, key)).status).toBe(201);
  }
  expect((await say({}, key)).status).toBe(201);
  const { items } = (await ask('GET', `/api/rooms/${room.slug}/messages`)).body as { items: unknown[] };
  expect(items).toHaveLength(7);
});

test('a socket of a foreign Origin is refused by status; of ours, or of a program without one, it opens', async () => {
  const head = await ContractClient.found(product.origin);
  for (const origin of FOREIGN) {
    const { status, body } = await upgrade(await head.url(), { origin });
    expect([origin, status]).toEqual([origin, 403]);
    expect(body).toContain('"auth.forbidden"');
  }
  const gone = await upgrade(`${product.origin}/parties/room/rm_nosuchroom00?v=1`, { origin: 'https://evil.example' });
  expect(gone.status).toBe(403);
  const opening: Record<string, string>[] = [{ origin: product.origin }, { origin: PARTNER }, {}, { cookie: 'a=b' }];
  for (const headers of opening) {
    const { status, socket } = await upgrade(await head.url(), headers);
    expect([headers, status]).toEqual([headers, 101]);
    socket?.destroy();
  }
});

test('odd addresses are answered, never by a failure', async () => {
  const bearer = await guest(product.origin);
  for (const slug of [
    'constructor',
    '__proto__',
    '%00',
    '%2e%2e%2f',
    '%E0%A4%A',
    'a'.repeat(3000),
    'ROOM',
    "'; DROP TABLE room; --",
    '방',
  ]) {
    for (const tail of ['', '/messages']) {
      const answer = await ask('GET', `/api/rooms/${slug}${tail}`);
      expect([slug, answer.status]).toEqual([slug, 404]);
      expectRefusal(answer, 404, (answer.body as { code: string }).code);
    }
    const joining = await ask('POST', `/api/rooms/${slug}/join`, { bearer, body: { nickname: 'x', lang: 'ko' } });
    expect([slug, joining.status]).toEqual([slug, 404]);
  }
});
