import { env } from 'cloudflare:workers';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { dbOf } from '$worker/db/client';
import { part, send, wish } from '$worker/partners/joining';
import { ROOMS_A_DAY, dayOf } from '$worker/partners/rules';
import { partner, partnerUsage, work } from '$worker/partners/schema';
import { byId } from '$worker/partners/store';
import * as works from '$worker/partners/works';
import { call, codeOf, freshAddress, joined, ORIGIN, uuid } from './client';
import { claimsFor, pair, site, tokenOf } from './partners/tokens';
import { roomSocket } from './room-socket';

const db = () => dbOf(env);

async function webtoon(more: Partial<typeof partner.$inferInsert> = {}, origin = 'https://webtoon.example') {
  const key = await pair('ES256', 'k1');
  const { id, owner } = await site({ pasted: [key] });
  await db()
    .update(partner)
    .set({ origins: [origin], ...more })
    .where(eq(partner.id, id));
  const token = (claims: object = {}) => tokenOf({ alg: 'ES256', kid: 'k1', typ: 'JWT' }, claimsFor(id, claims), key.sign);
  const row = async () => (await byId(db(), id))!;
  return { id, owner, token, row };
}
const ask = (content: unknown, more: object = {}, address = freshAddress()) =>
  call('POST', '/api/embed/works', { body: { content, lang: 'ja', ...more }, headers: { 'cf-connecting-ip': address } });
const slugOf = (answer: { body: unknown; text: string }) => {
  const parsed = z.strictObject({ slug: z.string() }).safeParse(answer.body);
  if (!parsed.success) throw new Error(answer.text);
  return parsed.data.slug;
};
const roomAt = async (slug: string) =>
  z.object({ room: z.looseObject({ title: z.string() }) }).parse((await call('GET', `/api/rooms/${slug}`)).body).room;
const framing = async (slug: string) => (await call('GET', `/api/embed/rooms/${slug}`)).body;
const roomsOf = (id: string) => db().select({ rooms: partnerUsage.rooms }).from(partnerUsage).where(eq(partnerUsage.partnerId, id)).get();
const inRoom = (slug: string) => env.Room.getByName(`rm_${slug}`);

test('a registered work has its room on first use, and every page that names it the same one', async () => {
  const { id } = await webtoon({ writers: 'partner' });
  await works.register(db(), id, { id: 'moon:12', title: '달빛 베이커리 12화' });
  const slug = slugOf(await ask(`${id}:moon:12`));
  expect(await roomAt(slug)).toMatchObject({
    title: '달빛 베이커리 12화',
    topic: { kind: 'work', name: '달빛 베이커리 12화' },
    lang: 'ko',
    embed: 'listed',
    entry: 'open',
    writers: 'partner',
    memberCount: 1,
  });
  expect(await framing(slug)).toEqual({ embed: 'listed', origins: ['https://webtoon.example'] });
  expect(slugOf(await ask(`${id}:moon:12`, { lang: 'id' }))).toBe(slug);
  expect(await roomsOf(id)).toEqual({ rooms: 1 });
  expect((await call('GET', '/api/rooms')).text).toContain(slug);
});

test('two who open a work first at once open one room, which counts once', async () => {
  const { id } = await webtoon({ patterns: ['ep-*'] });
  const answers = await Promise.all(Array.from({ length: 4 }, () => ask(`${id}:ep-1`)));
  expect(new Set(answers.map(slugOf)).size).toBe(1);
  expect(await roomsOf(id)).toEqual({ rooms: 1 });
  expect(await roomAt(slugOf(answers[0]!))).toMatchObject({ memberCount: 1, title: 'ep-1 · Webtoon' });
});

test('a work that a token names is opened by its title; another’s, or another name, is not', async () => {
  const [one, two] = [await webtoon(), await webtoon()];
  const named = { id: 'ep-7', title: 'Kota Hujan, bab 7', picture: 'https://cdn.example/7.webp' };
  expect(codeOf(await ask(`${one.id}:ep-7`))).toBe('work.unknown');
  expect(codeOf(await ask(`${one.id}:ep-7`, { token: await one.token() })), 'no claim').toBe('work.unknown');
  expect(codeOf(await ask(`${one.id}:ep-8`, { token: await one.token({ work: named }) }))).toBe('work.unknown');
  expect(codeOf(await ask(`${one.id}:ep-7`, { token: await two.token({ work: named }) })), 'another partner').toBe('work.unknown');
  const bad = await ask(`${one.id}:ep-7`, { token: await one.token({ work: named, exp: 5 }) });
  expect([bad.status, codeOf(bad)]).toEqual([401, 'token.expired']);
  const token = await one.token({ work: named });
  const slug = slugOf(await ask(`${one.id}:ep-7`, { token }));
  expect(await roomAt(slug)).toMatchObject({ title: 'Kota Hujan, bab 7' });
  expect(await works.get(db(), one.id, 'ep-7')).toMatchObject({ slug, picture: 'https://cdn.example/7.webp' });
  expect(slugOf(await ask(`${one.id}:ep-7`)), 'from then on without').toBe(slug);
  const there = await call('POST', `/api/embed/rooms/${slug}/exchange`, { body: { token, lang: 'id' } });
  expect(there.status, 'unspent by opening').toBe(200);
});

test.each(['', 'x', ':', 'ptn_', ':ep-1', 'ptn_0000000000000000:ep-1', 'ptn_0000000000000000:', '../..:x', 'ptn_0000000000000000:\u0000'])(
  'content %j is work.unknown',
  async (content) => {
    const answer = await ask(content);
    expect([answer.status, codeOf(answer)]).toEqual([404, 'work.unknown']);
  },
);

test('content that is no text, or without end, is bad input', async () => {
  for (const content of [undefined, 5, ['x'], 'x'.repeat(500)]) expect(codeOf(await ask(content))).toBe('input.invalid');
  expect(codeOf(await ask('x:y', { lang: 'xx' }))).toBe('input.invalid');
});

test('a partner’s day has its end, and what is open stays open', async () => {
  const { id } = await webtoon({ patterns: ['*'] });
  const slug = slugOf(await ask(`${id}:first`));
  await db()
    .update(partnerUsage)
    .set({ rooms: ROOMS_A_DAY - 1 })
    .where(and(eq(partnerUsage.partnerId, id), eq(partnerUsage.day, dayOf(Date.now()))));
  const answers = await Promise.all(['a', 'b', 'c'].map((name) => ask(`${id}:${name}`)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 429, 429]);
  expect(Number(answers.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(slugOf(await ask(`${id}:first`))).toBe(slug);
  expect(await roomsOf(id)).toEqual({ rooms: ROOMS_A_DAY });
});

test('one address doesn’t open a whole catalogue', async () => {
  const { id } = await webtoon({ patterns: ['*'] });
  const address = freshAddress();
  const answers: number[] = [];
  for (let i = 0; i < 130 && !answers.includes(429); i++) answers.push((await ask(`${id}:${i}`, {}, address)).status);
  expect(answers).toContain(429);
});

test('the partner’s owner leads the room, and doesn’t find hundreds of them in their list', async () => {
  const { id, owner } = await webtoon({ patterns: ['*'] });
  const slug = slugOf(await ask(`${id}:x`));
  const rows = await env.DB.prepare('SELECT slug, left_at FROM membership WHERE person_id = ?').bind(owner).all();
  expect(rows.results).toMatchObject([{ slug, left_at: expect.any(Number) }]);
});

test('a room that was made though the database never heard of it is found again', async () => {
  const { id } = await webtoon({ patterns: ['*'] });
  const slug = slugOf(await ask(`${id}:x`));
  await db().delete(work).where(eq(work.partnerId, id));
  expect(slugOf(await ask(`${id}:x`))).toBe(slug);
  expect(await roomAt(slug)).toMatchObject({ memberCount: 1 });
});

test('works are registered, renamed, listed by page, and forgotten', async () => {
  const { id } = await webtoon();
  for (const name of ['a', 'b', 'c']) expect(await works.register(db(), id, { id: name, title: name })).toBe(true);
  expect(await works.register(db(), id, { id: 'a', title: 'A', picture: 'https://cdn.example/a.png' })).toBe(false);
  const first = await works.list(db(), id, 2);
  const rest = await works.list(db(), id, 2, first.nextCursor!);
  expect([...first.items, ...rest.items].map(({ title }) => title).toSorted()).toEqual(['A', 'b', 'c']);
  expect(rest.nextCursor).toBeNull();
  expect(await works.remove(db(), id, 'a')).toBe(true);
  expect(await works.remove(db(), id, 'a')).toBe(false);
  expect(codeOf(await ask(`${id}:a`))).toBe('work.unknown');
});

async function twoWorks() {
  const [korea, japan] = [await webtoon({ writers: 'partner' }), await webtoon({ writers: 'partner' }, 'https://manga.example')];
  await works.register(db(), korea.id, { id: 'moon', title: '달빛 베이커리' });
  await works.register(db(), japan.id, { id: 'tsuki', title: '月光ベーカリー' });
  const wanting = {
    korea: async () => wish(env, db(), await korea.row(), 'moon', { partnerId: japan.id, workId: 'tsuki' }, ORIGIN),
    japan: async () => wish(env, db(), await japan.row(), 'tsuki', { partnerId: korea.id, workId: 'moon' }, ORIGIN),
  };
  return { korea, japan, wanting };
}
const enter = async (slug: string, token: string) =>
  joined.parse((await call('POST', `/api/embed/rooms/${slug}/exchange`, { body: { token, lang: 'ja' } })).body);
const say = (slug: string, as: string) => call('POST', `/api/rooms/${slug}/messages`, { as, body: { id: uuid(), text: 'x' } });

test('two partners’ works become one when both want it: the second points to the first’s room, and its old room is read on', async () => {
  const { korea, japan, wanting } = await twoWorks();
  const [seoul, tokyo] = [slugOf(await ask(`${korea.id}:moon`)), slugOf(await ask(`${japan.id}:tsuki`))];
  const reader = await enter(tokyo, await japan.token());
  await say(tokyo, reader.key);
  const line = await roomSocket(reader);
  expect(await wanting.korea()).toBe(false);
  expect(slugOf(await ask(`${japan.id}:tsuki`)), 'one side alone changes nothing').toBe(tokyo);
  expect(await wanting.japan()).toBe(true);
  expect((await line.next('room.updated')).room.movedTo).toBe(seoul);
  for (const name of [`${korea.id}:moon`, `${japan.id}:tsuki`]) expect(slugOf(await ask(name))).toBe(seoul);
  expect(await framing(seoul)).toEqual({ embed: 'listed', origins: ['https://webtoon.example', 'https://manga.example'] });
  const here = await enter(seoul, await japan.token());
  expect((await say(seoul, here.key)).status, 'the other side’s users write too').toBe(201);
  expect(codeOf(await say(tokyo, reader.key))).toBe('room.moved');
  expect((await call('GET', `/api/rooms/${tokyo}/messages`)).body).toMatchObject({ items: [{ text: 'x' }] });
  const late = await call('POST', `/api/embed/rooms/${tokyo}/exchange`, { body: { token: await japan.token(), lang: 'ja' } });
  expect([late.status, codeOf(late)]).toEqual([403, 'room.moved']);
  expect(await wanting.japan(), 'again').toBe(true);
  expect(await wanting.korea(), 'and from the other side').toBe(true);
});

test('of two who want it at once, one is the second', async () => {
  const { korea, japan, wanting } = await twoWorks();
  const [seoul, tokyo] = [slugOf(await ask(`${korea.id}:moon`)), slugOf(await ask(`${japan.id}:tsuki`))];
  expect((await Promise.all([wanting.korea(), wanting.japan()])).toSorted()).toEqual([false, true]);
  const rooms = [slugOf(await ask(`${korea.id}:moon`)), slugOf(await ask(`${japan.id}:tsuki`))];
  expect(new Set(rooms).size).toBe(1);
  expect([seoul, tokyo]).toContain(rooms[0]);
});

test('works that nobody has opened are joined too; apart again, each has its own room', async () => {
  const { korea, japan, wanting } = await twoWorks();
  await wanting.korea();
  expect(await wanting.japan()).toBe(true);
  const seoul = slugOf(await ask(`${japan.id}:tsuki`));
  expect(slugOf(await ask(`${korea.id}:moon`))).toBe(seoul);
  const here = await enter(seoul, await japan.token());
  await part(env, db(), (await works.get(db(), japan.id, 'tsuki'))!);
  const tokyo = slugOf(await ask(`${japan.id}:tsuki`));
  expect(tokyo).not.toBe(seoul);
  expect(await framing(seoul)).toEqual({ embed: 'listed', origins: ['https://webtoon.example'] });
  expect(codeOf(await say(seoul, here.key))).toBe('partner.required');
  expect(await wanting.japan(), 'one wish was for once').toBe(false);
  await wanting.korea();
  expect((await inRoom(seoul).view()).ok).toBe(true);
});

test('the first side sends the second out; nobody else can', async () => {
  const { korea, japan, wanting } = await twoWorks();
  const other = { partnerId: japan.id, workId: 'tsuki' };
  const [, tokyo] = [slugOf(await ask(`${korea.id}:moon`)), slugOf(await ask(`${japan.id}:tsuki`))];
  await wanting.korea();
  await wanting.japan();
  const stranger = await webtoon();
  await works.register(db(), stranger.id, { id: 'x', title: 'x' });
  slugOf(await ask(`${stranger.id}:x`));
  await expect(send(env, db(), (await works.get(db(), stranger.id, 'x'))!, other)).rejects.toMatchObject({ code: 'work.unknown' });
  await send(env, db(), (await works.get(db(), korea.id, 'moon'))!, other);
  expect(slugOf(await ask(`${japan.id}:tsuki`))).toBe(tokyo);
  const reader = await enter(tokyo, await japan.token());
  expect((await say(tokyo, reader.key)).status).toBe(201);
});

test('a third who joins a work that has joined another comes to the same room, and so do those who had joined it', async () => {
  const { korea, japan, wanting } = await twoWorks();
  const jakarta = await webtoon({ writers: 'partner' }, 'https://komik.example');
  await works.register(db(), jakarta.id, { id: 'bulan', title: 'Toko Roti Cahaya Bulan' });
  slugOf(await ask(`${jakarta.id}:bulan`));
  slugOf(await ask(`${japan.id}:tsuki`));
  const seoul = slugOf(await ask(`${korea.id}:moon`));
  await wish(env, db(), await japan.row(), 'tsuki', { partnerId: jakarta.id, workId: 'bulan' }, ORIGIN);
  expect(await wish(env, db(), await jakarta.row(), 'bulan', { partnerId: japan.id, workId: 'tsuki' }, ORIGIN)).toBe(true);
  await wanting.korea();
  expect(await wanting.japan()).toBe(true);
  for (const name of [`${korea.id}:moon`, `${japan.id}:tsuki`, `${jakarta.id}:bulan`]) expect(slugOf(await ask(name)), name).toBe(seoul);
  const reader = await enter(seoul, await jakarta.token());
  expect((await say(seoul, reader.key)).status).toBe(201);
});

test('a work isn’t joined to itself, nor to one that nobody registered', async () => {
  const { korea } = await twoWorks();
  const own = await korea.row();
  await expect(wish(env, db(), own, 'moon', { partnerId: own.id, workId: 'moon' }, ORIGIN)).rejects.toMatchObject({
    code: 'input.invalid',
  });
  await expect(wish(env, db(), own, 'moon', { partnerId: own.id, workId: 'sun' }, ORIGIN)).rejects.toMatchObject({ code: 'work.unknown' });
  await expect(wish(env, db(), own, 'sun', { partnerId: own.id, workId: 'moon' }, ORIGIN)).rejects.toMatchObject({ code: 'work.unknown' });
});
