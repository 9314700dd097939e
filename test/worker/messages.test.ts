import { expect, test } from 'vitest';
import { z } from 'zod';
import { call, codeOf, guest, join, makeRoom, uuid } from './client';

const page = z.object({ items: z.array(z.looseObject({ seq: z.number(), text: z.string() })), nextCursor: z.string().nullable() });

test('a message is sent by session or key: 201, and the same again is 200 and the same message', async () => {
  const as = await guest();
  const { room, key } = await makeRoom(as);
  const path = `/api/rooms/${room.slug}/messages`;
  for (const token of [as, key]) {
    const id = uuid();
    const first = await call('POST', path, { as: token, body: { id, text: '안녕하세요' } });
    expect(first.status).toBe(201);
    const again = await call('POST', path, { as: token, body: { id, text: 'something else', replyTo: 'x' } });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject(z.object({ message: z.looseObject({}) }).parse(first.body));
  }
  expect(page.parse((await call('GET', path)).body).items).toHaveLength(2);
});

test('messages come newest first, and nextCursor is the next page’s before', async () => {
  const as = await guest();
  const { room } = await makeRoom(as);
  const path = `/api/rooms/${room.slug}/messages`;
  for (const text of ['1', '2', '3', '4', '5']) await call('POST', path, { as, body: { id: uuid(), text } });
  const texts: string[] = [];
  let before: string | null = null;
  do {
    const { items, nextCursor } = page.parse((await call('GET', `${path}?limit=2${before === null ? '' : `&before=${before}`}`)).body);
    texts.push(...items.map((item) => item.text));
    before = nextCursor;
  } while (before !== null);
  expect(texts).toEqual(['5', '4', '3', '2', '1']);
});

test.each(['limit=0', 'limit=101', 'limit=-1', 'limit=1.5', 'limit=x', 'limit=', 'before=0', 'before=x', 'before=1.5', 'lang=fr'])(
  'messages?%s is input.invalid and names the field',
  async (query) => {
    const { room } = await makeRoom(await guest());
    const answer = await call('GET', `/api/rooms/${room.slug}/messages?${query}`);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'input.invalid']);
    expect(answer.body).toMatchObject({ errors: [{ path: query.split('=')[0], message: expect.any(String) }] });
  },
);

test('where strangers may not read: 401 without credentials, 403 with a session that is no member’s, 401 with a wrong key; members read', async () => {
  const head = await guest();
  const { room, key } = await makeRoom(head, { entry: 'code', code: 'abcd' });
  const path = `/api/rooms/${room.slug}/messages`;
  const read = async (as?: string) => {
    const answer = await call('GET', path, { as });
    return answer.status === 200 ? 200 : [answer.status, codeOf(answer)];
  };
  expect(await read()).toEqual([401, 'auth.required']);
  expect(await read(await guest())).toEqual([403, 'auth.forbidden']);
  expect(await read('key_wrong')).toEqual([401, 'auth.required']);
  expect(await read(head)).toBe(200);
  expect(await read(key)).toBe(200);
});

test('sending is for members: 401 without credentials, 403 with a session that is no member’s', async () => {
  const { room } = await makeRoom(await guest());
  const send = async (as?: string) => {
    const answer = await call('POST', `/api/rooms/${room.slug}/messages`, { as, body: { id: uuid(), text: 'x' } });
    return [answer.status, codeOf(answer)];
  };
  expect(await send()).toEqual([401, 'auth.required']);
  expect(await send(await guest())).toEqual([403, 'auth.forbidden']);
  expect(await send('key_wrong')).toEqual([401, 'auth.required']);
});

test('ids too old or ahead of the room’s clock are refused by their own codes', async () => {
  const as = await guest();
  const { room } = await makeRoom(as);
  const send = async (at: number) =>
    codeOf(await call('POST', `/api/rooms/${room.slug}/messages`, { as, body: { id: uuid(at), text: 'x' } }));
  expect(await send(Date.now() - 8 * 24 * 3600_000)).toBe('id.expired');
  expect(await send(Date.now() + 5 * 60_000)).toBe('id.future');
});

test('my rooms carry unread and the log’s head', async () => {
  const head = await guest();
  const { room } = await makeRoom(head);
  const as = await guest();
  const { member } = await join(as, room.slug);
  for (const text of ['1', '2']) await call('POST', `/api/rooms/${room.slug}/messages`, { as: head, body: { id: uuid(), text } });
  const { body } = await call('GET', '/api/me/rooms', { as });
  expect(body).toMatchObject({ items: [{ room: { slug: room.slug }, member, unread: 2, lastSeq: 2 }], nextCursor: null });
});
