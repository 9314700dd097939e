import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { dbOf } from '../../worker/db/client';
import * as friendships from '../../worker/friends/store';
import { account, type Account } from './someone';
import { call, codeOf, guest } from './client';

const db = dbOf(env);
const people = z.object({
  items: z.array(z.looseObject({ handle: z.string().nullable(), name: z.string() })),
  nextCursor: z.string().nullable().optional(),
});

const follow = (by: Account, whom: Account) => call('PUT', `/api/profiles/${whom.handle}/follow`, { as: by.as });
const remove = (by: Account, whom: Account) => call('DELETE', `/api/profiles/${whom.handle}/follow`, { as: by.as });
const block = (by: Account, whom: Account) => call('PUT', `/api/profiles/${whom.handle}/block`, { as: by.as });
const tie = async (by: Account, whom: Account) => (await call('GET', `/api/profiles/${whom.handle}/follow`, { as: by.as })).body;
const listed = async (by: Account, path: string) =>
  people.parse((await call('GET', path, { as: by.as })).body).items.map(({ handle, name }) => handle ?? name);
const friendsOf = (by: Account) => listed(by, '/api/friends');
const received = (by: Account) => listed(by, '/api/friends/requests?direction=received');
const sent = (by: Account) => listed(by, '/api/friends/requests?direction=sent');

async function befriend(one: Account, other: Account): Promise<void> {
  await follow(one, other);
  expect((await follow(other, one)).body).toEqual({ tie: 'friends' });
}

test('following is asking, following back is being friends; each again changes nothing', async () => {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  expect(await tie(mina, ren)).toEqual({ tie: 'none' });
  for (const _ of [1, 2]) expect((await follow(mina, ren)).body).toEqual({ tie: 'asked' });
  expect(await tie(ren, mina)).toEqual({ tie: 'asks' });
  expect([await sent(mina), await received(ren), await friendsOf(mina)]).toEqual([[ren.handle], [mina.handle], []]);
  for (const _ of [1, 2]) expect((await follow(ren, mina)).body).toEqual({ tie: 'friends' });
  expect([await friendsOf(mina), await friendsOf(ren)]).toEqual([[ren.handle], [mina.handle]]);
  expect([await sent(mina), await received(ren), await received(mina)]).toEqual([[], [], []]);
});

test('taking back, declining and ending are one: nothing is left either way, and again it is no error', async () => {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  await follow(mina, ren);
  expect((await remove(mina, ren)).status).toBe(204);
  expect(await received(ren)).toEqual([]);
  await follow(mina, ren);
  expect((await remove(ren, mina)).status).toBe(204);
  expect(await tie(mina, ren)).toEqual({ tie: 'none' });
  await befriend(mina, ren);
  for (const _ of [1, 2]) expect((await remove(ren, mina)).status).toBe(204);
  expect([await friendsOf(mina), await friendsOf(ren), await tie(mina, ren)]).toEqual([[], [], { tie: 'none' }]);
});

test('who blocks is out of the other’s sight as the other is out of theirs, everywhere, until it is lifted', async () => {
  const [mina, ren, tia] = [await account('Mina'), await account('Ren'), await account('Tia')];
  await befriend(mina, ren);
  await befriend(mina, tia);
  await befriend(ren, tia);
  for (const _ of [1, 2]) expect((await block(mina, ren)).status).toBe(_ === 1 ? 204 : 404);
  expect([await friendsOf(mina), await friendsOf(ren)]).toEqual([[tia.handle], [tia.handle]]);
  for (const [by, whom] of [
    [mina, ren],
    [ren, mina],
  ] as const) {
    const answers = [
      await follow(by, whom),
      await remove(by, whom),
      await block(by, whom),
      await call('GET', `/api/profiles/${whom.handle}/follow`, { as: by.as }),
    ];
    for (const answer of answers) expect([answer.status, codeOf(answer)]).toEqual([404, 'profile.not_found']);
  }
  expect(await listed(mina, '/api/blocks')).toEqual([ren.handle]);
  expect(await listed(ren, '/api/blocks'), 'who is blocked isn’t told').toEqual([]);

  const { items } = z
    .object({ items: z.array(z.object({ id: z.string() })) })
    .parse((await call('GET', '/api/blocks', { as: mina.as })).body);
  // Nobody lifts another's block.
  await call('DELETE', `/api/blocks/${items[0]?.id}`, { as: ren.as });
  expect((await follow(ren, mina)).status).toBe(404);
  for (const _ of [1, 2]) expect((await call('DELETE', `/api/blocks/${items[0]?.id}`, { as: mina.as })).status).toBe(204);
  expect(await tie(mina, ren), 'friendship doesn’t come back').toEqual({ tie: 'none' });
});

test('both may block each other: lifting one leaves the other', async () => {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  await friendships.block(db, mina.person, ren.person);
  await friendships.block(db, ren.person, mina.person, 'called then');
  const { items } = z
    .object({ items: z.array(z.object({ id: z.string() })) })
    .parse((await call('GET', '/api/blocks', { as: mina.as })).body);
  await friendships.unblock(db, mina.person, items[0]?.id ?? '');
  for (const [by, whom] of [
    [mina, ren],
    [ren, mina],
  ] as const)
    expect((await follow(by, whom)).status).toBe(404);
});

test('a block that comes while somebody follows wins', async () => {
  for (let round = 0; round < 5; round++) {
    const [mina, ren] = [await account('Mina'), await account('Ren')];
    await Promise.allSettled([
      friendships.follow(db, mina.person, ren.person),
      friendships.block(db, ren.person, mina.person),
      friendships.follow(db, mina.person, ren.person),
    ]);
    expect(await received(ren)).toEqual([]);
  }
});

test('strangers, guests, who has no profile yet, and oneself', async () => {
  const [mina, nameless] = [await account('Mina'), await account('Nobody', { profile: false })];
  const asGuest = await guest();
  for (const [method, path] of [
    ['GET', '/api/friends'],
    ['GET', '/api/friends/here'],
    ['GET', '/api/friends/requests?direction=sent'],
    ['GET', '/api/blocks'],
    ['DELETE', '/api/blocks/blk_x'],
    ['GET', `/api/profiles/${mina.handle}/follow`],
    ['PUT', `/api/profiles/${mina.handle}/follow`],
    ['DELETE', `/api/profiles/${mina.handle}/follow`],
    ['PUT', `/api/profiles/${mina.handle}/block`],
    ['GET', '/api/me/presence'],
    ['GET', '/api/inbox'],
    ['GET', '/api/inbox/unread'],
    ['GET', '/api/inbox/choices'],
    ['DELETE', '/api/inbox/ntc_x'],
  ] as const) {
    expect(codeOf(await call(method, path)), `${method} ${path}`).toBe('auth.required');
    expect(codeOf(await call(method, path, { as: asGuest })), `${method} ${path}`).toBe('account.required');
  }
  expect(codeOf(await follow(nameless, mina))).toBe('age.required');
  expect(codeOf(await follow(mina, mina))).toBe('auth.forbidden');
  expect(codeOf(await block(mina, mina))).toBe('auth.forbidden');
  expect(codeOf(await follow(mina, { ...mina, handle: 'nobody-of-that-name' }))).toBe('profile.not_found');
  for (const query of ['direction=both', 'direction=sent&cursor=x', 'direction=sent&limit=101', 'direction=sent&limit=0'])
    expect((await call('GET', `/api/friends/requests?${query}`, { as: mina.as })).status).toBe(400);
});

test('lists page without a hole or a double', async () => {
  const mina = await account('Mina');
  const others = await Promise.all(Array.from({ length: 5 }, () => account('Other')));
  for (const other of others) await befriend(mina, other);
  const seen: (string | null)[] = [];
  for (let cursor = ''; ;) {
    const page = people.parse((await call('GET', `/api/friends?limit=2${cursor}`, { as: mina.as })).body);
    seen.push(...page.items.map(({ handle }) => handle));
    if (!page.nextCursor) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  expect(seen.toSorted()).toEqual(others.map(({ handle }) => handle).toSorted());
});

test('what a guest was blocked for holds for the account that they sign in to', async () => {
  const [mina, ren, before] = [await account('Mina'), await account('Ren'), await account('Guest', { profile: false })];
  await befriend(mina, ren);
  await friendships.block(db, mina.person, before.person, '지나가던 손님');
  expect(await listed(mina, '/api/blocks')).toEqual(['지나가던 손님']);
  await friendships.block(db, ren.person, before.person);
  await db.batch(friendships.takeOver(db, before.person, ren.person));
  expect([await friendsOf(mina), await friendsOf(ren)]).toEqual([[], []]);
  expect((await follow(ren, mina)).status).toBe(404);
  expect(await listed(ren, '/api/blocks'), 'nobody blocks themselves').toEqual([]);
});
