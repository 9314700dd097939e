import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient, open } from '../support/contract-client';
import { call, guest, join, make, newTicket, roomInput } from '../support/contract-http';
import { expectRefusal } from '../support/contract-refusal';
import { closeFrame, upgrade } from '../support/contract-upgrade';
import { joined, mineItem, pageOf, room as roomShape } from '../support/contract-wire';
import { startProduct, type Product } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.dispose());

const ask = (method: string, path: string, more: Parameters<typeof call>[3] = {}) => call(product.origin, method, path, more);
const mine = async (bearer: string, query = '') => {
  const answer = await ask('GET', `/api/me/rooms${query}`, { bearer });
  expect(answer.status, answer.text).toBe(200);
  return pageOf(mineItem).parse(answer.body);
};

test('a room is made with its defaults, its maker is its head, and anybody sees it', async () => {
  const answer = await make(product.origin, await guest(product.origin));
  const { room, member, ticket, expiresAt, socketUrl } = answer;
  expect(room).toMatchObject({
    title: roomInput.title,
    topic: roomInput.topic,
    visibility: 'public',
    entry: 'open',
    embed: 'any',
    memberCount: 1,
  });
  expect(member).toMatchObject({ nickname: '소미', role: 'head' });
  expect(socketUrl).toBe(`${product.origin.replace('http', 'ws')}/parties/room/${room.id}`);
  expect(expiresAt - Date.now()).toBeGreaterThan(40_000);
  expect(expiresAt - Date.now()).toBeLessThanOrEqual(60_500);
  expect(ticket).not.toBe(answer.key);
  const seen = await ask('GET', `/api/rooms/${room.slug}`);
  expect(seen.status).toBe(200);
  expect(roomShape.parse((seen.body as { room: unknown }).room)).toMatchObject({
    id: room.id,
    slug: room.slug,
    title: room.title,
    url: room.url,
  });
  expect(new URL(room.url).pathname).toBe(`/r/${room.slug}`);
  expectRefusal(await ask('GET', '/api/rooms/nosuchroom00'), 404, 'room.not_found');
});

test('embed is any for public open rooms and none elsewhere; a code is asked for and never shown', async () => {
  const session = await guest(product.origin);
  for (const more of [{ visibility: 'unlisted' }, { entry: 'code', code: '비밀코드' }, { entry: 'approval' }]) {
    const { room } = await make(product.origin, session, more);
    const answer = await ask('GET', `/api/rooms/${room.slug}`);
    expect(answer.body).toMatchObject({ room: { embed: 'none', ...('code' in more ? { entry: 'code' } : more) } });
    expect(answer.text).not.toContain('비밀코드');
  }
  const { errors } = expectRefusal(
    await ask('POST', '/api/rooms', { bearer: session, body: { ...roomInput, entry: 'code' } }),
    400,
    'input.invalid',
  );
  expect(errors?.map(({ path }) => path)).toContain('code');
});

test('texts are stored trimmed and in NFC, and counted in code points', async () => {
  const session = await guest(product.origin);
  const { room, member } = await make(product.origin, session, {
    title: `  Cafe\u0301 ${'🐈'.repeat(95)} `,
    description: ' 하나\r\n둘 ',
    nickname: '🐈'.repeat(40),
    topic: { kind: 'place', name: 'Seoul\u3000' },
  });
  expect(room).toMatchObject({ title: `Café ${'🐈'.repeat(95)}`, description: '하나\n둘', topic: { kind: 'place', name: 'Seoul' } });
  expect(member.nickname).toBe('🐈'.repeat(40));
});

test('joining again is the same member with one more key and the new name; the newest 10 keys hold', async () => {
  const head = await ContractClient.found(product.origin);
  const session = await guest(product.origin);
  const first = await join(product.origin, head.slug, session, { nickname: 'Raka', lang: 'id' });
  expect(first.member).toMatchObject({ nickname: 'Raka', role: 'member' });
  expect(first.member.id).not.toBe(head.member);
  const keys = [first.key];
  for (let i = 1; i <= 10; i++) {
    const again = await join(product.origin, head.slug, session, { nickname: `Raka ${i}`, lang: 'id' });
    expect(again.member).toMatchObject({ id: first.member.id, nickname: `Raka ${i}` });
    keys.push(again.key);
  }
  expect(new Set(keys).size).toBe(11);
  expectRefusal(await ask('POST', `/api/rooms/${head.slug}/ticket`, { bearer: keys[0]! }), 401, 'auth.required');
  for (const key of keys.slice(1)) await newTicket(product.origin, head.slug, key);
  expect((await ask('GET', `/api/rooms/${head.slug}`)).body).toMatchObject({ room: { memberCount: 2 } });
  // A first join is not in the log; a change of name is.
  const renamed = await head.heard('member.updated', ({ nickname }) => nickname === 'Raka 10');
  expect(renamed).toMatchObject({ member: first.member.id, seq: 10 });
});

test('a ticket takes a key of this room and nothing else', async () => {
  const session = await guest(product.origin);
  const [one, two] = [await make(product.origin, session), await make(product.origin, session)];
  expect(one.member.id).not.toBe(two.member.id);
  const path = `/api/rooms/${one.room.slug}/ticket`;
  for (const bearer of [two.key, session, one.ticket, `${one.key}x`, 'key_'])
    expectRefusal(await ask('POST', path, { bearer }), 401, 'auth.required');
  expectRefusal(await ask('POST', path), 401, 'auth.required');
  expectRefusal(await ask('POST', '/api/rooms/nosuchroom00/ticket', { bearer: one.key }), 404, 'room.not_found');
  const { ticket, expiresAt } = await newTicket(product.origin, one.room.slug, one.key);
  expect(ticket).not.toBe(one.ticket);
  expect(expiresAt - Date.now()).toBeLessThanOrEqual(60_500);
});

test('a room with a code lets in who knows it', async () => {
  const { room } = await make(product.origin, await guest(product.origin), { entry: 'code', code: ' 두부 ' });
  const path = `/api/rooms/${room.slug}/join`;
  const bearer = await guest(product.origin);
  const body = { nickname: 'Raka', lang: 'id' };
  expectRefusal(await ask('POST', path, { bearer, body }), 403, 'room.code_wrong');
  expectRefusal(await ask('POST', path, { bearer, body: { ...body, code: '두두' } }), 403, 'room.code_wrong');
  expect((await mine(bearer)).items).toEqual([]);
  expect((await join(product.origin, room.slug, bearer, { nickname: 'Raka', lang: 'id', code: '두부' })).member.role).toBe('member');
});

test('a room with approval keeps people waiting until the head decides', async () => {
  const head = await ContractClient.found(product.origin, { entry: 'approval' });
  await head.said('우리끼리');
  const bearer = await guest(product.origin);
  const body = { nickname: 'Raka', lang: 'id' };
  const path = `/api/rooms/${head.slug}`;
  const waiting = await ask('POST', `${path}/join`, { bearer, body });
  expect([waiting.status, waiting.body]).toMatchObject([202, { status: 'waiting' }]);
  for (const secret of ['key', 'ticket', 'socketUrl']) expect(waiting.body).not.toHaveProperty(secret);
  expectRefusal(await ask('GET', `${path}/messages`, { bearer }), 403, 'auth.forbidden');
  expect((await mine(bearer)).items).toEqual([]);
  const listed = await head.until('entry.waiting', () => head.frames.findLast((frame) => frame.includes('"entry.waiting"')));
  const member = /"member":"(mbr_[^"]+)","nickname":"Raka"/.exec(listed)?.[1];
  head.send({ type: 'entry.decide', member, admit: true });
  await expect.poll(async () => (await ask('POST', `${path}/join`, { bearer, body })).status).toBe(200);
  expect((await ask('GET', `${path}/messages`, { bearer })).status).toBe(200);
  expect((await mine(bearer)).items).toHaveLength(1);
});

test('leaving ends keys, tickets and sockets, is told to the others, and coming back is the same member', async () => {
  const head = await ContractClient.found(product.origin, { entry: 'code', code: '두부' });
  const guestClient = await ContractClient.enter(product.origin, head.slug, 'Raka', 'id', '두부');
  const { socket } = await upgrade(await guestClient.url());
  const closing = closeFrame(socket!);
  const unspent = await guestClient.url();
  const path = `/api/rooms/${head.slug}`;
  const left = await ask('DELETE', `${path}/members/me`, { bearer: guestClient.session });
  expect([left.status, left.text]).toEqual([204, '']);
  expect(await closing).toBe(4003);
  socket!.destroy();
  expect(await head.heard('member.updated')).toMatchObject({ member: guestClient.member, removed: true });
  expect(await open(unspent).closed).toBe(4001);
  expectRefusal(await ask('POST', `${path}/ticket`, { bearer: guestClient.joined.key }), 401, 'auth.required');
  expectRefusal(await ask('GET', `${path}/messages`, { bearer: guestClient.joined.key }), 401, 'auth.required');
  expectRefusal(await ask('GET', `${path}/messages`, { bearer: guestClient.session }), 403, 'auth.forbidden');
  expect((await mine(guestClient.session)).items).toEqual([]);
  expect((await ask('GET', path)).body).toMatchObject({ room: { memberCount: 1 } });
  const back = await join(product.origin, head.slug, guestClient.session, { nickname: 'Raka', lang: 'id', code: '두부' });
  expect(back.member.id).toBe(guestClient.member);
  expect((await mine(guestClient.session)).items).toHaveLength(1);
  // By key, too.
  expect((await ask('DELETE', `${path}/members/me`, { bearer: back.key })).status).toBe(204);
  expect((await mine(guestClient.session)).items).toEqual([]);
});

test('my rooms are listed by pages', async () => {
  const session = await guest(product.origin);
  const slugs: string[] = [];
  for (let i = 0; i < 5; i++) slugs.push((await make(product.origin, session, { visibility: 'unlisted', title: `방 ${i}` })).room.slug);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null && seen.length < 20;) {
    const page = await mine(session, `?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.items.map(({ room }) => room.slug));
    cursor = page.nextCursor;
  }
  expect(seen.toSorted()).toEqual(slugs.toSorted());
  for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=x', 'cursor=%7B']) {
    expectRefusal(await ask('GET', `/api/me/rooms?${query}`, { bearer: session }), 400, 'input.invalid');
  }
});

/** What is looked for, and the kind of the room that must be among what is found. */
const SEARCHES = {
  산: 'hobby',
  '새벽 등산': 'hobby',
  喫: 'place',
  めぐり: 'place',
  kopi: 'person',
  SUSU: 'person',
  night: 'work',
  'Moonlight Night': 'work',
  '주제 work': 'work',
};

test('the directory finds a room within 10 s, in four languages, from one CJK character up', async () => {
  const session = await guest(product.origin);
  const titles = {
    hobby: '북한산 새벽 등산',
    place: '鎌倉の喫茶店めぐり',
    person: 'Penggemar Kopi Susu Budi',
    work: 'Moonlight Night Sky Club',
  } as const;
  const slugs: Record<string, string> = {};
  for (const [kind, title] of Object.entries(titles)) {
    slugs[kind] = (await make(product.origin, session, { title, topic: { kind, name: `주제 ${kind}` }, lang: 'en' })).room.slug;
  }
  const hidden = (await make(product.origin, session, { title: '북한산 비밀 등산', visibility: 'unlisted' })).room.slug;
  const list = async (query: string) => {
    const answer = await ask('GET', `/api/rooms?${query}`);
    expect(answer.status, answer.text).toBe(200);
    return pageOf(roomShape).parse(answer.body);
  };
  const found = async (q: string, more = '') => (await list(`q=${encodeURIComponent(q)}${more}`)).items.map(({ slug }) => slug);
  const within = { timeout: 11_000, interval: 250 };
  for (const [q, kind] of Object.entries(SEARCHES)) {
    await expect.poll(() => found(q), within).toContain(slugs[kind]);
  }
  expect(await found('등산')).not.toContain(hidden);
  expect(await found('산', '&kind=hobby')).toContain(slugs['hobby']);
  expect(await found('산', '&kind=place')).not.toContain(slugs['hobby']);
  expect(await found('찾을수없는말')).toEqual([]);

  const all: string[] = [];
  for (let cursor: string | null = ''; cursor !== null && all.length < 200;) {
    const page = await list(`limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    expect(page.items.length).toBeLessThanOrEqual(3);
    all.push(...page.items.map(({ slug }) => slug));
    cursor = page.nextCursor;
  }
  expect(new Set(all).size).toBe(all.length);
  expect(all).toEqual(expect.arrayContaining(Object.values(slugs)));
  expect(all).not.toContain(hidden);
  for (const query of ['limit=0', 'limit=101', 'cursor=x', 'kind=planet'])
    expectRefusal(await ask('GET', `/api/rooms?${query}`), 400, 'input.invalid');

  const newcomer = await ContractClient.enter(product.origin, slugs['hobby']!, 'ハル', 'ja');
  const counts = async () => (await list(`q=${encodeURIComponent('새벽 등산')}`)).items[0];
  await expect.poll(counts, within).toMatchObject({ memberCount: 2, online: 1 });
  await newcomer.cut();
  await expect.poll(counts, within).toMatchObject({ memberCount: 2, online: 0 });
});

const wrongs = (lists: Record<string, unknown[]>) =>
  Object.entries(lists).flatMap(([field, values]) => values.map((value) => [field, value] as const));

test('a bad join or making is refused and leaves nothing', async () => {
  const session = await guest(product.origin);
  const made = await make(product.origin, await guest(product.origin));
  const body = { nickname: 'Raka', lang: 'id' };
  for (const [field, value] of wrongs({
    nickname: ['', ' \n ', 'x'.repeat(41), 5, null, undefined, 'a\u0000b', 'a\ud800b'],
    lang: ['xx', undefined, ['id']],
  })) {
    const answer = await ask('POST', `/api/rooms/${made.room.slug}/join`, { bearer: session, body: { ...body, [field]: value } });
    const { errors = [] } = expectRefusal(answer, 400, 'input.invalid');
    expect(new Set(errors.map(({ path }) => path))).toEqual(new Set([field]));
  }
  for (const [field, value] of wrongs({
    title: ['', 'x'.repeat(101), '\u0007', undefined, {}],
    topic: [{ kind: 'planet', name: 'x' }, { kind: 'work' }, 'work', null, undefined],
    visibility: ['secret', 1],
    entry: ['door', null],
    nickname: ['x'.repeat(41), undefined],
    description: ['a\u001bb', 5],
    lang: ['klingon', undefined],
  })) {
    const answer = await ask('POST', '/api/rooms', { bearer: session, body: { ...roomInput, [field]: value } });
    const { errors = [] } = expectRefusal(answer, 400, 'input.invalid');
    expect(new Set(errors.map(({ path }) => path.split('.')[0]))).toEqual(new Set([field]));
  }
  expect((await mine(session)).items).toEqual([]);
  expect((await ask('GET', `/api/rooms/${made.room.slug}`)).body).toMatchObject({ room: { memberCount: 1 } });
  expect(joined.safeParse(made).success).toBe(true);
});
