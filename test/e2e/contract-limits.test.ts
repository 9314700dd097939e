import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient } from '../support/contract-client';
import { call, guest, join, make, newId } from '../support/contract-http';
import { expectRefusal } from '../support/contract-refusal';
import { closeFrame, upgrade } from '../support/contract-upgrade';
import { startProduct, type Product } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ env: { RATE_LIMITS: 'on' } });
});
afterAll(() => product.dispose());

const post = (slug: string, bearer: string, body: unknown) => call(product.origin, 'POST', `/api/rooms/${slug}/messages`, { bearer, body });

test('20 guests a minute from one address, 10 rooms an hour and 60 joins a minute of one account are let through', async () => {
  const [session = ''] = await Promise.all(Array.from({ length: 19 }, () => guest(product.origin)));
  const rooms = [];
  for (let i = 0; i < 10; i++) rooms.push((await make(product.origin, session, { title: `방 ${i}` })).room.slug);
  const other = await guest(product.origin);
  for (let i = 0; i < 60; i++) await join(product.origin, rooms[i % 10]!, other, { nickname: 'R', lang: 'id' });
});

test('a burst of 20 messages passes, over all connections and HTTP together; beyond it each one is told when to come again', async () => {
  const head = await ContractClient.found(product.origin);
  const second = new ContractClient(product.origin, head.session, head.joined, 'ko');
  await second.connect();
  const ids = Array.from({ length: 60 }, () => newId());
  for (const [i, id] of ids.entries()) (i % 2 ? head : second).send({ type: 'chat.send', id, text: `${i}` });
  const refusals = () => [head, second].flatMap(({ events }) => events.filter((event) => event.type === 'error'));
  await expect.poll(() => head.transcript.last + refusals().length, { timeout: 20_000 }).toBe(60);
  const taken = head.transcript.last;
  expect(taken).toBeGreaterThanOrEqual(20);
  expect(taken).toBeLessThan(40);
  const answered = new Set(refusals().map(({ re }) => re));
  expect(answered.size).toBe(60 - taken);
  for (const { code, re = '', retryAfterMs = 0 } of refusals()) {
    expect([code, ids.includes(re), retryAfterMs > 0 && retryAfterMs < 10_000]).toEqual(['rate.limited', true, true]);
  }
  const answers = await Promise.all(Array.from({ length: 12 }, () => post(head.slug, head.session, { id: newId(), text: 'HTTP로도' })));
  const limited = answers.filter(({ status }) => status === 429);
  expect(limited.length).toBeGreaterThan(0);
  expectRefusal(limited[0]!, 429, 'rate.limited');
  // What is there already costs nothing, limit or not.
  const known = ids.find((id) => !answered.has(id))!;
  for (let i = 0; i < 30; i++) expect((await post(head.slug, head.session, { id: known, text: 'x' })).status).toBe(200);
  const from = head.events.length;
  head.send({ type: 'chat.send', id: known, text: 'x' });
  await head.heard('chat.sent', ({ id }) => id === known, from);
  // And who waits as told gets through.
  await head.delivered('기다렸다가');
});

test('other frames: a burst of 60 passes, beyond it rate.limited; nobody else is slowed', async () => {
  const head = await ContractClient.found(product.origin);
  const other = await ContractClient.enter(product.origin, head.slug, 'ハル', 'ja');
  const burst = (count: number) => {
    for (let i = 0; i < count; i++) head.send({ type: 'read.mark', seq: 0 });
  };
  burst(60);
  await head.said('육십');
  expect(head.events.filter(({ type }) => type === 'error')).toEqual([]);
  burst(120);
  expect(await head.heard('error')).toMatchObject({ code: 'rate.limited', re: 'read.mark', retryAfterMs: expect.any(Number) });
  await other.said('平気');
  await head.said('말은 된다');
});

test('a frame of 32 KiB is read, one byte more is frame.too_large', async () => {
  const head = await ContractClient.found(product.origin);
  const sized = (bytes: number) => {
    const frame = { type: 'chat.send', id: newId(), text: '꽉', pad: '' };
    return JSON.stringify({ ...frame, pad: 'x'.repeat(bytes - new TextEncoder().encode(JSON.stringify(frame)).length) });
  };
  head.send(sized(32 * 1024));
  await head.heard('chat.sent');
  expect((await head.refused(sized(32 * 1024 + 1))).code).toBe('frame.too_large');
  expect(head.transcript.last).toBe(1);
});

test('the 21st bad frame of a minute ends the connection with 4009; refusals for content don’t count', async () => {
  const head = await ContractClient.found(product.origin);
  for (let i = 0; i < 30; i++) expect((await head.refused({ type: 'chat.delete', target: 1000 + i })).code).toBe('message.not_found');
  for (let i = 0; i < 20; i++) expect((await head.refused(i % 2 ? '{' : { type: 'nope' })).code).toMatch(/^frame\./);
  expect((await head.said('아직 있다')).seq).toBe(1);
  head.send('{');
  expect(await head.closed).toBe(4009);
  await head.connect();
  await head.said('다시 왔다');
  expect(head.transcript.faults).toEqual([]);
});

test('a wrong code is slowed after five, for this address and room', async () => {
  const { room } = await make(product.origin, await guest(product.origin), { entry: 'code', code: '두부두부' });
  const other = await make(product.origin, await guest(product.origin), { entry: 'code', code: '두부두부' });
  const bearers = [await guest(product.origin), await guest(product.origin)];
  const tryCode = (slug: string, code: string, i = 0) =>
    call(product.origin, 'POST', `/api/rooms/${slug}/join`, { bearer: bearers[i % 2]!, body: { nickname: 'R', lang: 'id', code } });
  for (let i = 0; i < 5; i++) expectRefusal(await tryCode(room.slug, `틀림${i}`, i), 403, 'room.code_wrong');
  // Whoever asks from there, and whether the code is right: it is no oracle.
  expectRefusal(await tryCode(room.slug, '틀림6', 0), 429, 'rate.limited');
  expectRefusal(await tryCode(room.slug, '두부두부', 1), 429, 'rate.limited');
  expect((await tryCode(other.room.slug, '두부두부')).status).toBe(200);
});

test('a removed member’s socket is closed with 4003', async () => {
  const head = await ContractClient.found(product.origin);
  const { socket } = await upgrade(await head.url());
  const code = closeFrame(socket!);
  await call(product.origin, 'DELETE', `/api/rooms/${head.slug}/members/me`, { bearer: head.joined.key });
  expect(await code).toBe(4003);
  socket!.destroy();
});
