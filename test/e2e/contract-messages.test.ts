import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient } from '../support/contract-client';
import { call, guest, join, newId, type Answer } from '../support/contract-http';
import { expectRefusal } from '../support/contract-refusal';
import { message as messageShape, mineItem, pageOf, readBack } from '../support/contract-wire';
import { startProduct, type Product } from '../support/product';

const DAY_MS = 24 * 60 * 60 * 1000;

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.dispose());

const post = (slug: string, bearer: string | undefined, body: unknown) =>
  call(product.origin, 'POST', `/api/rooms/${slug}/messages`, { ...(bearer !== undefined && { bearer }), body });
const read = (slug: string, query = '', bearer?: string) =>
  call(product.origin, 'GET', `/api/rooms/${slug}/messages${query}`, { ...(bearer !== undefined && { bearer }) });
const pageIn = (answer: Answer) => {
  expect(answer.status, answer.text).toBe(200);
  return pageOf(readBack).parse(answer.body);
};
const messageIn = (answer: Answer) => messageShape.parse((answer.body as { message: unknown }).message);

test('a message is sent by session or by key, stamped by the room, and heard on sockets', async () => {
  const head = await ContractClient.found(product.origin);
  for (const bearer of [head.session, head.joined.key]) {
    const id = newId();
    const answer = await post(head.slug, bearer, { id, text: ' Cafe\u0301 에서\r\n봐요 ', lang: 'ko' });
    expect(answer.status, answer.text).toBe(201);
    const message = messageIn(answer);
    expect(message).toMatchObject({ id, text: 'Café 에서\n봐요', lang: 'ko' });
    expect(message.author).toMatchObject({ member: head.member, nickname: '소미', role: 'head', kind: 'person' });
    expect(Math.abs(message.createdAt - Date.now())).toBeLessThan(20_000);
    expect(await head.heard('chat.sent', (event) => event.id === id)).toMatchObject({ seq: message.seq, text: message.text });
  }
});

test('the same id is one message, over HTTP and sockets mixed; what is sent beside the id is not read again', async () => {
  const head = await ContractClient.found(product.origin);
  const other = await ContractClient.enter(product.origin, head.slug, 'ハル', 'ja');
  const first = await head.said('먼저 소켓으로');
  const again = await post(head.slug, head.session, { id: first.id, text: 5, replyTo: 'x', lang: {} });
  expect([again.status, messageIn(again)]).toMatchObject([200, { seq: first.seq, text: '먼저 소켓으로', createdAt: first.createdAt }]);

  const id = newId();
  const posted = await post(head.slug, head.joined.key, { id, text: '먼저 HTTP로' });
  const from = head.events.length;
  const deaf = other.events.length;
  head.send({ type: 'chat.send', id, text: '다른 글' });
  expect(await head.heard('chat.sent', (e) => e.id === id, from)).toMatchObject({ seq: messageIn(posted).seq, text: '먼저 HTTP로' });

  const ten = newId();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => {
      head.send({ type: 'chat.send', id: ten, text: '동시에' });
      return post(head.slug, i % 2 ? head.session : head.joined.key, { id: ten, text: '동시에' });
    }),
  );
  expect(new Set(answers.map((answer) => messageIn(answer).seq)).size).toBe(1);
  expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
  expect(answers.every(({ status }) => status === 201 || status === 200)).toBe(true);
  // Only the sender hears a receipt again.
  await other.said('끝?');
  expect(other.events.slice(deaf).filter((event) => event.type === 'chat.sent')).toHaveLength(2);
  expect(other.transcript.faults).toEqual([]);
});

test('ids belong to their member: another may use the same', async () => {
  const head = await ContractClient.found(product.origin);
  const other = await ContractClient.enter(product.origin, head.slug, 'ハル', 'ja');
  const id = newId();
  const [one, two] = [
    messageIn(await post(head.slug, head.session, { id, text: '하나' })),
    await post(head.slug, other.session, { id, text: '둘' }),
  ];
  expect(two.status).toBe(201);
  expect(messageIn(two)).toMatchObject({ text: '둘', seq: one.seq + 1, author: { member: other.member } });
});

test('an id holds for 7 days, and a minute ahead', async () => {
  const head = await ContractClient.found(product.origin);
  const at = async (ms: number) => post(head.slug, head.session, { id: newId(Date.now() + ms), text: '시간' });
  expectRefusal(await at(-7 * DAY_MS - 60_000), 400, 'id.expired');
  expectRefusal(await at(90_000), 400, 'id.future');
  expect((await at(-7 * DAY_MS + 60_000)).status).toBe(201);
  expect((await at(45_000)).status).toBe(201);
  const future = await head.refused({ type: 'chat.send', id: newId(Date.now() + 90_000), text: '미래' });
  expect(future.code).toBe('id.future');
  expect(Math.abs((future.now ?? 0) - Date.now())).toBeLessThan(20_000);
  const lateId = newId(Date.now() - 3 * DAY_MS);
  const [late, again] = [
    await post(head.slug, head.session, { id: lateId, text: '늦음' }),
    await post(head.slug, head.session, { id: lateId, text: '늦음' }),
  ];
  expect([late.status, again.status, messageIn(again).seq]).toEqual([201, 200, messageIn(late).seq]);
});

test('what is sent again is answered as it is now: edited, or gone', async () => {
  const head = await ContractClient.found(product.origin);
  const { id, seq } = await head.said('초안입니다');
  head.send({ type: 'chat.edit', target: seq, text: '고친 글' });
  await head.heard('chat.edited');
  const edited = await post(head.slug, head.session, { id, text: '초안입니다' });
  expect(messageIn(edited)).toMatchObject({ seq, text: '고친 글', editedAt: expect.any(Number) });
  head.send({ type: 'chat.delete', target: seq });
  await head.heard('chat.deleted');
  const gone = await post(head.slug, head.session, { id, text: '초안입니다' });
  expect([gone.status, messageIn(gone)]).toMatchObject([200, { seq, text: '', deletedAt: expect.any(Number) }]);
  const from = head.events.length;
  head.send({ type: 'chat.send', id, text: '초안입니다' });
  expect(await head.heard('chat.sent', (event) => event.id === id, from)).toMatchObject({ seq, text: '' });
});

test('pages: newest first, each message once, 50 unless said, 1 to 100', async () => {
  const head = await ContractClient.found(product.origin);
  const { slug } = head;
  const sessions = [head.session];
  while (sessions.length < 6) {
    const session = await guest(product.origin);
    await join(product.origin, slug, session, { nickname: `손님 ${sessions.length}`, lang: 'id' });
    sessions.push(session);
  }
  const sent = await Promise.all(
    sessions.flatMap((session) => Array.from({ length: 20 }, (_, i) => post(slug, session, { id: newId(), text: `${i}번째` }))),
  );
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([201]));

  expect(pageIn(await read(slug)).items.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => 120 - i));
  for (const limit of [7, 60, 100]) {
    const seqs: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null && seqs.length < 200) {
      const page = pageIn(await read(slug, `?limit=${limit}${cursor && `&before=${cursor}`}`));
      expect(page.items.length).toBeLessThanOrEqual(limit);
      seqs.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor;
    }
    expect(seqs).toEqual(Array.from({ length: 120 }, (_, i) => 120 - i));
  }
  expect(pageIn(await read(slug, '?limit=1')).items).toHaveLength(1);
  expect(pageIn(await read(slug, '?before=11&limit=100'))).toMatchObject({ items: { length: 10 }, nextCursor: null });
  expect(pageIn(await read(slug, '?before=1'))).toMatchObject({ items: [], nextCursor: null });
  for (const query of [
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=x',
    'limit=1.5',
    'limit=',
    'before=0',
    'before=-3',
    'before=x',
    'before=1.5',
  ]) {
    expectRefusal(await read(slug, `?${query}`), 400, 'input.invalid');
  }
});

test('who may not read or send is told so: 401 without credentials, 403 for a session that is no member’s', async () => {
  const closed = await ContractClient.found(product.origin, { entry: 'code', code: '두부' });
  await closed.said('우리끼리');
  const stranger = await guest(product.origin);
  const open = await ContractClient.found(product.origin);
  const body = { id: newId(), text: '안녕' };
  for (const [bearer, status, code] of [
    [undefined, 401, 'auth.required'],
    ['nonsense', 401, 'auth.required'],
    ['key_nonsense', 401, 'auth.required'],
    [open.joined.key, 401, 'auth.required'],
    [stranger, 403, 'auth.forbidden'],
  ] as const) {
    expectRefusal(await read(closed.slug, '', bearer), status, code);
    expectRefusal(await post(closed.slug, bearer, body), status, code);
  }
  for (const bearer of [closed.session, closed.joined.key]) expect(pageIn(await read(closed.slug, '', bearer)).items).toHaveLength(1);
  // Anyone reads an open room; only members write in it.
  expect(pageIn(await read(open.slug)).items).toEqual([]);
  expectRefusal(await post(open.slug, undefined, body), 401, 'auth.required');
  expectRefusal(await post(open.slug, stranger, body), 403, 'auth.forbidden');
  expectRefusal(await read('nosuchroom00'), 404, 'room.not_found');
  expectRefusal(await post('nosuchroom00', open.session, body), 404, 'room.not_found');
});

test('unread counts what others said after my last read mark and is still there', async () => {
  const head = await ContractClient.found(product.origin);
  const other = await ContractClient.enter(product.origin, head.slug, 'ハル', 'ja');
  const mine = async (session: string) => {
    const { items } = pageOf(mineItem).parse((await call(product.origin, 'GET', '/api/me/rooms', { bearer: session })).body);
    return items.find(({ room }) => room.slug === head.slug);
  };
  const said = [await head.said('하나'), await head.said('둘'), await other.said('三'), await head.said('넷')];
  expect(await mine(other.session)).toMatchObject({
    unread: 3,
    lastSeq: 4,
    member: { id: other.member, nickname: 'ハル', role: 'member' },
  });
  expect(await mine(head.session)).toMatchObject({ unread: 1, lastSeq: 4, member: { id: head.member, role: 'head' } });
  other.send({ type: 'read.mark', seq: said[0]!.seq });
  await other.said('読んだ');
  expect(await mine(other.session)).toMatchObject({ unread: 2, lastSeq: 5 });
  head.send({ type: 'chat.delete', target: said[1]!.seq });
  await head.heard('chat.deleted');
  expect(await mine(other.session)).toMatchObject({ unread: 1, lastSeq: 6 });
  other.send({ type: 'read.mark', seq: 6 });
  other.send({ type: 'read.mark', seq: 1 });
  await other.said('全部');
  expect(await mine(other.session)).toMatchObject({ unread: 0, lastSeq: 7 });
});
