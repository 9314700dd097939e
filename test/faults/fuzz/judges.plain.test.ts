import { expect, test } from 'vitest';
import { judgeOf, type Answered } from './http-judge';
import type { Asked } from './http-requests';
import { insidesIn } from './insides';
import { complaintsIn } from './live';
import { wrongIn, type Ended } from './raw-line';
import type { Throw } from './throws';

const ORIGIN = 'http://localhost:8787';
const document = {
  paths: {
    '/api/things': {
      get: {
        responses: {
          200: {
            content: {
              'application/json': {
                schema: { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false },
              },
            },
          },
        },
      },
    },
  },
  components: { schemas: {} },
};
const judge = judgeOf(document, ORIGIN);
const asked: Asked = { method: 'GET', target: '/api/things', path: '/api/things', headers: {}, body: null, isChunked: false };
const good: Answered = { status: 200, headers: { 'x-content-type-options': 'nosniff' }, text: '{"ok":true}' };
const problem = (code: string, status: number, more: object = {}) =>
  JSON.stringify({ type: 'urn:x', title: 'x', status, detail: 'x', code, ...more });
const refused = (status: number, text: string, headers: object = {}): Answered => ({
  status,
  text,
  headers: { ...good.headers, 'content-type': 'application/problem+json', ...headers },
});

test('what is as it must be, is let through', () => {
  expect(judge(asked, good)).toEqual([]);
  expect(judge(asked, refused(400, problem('input.invalid', 400)))).toEqual([]);
  expect(judge({ ...asked, path: null }, refused(429, problem('rate.limited', 429), { 'retry-after': '3' }))).toEqual([]);
  expect(judge({ ...asked, method: 'POST', headers: { cookie: 'a=b' } }, refused(403, problem('auth.forbidden', 403)))).toEqual([]);
});

const BAD: [string, Partial<Asked>, Answered, RegExp][] = [
  ['a 5xx', {}, refused(500, problem('server.failed', 500)), /^status 500/],
  ['a 501 where no format is asked for', {}, refused(501, problem('format.unknown', 501)), /^status 501/],
  ['a 501 of oEmbed’s that is no problem of ours', { target: '/oembed', path: null }, refused(501, 'no'), /no problem of ours/],
  ['a stack', {}, { ...good, text: '{"ok":true,"x":"    at send (/srv/rooms/chat/handlers.ts:31:7)"}' }, /says/],
  ['a query', {}, refused(400, problem('input.invalid', 400, { detail: 'SELECT * FROM person' })), /says SELECT/],
  ['a plain text', {}, refused(404, 'Not Found', { 'content-type': 'text/plain' }), /404 as text\/plain/],
  ['a code of its own', {}, refused(400, problem('json.bad', 400)), /no problem of ours/],
  ['a code with another status', {}, refused(400, problem('room.banned', 400)), /room.banned with 400/],
  ['a wait without a word how long', { path: null }, refused(429, problem('rate.limited', 429)), /Retry-After/],
  ['a status that openapi.json lacks', {}, { ...good, status: 418 }, /418 is not in openapi.json/],
  ['a field that openapi.json lacks', {}, { ...good, text: '{"ok":true,"person":"psn_1"}' }, /not by openapi.json/],
  ['an answer that may be sniffed', {}, { ...good, headers: {} }, /not nosniff/],
  ['another site let through', { method: 'POST', headers: { origin: 'https://evil.example' } }, good, /a foreign request got 200/],
  ['a cookie without an origin let through', { method: 'DELETE', headers: { cookie: 'a=b' } }, good, /a foreign request got 200/],
];
test.each(BAD)('over HTTP, %s is caught', (_, how, answered, told) => {
  expect(judge({ ...asked, ...how }, answered).join('; ')).toMatch(told);
});

const thrown = (...expected: Throw['expected']): Throw[] =>
  expected.map((code) => ({ kind: 'a text', line: Buffer.alloc(0), expected: [code] }));
const errors = (...codes: string[]) => codes.map((code) => ({ type: 'error', code, message: 'x' }) as never);
const told = (throws: Throw[], ended: Ended, ...codes: string[]) => wrongIn(throws, { ended, errors: errors(...codes) }).join('; ');
const bad = (n: number) => Array.from({ length: n }, () => 'frame.invalid' as const);

test('on a socket, each bad frame’s own error is asked for, in order, and the end after the 21st', () => {
  expect(told(thrown('frame.invalid', null, 'frame.unknown'), null, 'frame.invalid', 'message.not_found', 'frame.unknown')).toBe('');
  expect(told(thrown('frame.invalid', null), null, 'frame.invalid', 'frame.invalid')).toBe('');
  expect(told(thrown(...bad(21)), 4009, ...bad(21))).toBe('');
  expect(told(thrown('frame.invalid', 'frame.unknown'), null, 'frame.unknown', 'frame.invalid')).toMatch(/errors .* instead of/);
  expect(told(thrown('frame.invalid'), null)).toMatch(/instead of frame.invalid/);
  expect(told(thrown(null), null, 'frame.unknown')).toMatch(/errors frame.unknown/);
  expect(told(thrown(...bad(21)), null, ...bad(21))).toMatch(/21 bad frames, and it ended with null/);
  expect(told(thrown(...bad(20)), 4009, ...bad(20))).toMatch(/4009 after 20/);
  expect(told(thrown(null), 1011)).toMatch(/ended with 1011 for no reason/);
  expect(told(thrown(null), 'cut')).toMatch(/ended with cut/);
  expect(told(thrown(null), null, 'server.failed')).toMatch(/the room failed/);
});

test('of a server’s output, what nobody caught is told from what it says of broken peers', () => {
  const of =
    'Uncaught exception: kj/compat/http.c++:6212: failed: remote.jsg.Error: WebSocket protocol error; protocolError.statusCode = 1002;';
  expect(complaintsIn(`OpenLink is ready: http://localhost:1\n${of}\nstack: /x/bin/workerd@5dca77d /x/bin/workerd@5fbb010\n`)).toEqual([]);
  for (const line of [
    'Uncaught exception: kj/x: failed: out of memory',
    'room: a frame failed TypeError',
    'Unhandled rejection',
    '{"level":"error","message":"x"}',
  ])
    expect(complaintsIn(`fine\n${line}\n`)).toEqual([line]);
});

test('our insides are told from what people write', () => {
  for (const text of ['at Object.send (file:///srv/worker/index.js:12:7)', 'D1_ERROR: no such table', '{"stack":"x"}', 'node_modules/hono'])
    expect(insidesIn(text)).not.toBeNull();
  for (const text of ['let us meet at 10:30', 'select a room from the list', 'the worker said', "'; DROP TABLE message; --"])
    expect(insidesIn(text)).toBeNull();
});
