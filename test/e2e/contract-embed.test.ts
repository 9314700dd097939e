import { UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ContractClient } from '../support/contract-client';
import { call, guest, join, newId } from '../support/contract-http';
import { accountHolder, Site } from '../support/contract-partner';
import { expectRefusal } from '../support/contract-refusal';
import { joined } from '../support/contract-wire';
import { startProduct, type Product } from '../support/product';

let product: Product;
let owner: string;
let site: Site;
let other: Site;
beforeAll(async () => {
  product = await startProduct();
  owner = await accountHolder(product.origin);
  site = await Site.register(product.origin, owner);
  other = await Site.register(product.origin, owner, { name: 'Manga', origins: ['https://manga.example'] }, 'EdDSA');
});
afterAll(() => product.dispose());

const ask = (method: string, path: string, more: Parameters<typeof call>[3] = {}) => call(product.origin, method, path, more);
const slugOf = ({ body }: { body: unknown }) => z.looseObject({ slug: z.string() }).parse(body).slug;

test('a token signed by any of the three algorithms is exchanged for a member key, by the name that it says', async () => {
  const head = await ContractClient.found(product.origin);
  const secretive = await Site.register(product.origin, owner, {}, 'HS256');
  for (const [from, name] of [
    [site, 'ゆき'],
    [other, '유키'],
    [secretive, 'Yuki'],
  ] as const) {
    const reader = await from.enter(head.slug, { name });
    expect(reader.joined.member).toMatchObject({ nickname: name, role: 'member' });
    const { seq } = await reader.said('こんばんは');
    expect(await head.heard('chat.sent', (event) => event.seq === seq)).toMatchObject({
      text: 'こんばんは',
      author: { member: reader.member, nickname: name, kind: 'person' },
    });
  }
});

test('a token is good once for a room, and once for every other; the same user is the same member', async () => {
  const [one, two] = [await ContractClient.found(product.origin), await ContractClient.found(product.origin)];
  const token = await site.token();
  const first = await site.exchange(one.slug, token);
  expect(first.status, first.text).toBe(200);
  expectRefusal(await site.exchange(one.slug, token), 401, 'token.spent');
  const elsewhere = await site.exchange(two.slug, token);
  expect(elsewhere.status, elsewhere.text).toBe(200);
  const again = joined.parse((await site.exchange(one.slug, await site.token({ name: 'ゆき 2' }))).body);
  expect(again.member).toMatchObject({ id: joined.parse(first.body).member.id, nickname: 'ゆき 2' });
  expect(joined.parse(elsewhere.body).member.id).not.toBe(again.member.id);
  const atOther = joined.parse((await other.exchange(one.slug, await other.token())).body);
  expect(atOther.member.id, 'the same `sub` of another partner').not.toBe(again.member.id);
});

test('of many at once with one token, one comes in', async () => {
  const head = await ContractClient.found(product.origin);
  const token = await site.token();
  const answers = await Promise.all(Array.from({ length: 6 }, () => site.exchange(head.slug, token)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401, 401, 401]);
});

test('what isn’t a good token is refused with its reason, and a guest joins all the same', async () => {
  const head = await ContractClient.found(product.origin);
  const now = Math.floor(Date.now() / 1000);
  const good = await site.token();
  const unsigned = new UnsecuredJWT({ iss: site.id, aud: product.origin, sub: 'x', name: 'x', exp: now + 60, jti: 'x' }).encode();
  for (const [what, token, code] of [
    ['expired', await site.token({ exp: now - 60 }), 'token.expired'],
    ['more than five minutes ahead', await site.token({ exp: now + 900 }), 'token.invalid'],
    ['without end', await site.token({ exp: undefined }), 'token.invalid'],
    ['for somebody else', await site.token({ aud: 'https://else.example' }), 'token.invalid'],
    ['without a name of its own', await site.token({ jti: undefined }), 'token.invalid'],
    ['of nobody', await site.token({ sub: undefined }), 'token.invalid'],
    ['without a name', await site.token({ name: undefined }), 'token.invalid'],
    ['of a partner that isn’t there', await site.token({ iss: 'ptn_0000000000000000' }), 'token.invalid'],
    ['of another partner, by this one’s key', await site.token({ iss: other.id }), 'token.invalid'],
    ['unsigned', unsigned, 'token.invalid'],
    ['changed after signing', `${good.slice(0, -6)}AAAAAA`, 'token.invalid'],
    ['no token', 'x', 'token.invalid'],
    ['nothing', '', 'token.invalid'],
  ] as const) {
    const { errors = [] } = expectRefusal(await site.exchange(head.slug, token), 401, code);
    expect(errors.length, what).toBeGreaterThan(0);
  }
  expectRefusal(await site.exchange(head.slug, undefined), 400, 'input.invalid');
  expectRefusal(await site.exchange(head.slug, 'x'.repeat(1024 * 1024)), 413, 'input.too_large');
  expectRefusal(await site.exchange('nosuchroom00', await site.token()), 404, 'room.not_found');
  const visitor = await ContractClient.enter(product.origin, head.slug, 'Tamu', 'id');
  expect((await visitor.said('halo')).author.nickname).toBe('Tamu');
});

test('a foreign Origin is refused, whatever it carries; the partner’s own is foreign too', async () => {
  const head = await ContractClient.found(product.origin);
  for (const origin of ['https://webtoon.example', 'null', `${product.origin}.evil.example`]) {
    const headers = { origin };
    const body = { token: await site.token(), lang: 'ja' };
    expectRefusal(await ask('POST', `/api/embed/rooms/${head.slug}/exchange`, { body, headers }), 403, 'auth.forbidden');
    expectRefusal(
      await ask('POST', `/api/rooms/${head.slug}/handover`, { bearer: head.joined.key, body: {}, headers }),
      403,
      'auth.forbidden',
    );
  }
});

test('revoked by `sub`: out of every room within a second, and older tokens are worth nothing; it is no ban', async () => {
  const heads = [await ContractClient.found(product.origin), await ContractClient.found(product.origin)];
  const sub = `reader-${newId()}`;
  const readers = await Promise.all(heads.map(({ slug }) => site.enter(slug, { sub })));
  const bystander = await site.enter(heads[0]!.slug, { sub: `${sub}-2` });
  for (const reader of readers) await reader.said('こんばんは');
  const kept = await site.token({ sub });
  const began = Date.now();
  const answer = await site.ask('POST', '/revoke', { sub });
  expect(answer.status, answer.text).toBe(200);
  expect(await Promise.all(readers.map(({ closed }) => closed))).toEqual([4003, 4003]);
  expect(Date.now() - began, 'ms').toBeLessThan(1000);
  for (const { slug, joined: had } of readers) {
    expectRefusal(await ask('POST', `/api/rooms/${slug}/ticket`, { bearer: had.key }), 401, 'auth.required');
    const body = { id: newId(), text: 'x' };
    expectRefusal(await ask('POST', `/api/rooms/${slug}/messages`, { bearer: had.key, body }), 401, 'auth.required');
    expectRefusal(await site.exchange(slug, kept), 401, 'token.revoked');
  }
  expect((await bystander.said('still here')).text).toBe('still here');
  const later = await site.token({ sub, iat: Math.floor(Date.now() / 1000) + 2 });
  const back = await site.exchange(heads[0]!.slug, later);
  expect(back.status, back.text).toBe(200);
});

test('a ban holds for every token that names the same user', async () => {
  const head = await ContractClient.found(product.origin);
  const sub = `reader-${newId()}`;
  const reader = await site.enter(head.slug, { sub });
  await reader.said('!');
  head.send({ type: 'member.ban', member: reader.member });
  expect(await reader.closed).toBe(4003);
  expectRefusal(await site.exchange(head.slug, await site.token({ sub, name: 'somebody else' })), 403, 'room.banned');
});

test('a work is one room for every page that names it; nobody’s work is unknown', async () => {
  const mine = await Site.register(product.origin, owner, { origins: ['https://webtoon.example'] });
  expectRefusal(await mine.work('ep-1'), 404, 'work.unknown');
  expectRefusal(await ask('POST', '/api/embed/works', { body: { content: 'ptn_0000000000000000:ep-1', lang: 'ko' } }), 404, 'work.unknown');
  expectRefusal(await ask('POST', '/api/embed/works', { body: { content: 'nothing', lang: 'ko' } }), 404, 'work.unknown');

  const added = await mine.ask('POST', '/works', { id: 'ep-1', title: '달빛 우체국 1화' });
  expect(added.status, added.text).toBe(201);
  const opened = await Promise.all([mine.work('ep-1', undefined, 'ko'), mine.work('ep-1'), mine.work('ep-1', undefined, 'id')]);
  const slugs = new Set(opened.map(slugOf));
  expect(slugs.size, 'two first uses at once').toBe(1);
  const [slug = ''] = slugs;
  expect((await ask('GET', `/api/rooms/${slug}`)).body).toMatchObject({
    room: { title: '달빛 우체국 1화', topic: { kind: 'work' }, visibility: 'public', entry: 'open', embed: 'listed' },
  });

  const work = { id: 'ep:2', title: 'Kantor Pos Cahaya Bulan 2' };
  const token = await mine.token({ work });
  expectRefusal(await mine.work('ep:3', token), 404, 'work.unknown');
  expectRefusal(await other.work('ep:2', token), 404, 'work.unknown');
  const named = slugOf(await mine.work('ep:2', token));
  expect(slugOf(await mine.work('ep:2'))).toBe(named);
  const reader = joined.parse((await mine.exchange(named, token)).body);
  expect(reader.room.slug).toBe(named);
});

test('what a partner’s member may do is asked at every send; a guest of the main site reads on', async () => {
  const strict = await Site.register(product.origin, owner, { writers: 'partner' });
  await strict.ask('POST', '/works', { id: 'ep-1', title: 'Ep 1' });
  const slug = slugOf(await strict.work('ep-1'));
  const reader = await strict.enter(slug);
  const visitor = await ContractClient.enter(product.origin, slug, '손님', 'ko');
  const said = await reader.said('ここだけ');
  await visitor.heard('chat.sent', ({ seq }) => seq === said.seq);
  expect(await visitor.refused({ type: 'chat.send', id: newId(), text: 'x' })).toMatchObject({ code: 'partner.required' });
  expect(await visitor.refused({ type: 'reaction.set', target: said.seq, emoji: '👍', on: true })).toMatchObject({
    code: 'partner.required',
  });
  const body = { id: newId(), text: 'x' };
  expectRefusal(await ask('POST', `/api/rooms/${slug}/messages`, { bearer: visitor.joined.key, body }), 403, 'partner.required');
  const stranger = await other.enter(slug);
  expect(await stranger.refused({ type: 'chat.send', id: newId(), text: 'x' })).toMatchObject({ code: 'partner.required' });
  const opened = await strict.ask('PATCH', '', { writers: 'anyone' });
  expect(opened.status, opened.text).toBe(200);
  await visitor.heard('room.updated');
  expect((await visitor.said('이제 저도')).text).toBe('이제 저도');
});

test('two partners’ works become one room by both sides’ consent; the old one is read on', async () => {
  const [korea, japan] = [await Site.register(product.origin, owner), await Site.register(product.origin, owner, { name: 'Manga' })];
  await korea.ask('POST', '/works', { id: 'moon', title: '달빛 우체국' });
  await japan.ask('POST', '/works', { id: 'tsuki', title: '月光郵便局' });
  const [seoul, tokyo] = [slugOf(await korea.work('moon')), slugOf(await japan.work('tsuki'))];
  const reader = await japan.enter(tokyo);
  await reader.said('前の部屋');
  const first = await korea.ask('POST', '/works/moon/join', { with: `${japan.id}:tsuki` });
  expect(first.body).toEqual({ joined: false });
  expect(slugOf(await japan.work('tsuki'))).toBe(tokyo);
  const second = await japan.ask('POST', '/works/tsuki/join', { with: `${korea.id}:moon` });
  expect(second.body).toEqual({ joined: true });
  expect(slugOf(await japan.work('tsuki'))).toBe(seoul);
  expect(slugOf(await korea.work('moon'))).toBe(seoul);
  expect((await reader.heard('room.updated')).room).toMatchObject({ movedTo: seoul });
  expect(await reader.refused({ type: 'chat.send', id: newId(), text: 'x' })).toMatchObject({ code: 'room.moved' });
  expect((await ask('GET', `/api/rooms/${tokyo}/messages`)).body).toMatchObject({ items: [{ text: '前の部屋' }] });
});

test('a partner that is taken away while its members talk: they are out, its rooms stay, and no token of it is taken', async () => {
  const gone = await Site.register(product.origin, owner);
  await gone.ask('POST', '/works', { id: 'ep-1', title: 'Ep 1' });
  const slug = slugOf(await gone.work('ep-1'));
  const reader = await gone.enter(slug);
  await reader.said('x');
  const answer = await gone.ask('DELETE', '');
  expect(answer.status, answer.text).toBe(204);
  expect(await reader.closed).toBe(4003);
  expectRefusal(await gone.exchange(slug, await gone.token()), 401, 'token.invalid');
  expectRefusal(await gone.work('ep-1'), 404, 'work.unknown');
  const visitor = await ContractClient.enter(product.origin, slug, 'Tamu', 'id');
  expect((await visitor.said('halo')).text).toBe('halo');
});

test('the framed room may be shown where its `embed` says, and the room’s own page nowhere', async () => {
  const head = await ContractClient.found(product.origin);
  const ancestors = async (path: string) => {
    const { headers } = await ask('GET', path);
    expect(headers.get('x-frame-options')).toBeNull();
    return /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]?.trim();
  };
  const framed = `/embed/r/${head.slug}`;
  expect(await ancestors(framed)).toBe('*');
  expect(await ancestors(`/r/${head.slug}`)).toBe("'none'");
  const set = async (change: object) => {
    const from = head.events.length;
    head.send({ type: 'room.set', ...change });
    return (await head.heard('room.updated', () => true, from)).room;
  };
  expect(await set({ embed: 'listed', origins: ['https://blog.example', 'https://webtoon.example:8443'] })).toMatchObject({
    embed: 'listed',
  });
  expect(await ancestors(framed)).toBe('https://blog.example https://webtoon.example:8443');
  for (const origins of [
    ['https://*.example'],
    ['https://a.example; script-src *'],
    ['null'],
    ['https://a.example/x'],
    ['http://a.example'],
  ])
    expect(await head.refused({ type: 'room.set', origins })).toMatchObject({ code: 'input.invalid' });
  expect(await ancestors(framed)).toBe('https://blog.example https://webtoon.example:8443');
  await set({ embed: 'none' });
  expect(await ancestors(framed)).toBe("'none'");
});

test('a member goes over to another browser by a code, once; nothing but their key gives one', async () => {
  const head = await ContractClient.found(product.origin);
  const reader = await site.enter(head.slug, { sub: `reader-${newId()}` });
  const at = `/api/rooms/${head.slug}`;
  for (const bearer of [await guest(product.origin), reader.joined.ticket, 'key_'])
    expectRefusal(await ask('POST', `${at}/handover`, { bearer }), 401, 'auth.required');
  const { code } = z.looseObject({ code: z.string() }).parse((await ask('POST', `${at}/handover`, { bearer: reader.joined.key })).body);
  const page = joined.parse((await ask('POST', `${at}/redeem`, { body: { code } })).body);
  expect(page.member).toEqual(reader.joined.member);
  expectRefusal(await ask('POST', `${at}/redeem`, { body: { code } }), 401, 'ticket.invalid');
  const there = new ContractClient(product.origin, '', page, 'ja');
  await there.connect();
  expect((await there.said('続き')).author.member).toBe(reader.member);
});

test('a person who is in the room as a guest and as a partner’s user is two members, and nothing leads from one to the other', async () => {
  const head = await ContractClient.found(product.origin);
  const session = await guest(product.origin);
  const asGuest = await join(product.origin, head.slug, session, { nickname: 'ゆき', lang: 'ja' });
  const reader = await site.enter(head.slug, { sub: 'reader-4711@webtoon.example' });
  expect(reader.member).not.toBe(asGuest.member.id);
  expect([...reader.frames, ...head.frames].join('\n')).not.toMatch(/4711|ptn_/);
});

test('a crash right after makes no token good again, no work another room, and nobody whom a site revoked a member', async () => {
  const head = await ContractClient.found(product.origin);
  await site.ask('POST', '/works', { id: 'crash', title: '달빛 우체국 99화' });
  const [token, sub] = [await site.token({ sub: 'kept' }), `reader-${newId()}`];
  const gone = await site.enter(head.slug, { sub });
  await gone.said('x');
  const old = await site.token({ sub });
  const [kept, slug] = [joined.parse((await site.exchange(head.slug, token)).body), slugOf(await site.work('crash'))];
  await site.ask('POST', '/revoke', { sub });
  await product.kill();
  await product.start();
  expectRefusal(await site.exchange(head.slug, token), 401, 'token.spent');
  expectRefusal(await site.exchange(head.slug, old), 401, 'token.revoked');
  expectRefusal(await ask('POST', `/api/rooms/${head.slug}/ticket`, { bearer: gone.joined.key }), 401, 'auth.required');
  expect((await ask('POST', `/api/rooms/${head.slug}/ticket`, { bearer: kept.key })).status).toBe(200);
  expect(slugOf(await site.work('crash'))).toBe(slug);
});
