import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient } from '../../support/contract-client';
import { call, guest, make, newId, roomInput } from '../../support/contract-http';
import { expectRefusal } from '../../support/contract-refusal';
import { startProduct, type Product } from '../../support/product';
import { complaintsIn } from '../fuzz/live';

const KIB = 1024;
let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.dispose());

type Sent = { status: number; text: string; headers: Headers };

/** A POST whose body's length is told, or left to be seen (RFC 9112 §7.1). */
function post(path: string, bearer: string, body: Buffer, how: 'told' | 'chunked', more: Record<string, string> = {}): Promise<Sent> {
  return new Promise((done, fail) => {
    const asking = request(
      product.origin + path,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${bearer}`,
          'content-type': 'application/json',
          ...(how === 'told' ? { 'content-length': String(body.length) } : { 'transfer-encoding': 'chunked' }),
          ...more,
        },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, text, headers: new Headers(answer.headers as Record<string, string>) }),
        );
      },
    );
    asking.on('error', fail);
    for (let at = 0; at < body.length; at += 8 * KIB) asking.write(body.subarray(at, at + 8 * KIB));
    asking.end();
  });
}
const refused = ({ status, text, headers }: Sent, wanted: number, code: string) =>
  expectRefusal({ status, text, headers, body: JSON.parse(text) as unknown }, wanted, code);

/** A message that has exactly so many bytes, by a field that nobody reads. */
const sized = (bytes: number) => {
  const open = `{"id":"${newId()}","text":"꽉","pad":"`;
  return Buffer.from(`${open}${'x'.repeat(bytes - Buffer.byteLength(open) - 2)}"}`);
};

test.each(['told', 'chunked'] as const)('a body of 64 KiB is read, one byte more is input.too_large, its length %s', async (how) => {
  const session = await guest(product.origin);
  const { room, key } = await make(product.origin, session);
  const path = `/api/rooms/${room.slug}/messages`;
  expect((await post(path, key, sized(64 * KIB), how)).status).toBe(201);
  refused(await post(path, key, sized(64 * KIB + 1), how), 413, 'input.too_large');
  for (const at of ['/api/rooms', `/api/rooms/${room.slug}/join`, '/api/auth/sign-in/anonymous']) {
    // Refused while it is still being written, its line is cut, and the answer may be lost with it.
    const status = await post(at, session, sized(2 * KIB * KIB), how).then(
      (answer) => answer.status,
      () => 'cut',
    );
    expect([413, 'cut'], at).toContain(status);
  }
  expect((await call(product.origin, 'GET', path, { bearer: key })).body).toMatchObject({ items: [{ seq: 1 }] });
});

test('bombs: nested to the brim, a million keys, numbers without end, a small archive of a large text', async () => {
  const session = await guest(product.origin);
  const { room, key } = await make(product.origin, session);
  const brim = 60 * KIB;
  const bombs: [string, Buffer, Record<string, string>?][] = [
    ['arrays', Buffer.from('['.repeat(brim / 2) + ']'.repeat(brim / 2))],
    ['objects', Buffer.from(`${'{"a":'.repeat(brim / 6)}1${'}'.repeat(brim / 6)}`)],
    ['arrays in a field', Buffer.from(`{"id":"${newId()}","text":"x","deep":${'['.repeat(brim / 3)}${']'.repeat(brim / 3)}}`)],
    ['a number of 60,000 digits for a place', Buffer.from(`{"id":"${newId()}","text":"x","replyTo":${'9'.repeat(brim)}}`)],
    [
      'an archive',
      gzipSync(Buffer.from(`{"id":"${newId()}","text":"${'x'.repeat(50 * KIB * KIB)}"}`)).subarray(0, brim),
      { 'content-encoding': 'gzip' },
    ],
  ];
  for (const [name, body, more] of bombs) {
    for (const path of ['/api/rooms', `/api/rooms/${room.slug}/join`, `/api/rooms/${room.slug}/messages`]) {
      for (const how of ['told', 'chunked'] as const) {
        const answer = await post(path, path.endsWith('messages') ? key : session, body, how, more);
        expect(refused(answer, 400, 'input.invalid').status, `${name} to ${path}`).toBe(400);
      }
    }
  }
  const keys = Buffer.from(`{"id":"${newId()}","text":"many keys"${Array.from({ length: 5000 }, (_, i) => `,"k${i}":0`).join('')}}`);
  expect((await post(`/api/rooms/${room.slug}/messages`, key, keys, 'chunked')).status).toBe(201);
  expect((await call(product.origin, 'POST', '/api/rooms', { bearer: session, body: roomInput })).status).toBe(201);
});

test('bodies that never end hold up nobody, and what was begun is let go', async () => {
  const head = await ContractClient.found(product.origin);
  const { hostname, port } = new URL(product.origin);
  const lines = Array.from({ length: 200 }, () => {
    const line = connect(Number(port), hostname);
    line.on('error', () => {});
    line.write(
      `POST /api/rooms/${head.slug}/messages HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${head.joined.key}\r\n` +
        'content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"id"\r\n',
    );
    return line;
  });
  for (let i = 0; i < 10; i++) await head.said(`${i}`);
  expect((await call(product.origin, 'GET', '/healthz')).status).toBe(200);
  for (const line of lines) line.destroy();
  await head.said('끝');
  expect(head.transcript.faults).toEqual([]);
  expect(head.transcript.last).toBe(11);
  expect(complaintsIn(product.output())).toEqual([]);
});

test('tickets asked in a loop: 60, then 20 a second; then when to come again, in whole seconds; a new socket opens after it', async () => {
  const head = await ContractClient.found(product.origin);
  const path = `/api/rooms/${head.slug}/ticket`;
  const asked = performance.now();
  const answers = await Promise.all(Array.from({ length: 400 }, () => call(product.origin, 'POST', path, { bearer: head.joined.key })));
  const seconds = (performance.now() - asked) / 1000;
  const limited = answers.filter(({ status }) => status === 429);
  expect(answers.length - limited.length).toBeLessThanOrEqual(60 + 20 * Math.ceil(seconds) + 1);
  expect(limited.length).toBeGreaterThan(0);
  for (const answer of limited) expectRefusal(answer, 429, 'rate.limited');
  await new Promise((done) => setTimeout(done, Number(limited[0]!.headers.get('retry-after')) * 1000));
  await head.cut();
  await head.connect();
  await head.said('다시 왔다');
});
