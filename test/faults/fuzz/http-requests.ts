import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { z } from 'zod';
import { idAt } from '../../rooms/plain-room';
import { junk, mangled, nearLimit, nonsense, spoiled, STRINGS } from './junk';
import { valuesOf, type Hints } from './values';

const parameter = z.object({ in: z.enum(['path', 'query', 'header']), name: z.string(), schema: z.unknown().optional() });
const answers = z.record(
  z.string(),
  z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown().optional() })).optional() }),
);
const operation = z.looseObject({
  parameters: z.array(parameter).default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown().optional() })) }).optional(),
  responses: answers,
  security: z.array(z.record(z.string(), z.unknown())).default([]),
});
/** What we read of /api/openapi.json. */
export const spec = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});
export type Spec = z.infer<typeof spec>;

/** Whose credentials there are to be misused, and where. */
export type World = {
  at: number;
  origin: string;
  slugs: string[];
  sessions: string[];
  endable: string[];
  keys: string[];
  tickets: string[];
};

export type Asked = {
  method: string;
  /** As it goes out, query and all. */
  target: string;
  /** The path as openapi.json has it, where the target is one of it; null for one that it doesn't have. */
  path: string | null;
  headers: Record<string, string>;
  body: Uint8Array | null;
  isChunked: boolean;
};

export const BODY_MAX_BYTES = 64 * 1024;
const LANGS = ['ko', 'ja;q=0.9', 'id-ID', 'en', '*', '', 'xx', 'ko;q=NaN', ',,,;;;', 'q=1;q=2', 'a'.repeat(3000)];
const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'x',
  '',
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
/** Targets that no route has, or that try to be another one. */
const ELSEWHERE = [
  '/api',
  '/api/',
  '/api/nope',
  '/api//rooms',
  '/api/rooms/',
  '/API/rooms',
  '/api/rooms/%00/messages',
  '/api/rooms/%ff',
  '/api/rooms/%E3%81',
  '/api/rooms/..%2f..%2fhealthz',
  '/api/../api/me',
  '/api/rooms/a/b/c/d/e',
  '/api/rooms;x=1',
  '/api/openapi.json/x',
  '/api/docs/../../etc/passwd',
  '/api/rooms/__proto__',
  '/api/auth/callback/google?code=1&state=2',
  '/api/auth/nope',
  '/api/auth/',
  `/api/${'a'.repeat(6000)}`,
  `/api/rooms?q=${'%EA%B0%80'.repeat(2000)}`,
  '/healthz?x=1',
];

const header = (text: string) => text.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?');
const pick = <T>(...weighted: [weight: number, value: Arbitrary<T>][]) =>
  fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));
const one = fc.constantFrom;

/** Requests made from what openapi.json says, and then from what it doesn't. */
export function requestsFor(document: unknown, world: World): Arbitrary<Asked> {
  const { paths } = spec.parse(document);
  const hints: Hints = {
    id: fc
      .tuple(one(-700_000_000, -604_000_000, -1000, 0, 30_000, 100_000), fc.nat({ max: 500 }))
      .map(([age, n]) => idAt(world.at + age, n)),
    replyTo: fc.integer({ min: 0, max: 40 }),
    code: one('두부두부', 'wrong'),
    attachments: one<unknown>([], [{}]),
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, of]) => ({ path, method, of })),
  );
  // What takes nothing needs little trying. Coming in and talking is tried as much however many other routes there come to be.
  const weightOf = (path: string, { parameters, requestBody }: z.infer<typeof operation>) =>
    (requestBody ? 6 : parameters.length ? 3 : 1) * (/\/(messages|join)$/.test(path) ? 24 : 1);
  const byOperation = fc.oneof(
    ...operations.map(({ path, method, of }) => ({ weight: weightOf(path, of), arbitrary: requestTo(path, method.toUpperCase(), of) })),
  );
  return pick<Asked>([9, byOperation], [1, elsewhere()]);

  function requestTo(path: string, method: string, { parameters, requestBody, security }: z.infer<typeof operation>): Arbitrary<Asked> {
    const takes = new Set(security.flatMap(Object.keys));
    const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
    return fc
      .record({
        method: pick([12, fc.constant(method)], [1, one(...METHODS)]),
        segment: pick<string>(
          [10, one(...world.slugs)],
          [1, fc.stringMatching(/^[a-z0-9]{4,14}$/)],
          [2, one(...STRINGS)],
          [1, fc.string({ unit: 'binary', maxLength: 12 })],
        ),
        query: queryOf(parameters),
        headers: headersOf(method, path.endsWith('sign-out') ? world.endable : takes.has('memberKey') ? world.keys : world.sessions),
        body: schema === undefined ? pick<Uint8Array | null>([8, fc.constant(null)], [1, anyBody]) : bodyOf(schema),
        isChunked: fc.boolean(),
      })
      .map(({ segment, query, ...rest }) => ({ ...rest, path, target: path.replace('{slug}', () => encoded(segment)) + query }));
  }

  function queryOf(parameters: z.infer<typeof parameter>[]): Arbitrary<string> {
    const named = parameters.filter((one) => one.in === 'query');
    const good = fc.record(Object.fromEntries(named.map(({ name, schema }) => [name, valuesOf(schema, hints)])), {
      requiredKeys: [],
      noNullPrototype: true,
    });
    const odd = fc.array(
      fc.tuple(one(...named.map(({ name }) => name), 'limit[]', '__proto__', ''), pick<unknown>([1, junk], [1, one(...STRINGS)])),
      { maxLength: 4 },
    );
    const raw = one(
      '?',
      '?&&&',
      '?limit=%',
      '?limit=%ff',
      '?limit=1&limit=2',
      '?before=1e3',
      '?cursor=e30',
      '?cursor=W10',
      '?q=%00',
      '?limit=9'.repeat(300),
    );
    return pick([6, good.map((values) => asQuery(Object.entries(values)))], [2, odd.map(asQuery)], [1, raw], [1, fc.constant('')]);
  }

  function headersOf(method: string, fitting: string[]): Arbitrary<Record<string, string>> {
    const bearer = pick<string | undefined>(
      [10, one(...fitting)],
      [2, one(...world.endable)],
      [2, one(...world.keys)],
      [1, one(...world.tickets)],
      [2, fc.constant(undefined)],
      [1, one('', 'null', 'key_x', `key_${'a'.repeat(26)}_${'b'.repeat(43)}`, 'tkt_', 'a.b.c', `${'x'.repeat(8000)}`, "' OR 1=1 --")],
    );
    const cookie = pick<string | undefined>(
      [8, fc.constant(undefined)],
      [1, one(...world.endable).map((token) => `openlink.session_token=${encodeURIComponent(token)}`)],
      [
        1,
        one(
          'a=b',
          '=;;;',
          'openlink.session_token=x',
          'openlink.visitor=x.y',
          `big=${'c'.repeat(12_000)}`,
          Array.from({ length: 300 }, (_, i) => `c${i}=${i}`).join('; '),
        ),
      ],
    );
    const origin = pick<string | undefined>(
      [8, fc.constant(undefined)],
      [2, fc.constant(world.origin)],
      [1, one('https://evil.example', 'null', '', `${world.origin}.evil.example`, `${world.origin}/`, 'file://', '*')],
    );
    const more = one<Record<string, string>>(
      {},
      {},
      { 'x-forwarded-for': '1.2.3.4', 'cf-connecting-ip': '::1', 'x-real-ip': 'x' },
      { 'x-openlink-address': 'a', 'x-partykit-props': '{"a":1}', 'x-partykit-room': 'rm_x' },
      { 'x-http-method-override': 'DELETE', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil' },
      { 'if-none-match': '*', range: 'bytes=0-1', expect: '', te: 'trailers' },
      { 'idempotency-key': 'same' },
      { 'idempotency-key': 'x'.repeat(300) },
      { 'content-encoding': 'gzip' },
    );
    const fields = { bearer, cookie, origin, lang: one(...LANGS), type: pick([3, fc.constant(TYPES[0]!)], [1, one(...TYPES)]), more };
    return fc.record(fields).map(({ bearer, cookie, origin, lang, type, more }) => ({
      ...more,
      'accept-language': lang,
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(cookie === undefined ? {} : { cookie: header(cookie) }),
      ...(origin === undefined ? {} : { origin }),
      ...(type === '' || method === 'GET' ? {} : { 'content-type': type }),
    }));
  }

  function bodyOf(schema: unknown): Arbitrary<Uint8Array | null> {
    const value = valuesOf(schema, hints, document);
    const good = value.map((body) => JSON.stringify(body));
    return pick<Uint8Array | null>(
      [10, good.map(utf8)],
      [6, spoiled(value).map((body) => utf8(JSON.stringify(body) ?? ''))],
      [4, mangled(good).map(utf8)],
      [1, nearLimit(good, BODY_MAX_BYTES).map(utf8)],
      [1, anyBody],
      [1, fc.constant(null)],
    );
  }

  function elsewhere(): Arbitrary<Asked> {
    const target = pick([3, one(...ELSEWHERE)], [1, fc.string({ unit: 'binary', maxLength: 20 }).map((text) => `/api/${encoded(text)}`)]);
    return fc.record({
      method: one(...METHODS),
      target,
      path: fc.constant(null),
      headers: headersOf('POST', world.sessions),
      body: pick<Uint8Array | null>([1, fc.constant(null)], [1, anyBody]),
      isChunked: fc.boolean(),
    });
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const anyBody: Arbitrary<Uint8Array> = pick<Uint8Array>(
  [3, nonsense.map(utf8)],
  [1, fc.uint8Array({ maxLength: 60 })],
  [1, one(BODY_MAX_BYTES, BODY_MAX_BYTES + 1, 300_000).map((n) => new Uint8Array(n).fill(0x20))],
);
/** Percent-encoded, lone surrogates as the bytes that no UTF-8 has. */
const encoded = (text: string) =>
  Array.from(text, (char) => (/^[\w.~-]$/.test(char) ? char : char.isWellFormed() ? encodeURIComponent(char) : '%ED%A0%80')).join('');
const asQuery = (pairs: [string, unknown][]) =>
  pairs.length
    ? `?${pairs.map(([name, value]) => `${encoded(name)}=${encoded(String(typeof value === 'object' ? JSON.stringify(value) : value))}`).join('&')}`
    : '';
