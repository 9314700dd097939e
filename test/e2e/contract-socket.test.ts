import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractClient, open } from '../support/contract-client';
import { call, guest, join, newId } from '../support/contract-http';
import { closeFrame, upgrade } from '../support/contract-upgrade';
import { startProduct, type Product } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.dispose());

const found = (more?: Record<string, unknown>) => ContractClient.found(product.origin, more);
const enter = (slug: string, nickname = 'ハル') => ContractClient.enter(product.origin, slug, nickname, 'ja');
/** What a socket is closed with when nothing but its address is wrong, and that it heard nothing before. */
async function closing(url: string): Promise<number> {
  const heard: string[] = [];
  const code = await open(url, (text) => heard.push(text)).closed;
  expect(heard).toEqual([]);
  return code;
}
const with_ = (url: string, params: Record<string, string | undefined>) => {
  const changed = new URL(url);
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) changed.searchParams.delete(name);
    else changed.searchParams.set(name, value);
  }
  return changed.href;
};

test('the welcome is the first event and says who, where and when; a page of the newest 50 follows', async () => {
  const head = await found();
  const others = [await enter(head.slug), await enter(head.slug, 'Raka')];
  for (let i = 0; i < 20; i++) for (const client of [head, ...others]) client.say(`${i}`);
  await head.until('60 messages', () => head.transcript.last === 60);
  const late = await enter(head.slug, '늦은 사람');
  const [welcome, page] = late.events;
  expect(welcome).toMatchObject({ type: 'room.welcome', v: 1, head: 60, gap: false, online: 4, room: { slug: head.slug } });
  expect(welcome).toMatchObject({ you: { member: late.member, nickname: '늦은 사람', role: 'member' } });
  await late.heard('history.page');
  if (welcome?.type !== 'room.welcome' || page?.type !== 'history.page') throw new Error('No page after the welcome');
  expect(Math.abs(welcome.now - Date.now())).toBeLessThan(20_000);
  expect(page.more).toBe(true);
  expect(page.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 11));
});

test('with since and epoch comes everything after it, in order, at most 100 to a frame, and nothing twice', async () => {
  const head = await found();
  const others = await Promise.all(Array.from({ length: 6 }, (_, i) => enter(head.slug, `손님 ${i}`)));
  const away = others[0]!;
  await away.cut();
  const talkers = [head, ...others.slice(1)];
  await Promise.all(talkers.flatMap((client) => Array.from({ length: 20 }, (_, i) => client.delivered(`${i}`))));
  for (const client of talkers) for (let i = 1; i <= 30; i++) client.send({ type: 'reaction.set', target: i, emoji: '🍊', on: true });
  await head.until('300 events', () => head.transcript.last >= 300);
  const from = away.frames.length;
  const welcome = await away.connect();
  expect(welcome).toMatchObject({ gap: false, head: 300 });
  await away.until('300 events', () => away.transcript.last === 300);
  const sizes = away.frames
    .slice(from)
    .map((frame) => (JSON.parse(frame) as { seq?: number }[]).filter(({ seq }) => seq !== undefined).length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
  expect(away.transcript.faults).toEqual([]);
  expect([...away.transcript.log]).toEqual([...head.transcript.log]);
  const first = away.events.find((event) => event.type === 'chat.sent' && event.seq === 1);
  expect(first).toMatchObject({ reactions: [{ emoji: '🍊', count: 6, mine: false }] });
});

test('where since cannot be followed, the welcome says gap and the newest page follows', async () => {
  const head = await found();
  await head.said('하나');
  await head.said('둘');
  const { epoch } = await head.heard('room.welcome');
  const wrong: Record<string, string>[] = ['3', 'x', '1.5', '-1', '1e0', ''].map((since) => ({ since, epoch }));
  wrong.push({ since: '1', epoch: 'other' }, { since: '1', epoch: '' }, { since: '1' });
  const visit = async (params: Record<string, string>) => {
    const session = await guest(product.origin);
    const client = new ContractClient(
      product.origin,
      session,
      await join(product.origin, head.slug, session, { nickname: 'R', lang: 'id' }),
      'id',
    );
    const welcome = await client.connect(params);
    return { client, welcome };
  };
  for (const params of wrong) {
    const { client, welcome } = await visit(params);
    expect([params, welcome.gap]).toEqual([params, true]);
    expect((await client.heard('history.page')).messages.map(({ seq }) => seq)).toEqual([1, 2]);
    await client.cut();
  }
  for (const since of [0, 1, 2]) {
    const { client, welcome } = await visit({ since: String(since), epoch });
    expect(welcome.gap).toBe(false);
    const marker = await head.said('표시');
    await client.heard('chat.sent', ({ seq }) => seq === marker.seq);
    const seqs = client.events.flatMap((event) => ('seq' in event ? [event.seq] : []));
    expect(seqs).toEqual(Array.from({ length: marker.seq - since }, (_, i) => since + 1 + i));
    expect(client.events.some(({ type }) => type === 'history.page')).toBe(false);
    await client.cut();
  }
});

test('messages of one connection are logged in the order sent', async () => {
  const head = await found();
  for (let i = 0; i < 20; i++) head.send({ type: 'chat.send', id: newId(Date.now() - i * 1000), text: `${i}` });
  await head.until('20 messages', () => head.transcript.last === 20);
  expect([...head.transcript.messages.values()].map(({ text }) => text)).toEqual(Array.from({ length: 20 }, (_, i) => `${i}`));
});

test('an edit, a deletion and a reaction are told to all and are in what is read back', async () => {
  const [head, other] = await (async () => {
    const head = await found();
    return [head, await enter(head.slug)] as const;
  })();
  const one = await other.said('最初の文', { lang: 'ja' });
  const reply = await head.said('답글', { replyTo: one.seq });
  expect(await other.heard('chat.sent', ({ seq }) => seq === reply.seq)).toMatchObject({ replyTo: one.seq, author: { role: 'head' } });
  other.send({ type: 'chat.edit', target: one.seq, text: ' 直した文 ' });
  expect(await head.heard('chat.edited')).toMatchObject({ seq: 3, target: 1, text: '直した文' });
  head.send({ type: 'reaction.set', target: 1, emoji: '🧑‍🤝‍🧑', on: true });
  head.send({ type: 'reaction.set', target: 1, emoji: '🧑‍🤝‍🧑', on: true });
  other.send({ type: 'reaction.set', target: 1, emoji: '🧑‍🤝‍🧑', on: true });
  const changed = await other.heard('reaction.changed', ({ member }) => member === other.member);
  expect(changed).toMatchObject({ seq: 5, target: 1, emoji: '🧑‍🤝‍🧑', on: true, count: 2 });
  head.send({ type: 'reaction.set', target: 1, emoji: '🧑‍🤝‍🧑', on: false });
  head.send({ type: 'reaction.set', target: 1, emoji: '🍊', on: false });
  expect(await other.heard('reaction.changed', ({ on }) => !on)).toMatchObject({ seq: 6, count: 1, member: head.member });
  head.send({ type: 'history.fetch', before: 2, limit: 1 });
  const { messages, more } = await head.heard('history.page', ({ messages }) => messages.length === 1);
  expect(more).toBe(false);
  expect(messages[0]).toMatchObject({
    text: '直した文',
    editedAt: expect.any(Number),
    reactions: [{ emoji: '🧑‍🤝‍🧑', count: 1, mine: false }],
  });
  // The head may delete what others said, and nobody may edit it for them.
  expect(await head.refused({ type: 'chat.edit', target: 1, text: '바꿈' })).toMatchObject({ code: 'auth.forbidden', re: 'chat.edit' });
  expect(await other.refused({ type: 'chat.delete', target: reply.seq })).toMatchObject({ code: 'auth.forbidden', re: 'chat.delete' });
  head.send({ type: 'chat.delete', target: 1 });
  head.send({ type: 'chat.delete', target: 1 });
  expect(await other.heard('chat.deleted')).toMatchObject({ seq: 7, target: 1, by: head.member });
  expect((await other.refused({ type: 'chat.edit', target: 1, text: '蘇る' })).type).toBe('error');
  await head.said('끝');
  expect(head.transcript.last).toBe(8);
  expect([head.transcript.faults, other.transcript.faults]).toEqual([[], []]);
  expect(head.events.filter(({ type }) => type === 'error')).toHaveLength(1);
});

test('gone is gone: no replay, page or answer shows a deleted text or what it was before', async () => {
  const head = await found();
  const away = await enter(head.slug);
  const { epoch } = await away.heard('room.welcome');
  const { seq, id } = await head.said('비밀하나');
  head.send({ type: 'chat.edit', target: seq, text: '비밀둘' });
  await head.said('그대로', { replyTo: seq });
  await away.cut();
  head.send({ type: 'chat.delete', target: seq });
  await head.heard('chat.deleted');
  const session = await guest(product.origin);
  const fresh = await join(product.origin, head.slug, session, { nickname: 'R', lang: 'id' });
  const replayed = new ContractClient(product.origin, session, fresh, 'id');
  await replayed.connect({ since: '0', epoch });
  await replayed.heard('chat.deleted');
  expect(replayed.events.filter((event) => 'seq' in event)).toMatchObject([
    { type: 'chat.sent', seq: 1, id, text: '', deletedAt: expect.any(Number) },
    { type: 'chat.edited', seq: 2, target: 1 },
    { type: 'chat.sent', seq: 3, replyTo: 1 },
    { type: 'chat.deleted', seq: 4, target: 1, by: head.member },
  ]);
  expect(replayed.events.find(({ type }) => type === 'chat.edited')).not.toHaveProperty('text');
  const newcomer = await enter(head.slug, '새 사람');
  await newcomer.heard('history.page');
  newcomer.send({ type: 'history.fetch', before: 99, limit: 100 });
  await newcomer.heard('history.page', () => true, newcomer.events.length);
  const pages = await Promise.all(
    [`/api/rooms/${head.slug}/messages`, `/api/rooms/${head.slug}`, `/r/${head.slug}`, '/api/rooms'].map((path) =>
      call(product.origin, 'GET', path),
    ),
  );
  expect(pages[0]?.body).toMatchObject({ items: [{ seq: 3 }, { seq: 1, text: '', deletedAt: expect.any(Number) }] });
  const all = [...replayed.frames, ...newcomer.frames, ...pages.map(({ text }) => text)].join('\n');
  expect(all).not.toMatch(/비밀하나|비밀둘/);
});

test('sockets are closed with their code at once, before any event', async () => {
  const head = await found();
  const url = await head.url();
  const elsewhere = await found();
  const opened = open(url);
  await new Promise((done) => opened.socket.addEventListener('open', done));
  expect(await closing(url)).toBe(4001);
  expect(await closing(with_(url, { ticket: undefined }))).toBe(4001);
  expect(await closing(with_(url, { ticket: 'tkt_wrong' }))).toBe(4001);
  expect(await closing(with_(url, { ticket: new URL(await elsewhere.url()).searchParams.get('ticket')! }))).toBe(4001);
  expect(await closing(with_(url, { ticket: head.joined.key }))).toBe(4001);
  expect(await closing(with_(await head.url(), { v: undefined }))).toBe(4010);
  for (const v of ['0', '2', 'x', '']) expect(await closing(with_(await head.url(), { v }))).toBe(4010);
  const nowhere = url.replace(head.joined.room.id, 'rm_nosuchroom00');
  expect(await closing(nowhere)).toBe(4004);
  expect(await closing(with_(nowhere, { ticket: undefined }))).toBe(4004);
  expect(await closing(nowhere.replace('rm_nosuchroom00', '__proto__'))).toBe(4004);
  opened.socket.close();
  // None of that counts for anything: the room is as it was.
  expect((await head.said('여전히')).seq).toBe(1);
});

test('who hangs up without a code is answered, and the line is cut', async () => {
  const head = await found();
  const { socket } = await upgrade(await head.url());
  const closed = closeFrame(socket!);
  socket!.write(Uint8Array.of(0x88, 0x80, 1, 2, 3, 4));
  expect(await closed).toBe(1000);
});

test('presence counts members, not connections, and names who came and went', async () => {
  const head = await found();
  const other = await enter(head.slug);
  expect(await head.heard('presence.changed', ({ online }) => online === 2)).toMatchObject({ joined: [other.member] });
  const second = new ContractClient(product.origin, other.session, other.joined, 'ja');
  expect((await second.connect()).online).toBe(2);
  await second.cut();
  await other.said('まだいる');
  expect(head.events.filter((event) => event.type === 'presence.changed' && event.online !== 1)).toHaveLength(1);
  await other.cut();
  expect(await head.heard('presence.changed', ({ left }) => left !== undefined)).toMatchObject({ online: 1, left: [other.member] });
});

test('ten connections of one member live together and all hear', async () => {
  const head = await found();
  const more = Array.from({ length: 9 }, () => new ContractClient(product.origin, head.session, head.joined, 'ko'));
  for (const client of more) await client.connect();
  const { seq } = await head.said('모두에게');
  await Promise.all(more.map((client) => client.heard('chat.sent', (event) => event.seq === seq)));
});

test('typing is told anew when it changes, and is gone 6 s after its last word', async () => {
  const head = await found();
  const [haru, raka] = [await enter(head.slug), await enter(head.slug, 'Raka')];
  const typing = (members: string[], from = 0) =>
    head.heard('presence.typing', (event) => event.members.toSorted().join() === members.toSorted().join(), from);
  haru.send({ type: 'presence.typing', on: true });
  await typing([haru.member]);
  raka.send({ type: 'presence.typing', on: true });
  const since = performance.now();
  await typing([haru.member, raka.member]);
  haru.send({ type: 'presence.typing', on: false });
  await typing([raka.member], head.events.length - 1);
  await typing([], head.events.length);
  const lasted = performance.now() - since;
  expect(lasted).toBeGreaterThan(5000);
  expect(lasted).toBeLessThan(9000);
});

test('ping is answered pong, literally', async () => {
  const head = await found();
  const from = head.frames.length;
  head.send('ping');
  await head.until('pong', () => head.frames.slice(from).includes('pong'));
});

test('lang.set changes what this connection reads: its errors too', async () => {
  const head = await found();
  const ko = await head.refused({ type: 'chat.delete', target: 99 });
  head.send({ type: 'lang.set', lang: 'id' });
  const id = await head.refused({ type: 'chat.delete', target: 99 });
  expect([ko, id]).toMatchObject([{ code: 'message.not_found', re: 'chat.delete' }, { code: 'message.not_found' }]);
  expect(ko.message).toMatch(/\p{Script=Hangul}/u);
  expect(id.message).not.toMatch(/\p{Script=Hangul}/u);
});
