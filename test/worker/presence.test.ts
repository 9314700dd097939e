import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { account, type Account } from './someone';
import { call, codeOf, guest, join, makeRoom } from './client';
import { openPage, until, UPGRADE } from './page-socket';

const hereList = z.strictObject({
  items: z.array(
    z.strictObject({
      handle: z.string(),
      name: z.string(),
      picture: z.string().nullable(),
      since: z.number(),
      room: z.strictObject({ slug: z.string(), title: z.string(), lang: z.string(), online: z.number() }).nullable(),
    }),
  ),
});
/** Which friends somebody sees, and in which rooms. */
const seenBy = async ({ as }: Account) =>
  hereList.parse((await call('GET', '/api/friends/here', { as })).body).items.map(({ handle, room }) => [handle, room?.slug ?? null]);
const show = ({ as }: Account, shows: string) => call('PUT', '/api/me/presence', { as, body: { shows } });
const objectOf = ({ person }: Account) => env.Presence.getByName(person);
/** What is to be written down is written now. */
const written = async (whose: Account) => {
  await scheduler.wait(50);
  await runDurableObjectAlarm(objectOf(whose));
};
const follow = (by: Account, whom: Account) => call('PUT', `/api/profiles/${whom.handle}/follow`, { as: by.as });

async function twoFriends(): Promise<[Account, Account]> {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  await follow(mina, ren);
  await follow(ren, mina);
  return [mina, ren];
}

test('who hasn’t chosen is seen by nobody, and nothing is written of where they are', async () => {
  const [mina, ren] = await twoFriends();
  expect((await call('GET', '/api/me/presence', { as: mina.as })).body).toEqual({ shows: 'nobody' });
  const { room } = await makeRoom(mina.as);
  const page = await openPage(mina.as);
  page.shows(room.slug);
  await written(mina);
  expect(await seenBy(ren)).toEqual([]);
  const row = await env.DB.prepare('SELECT * FROM presence WHERE person_id = ?').bind(mina.person).first();
  expect(row).toBeNull();
  page.close();
});

test('a friend is here, and in which public room, as far as they chose; each page that opens or closes counts', async () => {
  const [mina, ren] = await twoFriends();
  const { room } = await makeRoom(mina.as);
  const page = await openPage(mina.as);
  page.shows(room.slug);
  await show(mina, 'here');
  await written(mina);
  expect(await seenBy(ren)).toEqual([[mina.handle, null]]);
  await show(mina, 'rooms');
  await written(mina);
  await until(async () => JSON.stringify(await seenBy(ren)) === JSON.stringify([[mina.handle, room.slug]]));
  // The object forgets everything but its disk and its sockets.
  await evictDurableObject(objectOf(mina));
  expect(await seenBy(ren)).toEqual([[mina.handle, room.slug]]);

  const second = await openPage(mina.as);
  second.shows(null);
  await written(mina);
  expect(await seenBy(ren), 'a second page doesn’t hide the first').toEqual([[mina.handle, room.slug]]);
  page.shows(null);
  await written(mina);
  expect(await seenBy(ren)).toEqual([[mina.handle, null]]);
  page.close();
  await written(mina);
  expect(await seenBy(ren), 'one is still open').toEqual([[mina.handle, null]]);
  second.close();
  await until(async () => (await seenBy(ren)).length === 0);
  await written(mina);
  const row = await env.DB.prepare('SELECT here_since, slug FROM presence WHERE person_id = ?').bind(mina.person).first();
  expect(row).toEqual({ here_since: null, slug: null });
});

test('presence off says nothing at once, whatever is open, and on again says where one is', async () => {
  const [mina, ren] = await twoFriends();
  const { room } = await makeRoom(mina.as);
  const page = await openPage(mina.as);
  page.shows(room.slug);
  await show(mina, 'rooms');
  await written(mina);
  expect(await seenBy(ren)).toEqual([[mina.handle, room.slug]]);
  await show(mina, 'nobody');
  expect(await seenBy(ren)).toEqual([]);
  page.shows(room.slug);
  await written(mina);
  expect(await seenBy(ren)).toEqual([]);
  const row = await env.DB.prepare('SELECT here_since, slug FROM presence WHERE person_id = ?').bind(mina.person).first();
  expect(row).toEqual({ here_since: null, slug: null });
  await show(mina, 'here');
  await written(mina);
  expect(await seenBy(ren)).toEqual([[mina.handle, null]]);
  page.close();
});

test('only friends see it: not who only follows, not who was removed or blocked', async () => {
  const [mina, ren] = await twoFriends();
  const tia = await account('Tia');
  await follow(tia, mina);
  await show(mina, 'rooms');
  const page = await openPage(mina.as);
  await written(mina);
  expect([await seenBy(ren), await seenBy(tia)]).toEqual([[[mina.handle, null]], []]);
  await call('PUT', `/api/profiles/${ren.handle}/block`, { as: mina.as });
  expect(await seenBy(ren)).toEqual([]);
  page.close();
});

test('a room is told of only if it is public and one is a member there: a page’s word proves nothing', async () => {
  const [mina, ren] = await twoFriends();
  const others = await guest();
  const [secret, foreign] = [await makeRoom(mina.as, { visibility: 'unlisted' }), await makeRoom(others)];
  await show(mina, 'rooms');
  const page = await openPage(mina.as);
  for (const { room } of [secret, foreign]) {
    page.shows(room.slug);
    await written(mina);
    expect(await seenBy(ren)).toEqual([[mina.handle, null]]);
  }
  await join(mina.as, foreign.room.slug);
  await written(mina);
  expect(await seenBy(ren)).toEqual([[mina.handle, foreign.room.slug]]);
  page.close();
});

test('a foreign Origin, none with a cookie, no upgrade: refused by status. Strangers and guests are closed with 4001 before any event', async () => {
  const mina = await account('Mina');
  const headers = { ...UPGRADE, authorization: `Bearer ${mina.as}` };
  for (const origin of ['https://evil.example', 'null', 'http://openlink.test', 'https://openlink.test.evil.example']) {
    const answer = await call('GET', '/parties/presence/me', { headers: { ...headers, origin } });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'auth.forbidden']);
  }
  const without = await call('GET', '/parties/presence/me', { headers: { ...headers, cookie: 'openlink.session_token=x' } });
  expect([without.status, codeOf(without)]).toEqual([403, 'auth.forbidden']);
  expect(codeOf(await call('GET', '/parties/presence/me', { as: mina.as }))).toBe('input.invalid');
  expect(codeOf(await call('GET', '/parties/presence/psn_somebody', { headers }))).toBe('route.not_found');
  for (const as of [await guest(), 'nobody', '']) {
    const page = await openPage(as, { origin: 'https://openlink.test' });
    await until(() => page.closed() !== null);
    expect([page.closed(), page.raw]).toEqual([4001, []]);
  }
});

test('a page that says nonsense is let be; one that floods, or sends what is no frame, is closed; thirty pages are the most', async () => {
  const mina = await account('Mina');
  await show(mina, 'rooms');
  const pages = await Promise.all(Array.from({ length: 30 }, () => openPage(mina.as)));
  const [first, second, third] = pages;
  for (const frame of ['{', '{"type":"page.here"}', '{"type":"page.here","room":"../x"}', '{"type":"x"}', '[]', 'null']) first?.send(frame);
  first?.send('ping');
  await until(() => first?.raw.includes('pong'));
  expect(first?.closed()).toBeNull();
  second?.send('x'.repeat(300));
  for (let i = 0; i < 130; i++) third?.shows(null);
  await until(() => second?.closed() === 4009 && third?.closed() === 4009);
  const [more, most, toomany] = [await openPage(mina.as), await openPage(mina.as), await openPage(mina.as)];
  await until(() => toomany.closed() === 1013);
  expect([more.closed(), most.closed()]).toEqual([null, null]);
  for (const page of [...pages, more, most]) page.close();
});

test('when a session has ended, open pages come again and show whose they are; somebody who is gone leaves nothing behind', async () => {
  const mina = await account('Mina');
  await show(mina, 'rooms');
  const page = await openPage(mina.as);
  await objectOf(mina).comeAgain();
  await until(() => page.closed() === 1012);
  const again = await openPage(mina.as);
  await objectOf(mina).forget();
  await until(() => again.closed() === 4001);
  expect(await objectOf(mina).isHere()).toBe(false);
});
