import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ring } from '$worker/clock';
import { dbOf } from '$worker/db/client';
import { takeOver } from '$worker/people/takeover';
import { account, freshEmail, newAccount, personOf, signedInBy } from './accounts';
import { call, codeOf, guest, join, makeRoom, uuid } from './client';

const say = (as: string, slug: string, text: string) => call('POST', `/api/rooms/${slug}/messages`, { as, body: { id: uuid(), text } });
const doublePage = z.object({
  items: z.array(z.strictObject({ slug: z.string(), title: z.string(), own: z.string(), other: z.string() })),
});
const doublesOf = async (as: string) => doublePage.parse((await call('GET', '/api/me/doubles', { as })).body).items;
const myRooms = async (as: string) =>
  z
    .object({
      items: z.array(z.object({ room: z.object({ slug: z.string() }), member: z.object({ id: z.string(), nickname: z.string() }) })),
    })
    .parse((await call('GET', '/api/me/rooms', { as })).body).items;
const authors = async (slug: string) =>
  z
    .object({ items: z.array(z.object({ text: z.string(), author: z.object({ member: z.string(), nickname: z.string() }) })) })
    .parse((await call('GET', `/api/rooms/${slug}/messages`)).body)
    .items.map(({ text, author }) => ({ text, ...author }));
const decide = (as: string, slug: string, one: boolean) => call('POST', `/api/me/doubles/${slug}`, { as, body: { one } });

test('a guest who signs up stays the same member in every room, and keeps all', async () => {
  const as = await guest();
  const { room } = await makeRoom(await guest());
  const { member } = await join(as, room.slug, { nickname: 'Budi' });
  await say(as, room.slug, 'sebelum');
  const now = await newAccount(as);
  expect(await myRooms(now)).toMatchObject([{ room: { slug: room.slug }, member: { id: member.id, nickname: 'Budi' } }]);
  expect((await say(now, room.slug, 'sesudah')).status).toBe(201);
  expect((await authors(room.slug)).map(({ member: by }) => by)).toEqual([member.id, member.id]);
});

test('signing in to an account that is elsewhere brings the guest’s rooms: each goes on with the member it knows', async () => {
  const email = freshEmail();
  const first = await signedInBy(email);
  const { room: old } = await makeRoom(first);
  const as = await guest();
  const { room } = await makeRoom(await guest());
  const { member, key } = await join(as, room.slug, { nickname: 'Budi' });
  await say(as, room.slug, 'sebelum');
  const now = await signedInBy(email, as);
  expect(await personOf(now)).toBe(await personOf(first));
  expect((await myRooms(now)).map((mine) => mine.room.slug).toSorted()).toEqual([old.slug, room.slug].toSorted());
  expect((await say(now, room.slug, 'sesudah')).status).toBe(201);
  expect((await say(key, room.slug, 'dengan kunci')).status, 'the key in the browser still holds').toBe(201);
  expect(new Set((await authors(room.slug)).map(({ member: by }) => by))).toEqual(new Set([member.id]));
  // Also from the device that was signed in all the time, after leaving, and when the same is asked again.
  expect((await join(first, room.slug, { nickname: 'Budi' })).member.id).toBe(member.id);
  expect((await call('DELETE', `/api/rooms/${room.slug}/members/me`, { as: first })).status).toBe(204);
  expect((await join(first, room.slug, { nickname: 'Budi' })).member.id).toBe(member.id);
  expect(await doublesOf(now)).toEqual([]);
});

test('in a room of both, the person is asked; agreeing, the account’s member takes over the guest’s words', async () => {
  const email = freshEmail();
  const own = await signedInBy(email);
  const { room } = await makeRoom(await guest());
  const { member } = await join(own, room.slug, { nickname: 'Dewi' });
  const as = await guest();
  const { member: other } = await join(as, room.slug, { nickname: 'Tamu' });
  await say(as, room.slug, 'sebagai tamu');
  const now = await signedInBy(email, as);
  expect(await doublesOf(now)).toEqual([{ slug: room.slug, title: room.title, own: 'Dewi', other: 'Tamu' }]);
  expect((await authors(room.slug))[0], 'not before').toMatchObject({ member: other.id, nickname: 'Tamu' });
  expect((await decide(now, room.slug, true)).status).toBe(204);
  expect(await authors(room.slug)).toEqual([{ text: 'sebagai tamu', member: member.id, nickname: 'Dewi' }]);
  expect(await doublesOf(now)).toEqual([]);
  expect((await decide(now, room.slug, true)).status, 'again').toBe(204);
  expect((await myRooms(now)).map((mine) => mine.member.id)).toEqual([member.id]);
});

test('or else they stay two: the guest’s member leaves, and the words stay under that name', async () => {
  const email = freshEmail();
  const own = await signedInBy(email);
  const { room } = await makeRoom(await guest());
  await join(own, room.slug, { nickname: 'Dewi' });
  const as = await guest();
  const { member: other, key } = await join(as, room.slug, { nickname: 'Tamu' });
  await say(as, room.slug, 'sebagai tamu');
  const now = await signedInBy(email, as);
  expect((await decide(now, room.slug, false)).status).toBe(204);
  expect((await authors(room.slug))[0]).toMatchObject({ member: other.id, nickname: 'Tamu' });
  expect(codeOf(await call('POST', `/api/rooms/${room.slug}/ticket`, { as: key }))).toBe('auth.required');
  expect(await doublesOf(now)).toEqual([]);
});

test('whoever has left a room as themselves goes on there as the guest who is in it', async () => {
  const email = freshEmail();
  const own = await signedInBy(email);
  const { room } = await makeRoom(await guest());
  await join(own, room.slug, { nickname: 'Dewi' });
  await call('DELETE', `/api/rooms/${room.slug}/members/me`, { as: own });
  const as = await guest();
  const { member } = await join(as, room.slug, { nickname: 'Tamu' });
  const now = await signedInBy(email, as);
  expect((await myRooms(now)).map((mine) => mine.member.id)).toEqual([member.id]);
  expect(await doublesOf(now)).toMatchObject([{ own: 'Tamu', other: 'Dewi' }]);
});

async function ban(head: string, slug: string, member: string): Promise<void> {
  const { socketUrl, ticket } = z
    .object({ socketUrl: z.string(), ticket: z.string() })
    .parse((await call('POST', `/api/rooms/${slug}/join`, { as: head, body: { nickname: 'Ketua', lang: 'id' } })).body);
  const { exports } = await import('cloudflare:workers');
  const { webSocket } = await exports.default.fetch(
    new Request(`${socketUrl.replace('ws', 'http')}?ticket=${ticket}&v=1&lang=id`, { headers: { Upgrade: 'websocket' } }),
  );
  webSocket!.accept();
  const told = new Promise<void>((done) => {
    webSocket!.addEventListener('message', ({ data }) => String(data).includes('"banned":true') && done());
  });
  webSocket!.send(JSON.stringify({ type: 'member.ban', member }));
  await told;
  webSocket!.close();
}

test('a ban of the guest holds for the account, and one of the account for the guest, also where they have left', async () => {
  const head = await guest();
  for (const isGuestBanned of [true, false]) {
    const email = freshEmail();
    const own = await signedInBy(email);
    const { room } = await makeRoom(head);
    const as = await guest();
    const [mine, theirs] = [await join(own, room.slug, { nickname: 'Dewi' }), await join(as, room.slug, { nickname: 'Tamu' })];
    await ban(head, room.slug, isGuestBanned ? theirs.member.id : mine.member.id);
    // My rooms are looked at, and forget it.
    await myRooms(isGuestBanned ? as : own);
    const now = await signedInBy(email, as);
    expect(codeOf(await call('POST', `/api/rooms/${room.slug}/join`, { as: now, body: { nickname: 'Dewi', lang: 'id' } }))).toBe(
      'room.banned',
    );
    for (const key of [mine.key, theirs.key])
      expect(codeOf(await call('POST', `/api/rooms/${room.slug}/ticket`, { as: key }))).toBe('auth.required');
    expect(await doublesOf(now)).toEqual([]);
  }
});

test('a guest banned from a room that the account never saw is banned there as the account', async () => {
  const head = await guest();
  const { room } = await makeRoom(head);
  const as = await guest();
  const { member } = await join(as, room.slug, { nickname: 'Tamu' });
  await ban(head, room.slug, member.id);
  await myRooms(as);
  const email = freshEmail();
  await signedInBy(email);
  const now = await signedInBy(email, as);
  expect(codeOf(await call('POST', `/api/rooms/${room.slug}/join`, { as: now, body: { nickname: 'Dewi', lang: 'id' } }))).toBe(
    'room.banned',
  );
});

test('more rooms than one request tells are told by the clock; taking over twice is once; oneself is nobody', async () => {
  const email = freshEmail();
  const own = await signedInBy(email);
  const as = await guest();
  const head = await guest();
  const rooms = await Promise.all(Array.from({ length: 15 }, () => makeRoom(head)));
  for (const { room } of rooms) await Promise.all([join(own, room.slug, { nickname: 'Dewi' }), join(as, room.slug, { nickname: 'Tamu' })]);
  const [from, to] = [await personOf(as), await personOf(own)];
  await signedInBy(email, as);
  await takeOver(env, dbOf(env), from, to);
  await takeOver(env, dbOf(env), to, to);
  await ring(env);
  const states = await env.DB.prepare('SELECT state, count(*) AS n FROM other_member WHERE person_id = ? GROUP BY state').bind(to).all();
  expect(states.results).toEqual([{ state: 'open', n: 15 }]);
  expect(await env.DB.prepare('SELECT count(*) AS n FROM membership WHERE person_id = ?').bind(from).first('n')).toBe(0);
});

test('nobody decides about another’s members', async () => {
  const { token } = await account();
  const { room } = await makeRoom(await guest());
  expect((await decide(token, room.slug, true)).status).toBe(204);
  expect(codeOf(await decide(await guest(), room.slug, true))).toBe('account.required');
  expect(codeOf(await call('GET', '/api/me/doubles'))).toBe('auth.required');
  expect(codeOf(await call('POST', `/api/me/doubles/${room.slug}`, { as: token, body: { one: 'yes' } }))).toBe('input.invalid');
});
