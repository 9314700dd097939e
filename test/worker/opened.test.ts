import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { dbOf } from '../../worker/db/client';
import { renamed } from '../../worker/friends/opened';
import { account, type Account } from './someone';
import { call, codeOf, guest, join, makeRoom, uuid } from './client';

const opened = (by: Account, slug: string) => call('GET', `/api/rooms/${slug}/members/me/profile`, { as: by.as });
const open = (by: Account, slug: string, body: object = { open: true }) =>
  call('PUT', `/api/rooms/${slug}/members/me/profile`, { as: by.as, body });

/** Everything that somebody may read of a room and of themselves, as one text. */
async function readable(by: Account, slug: string): Promise<string> {
  const paths = [
    `/api/rooms/${slug}`,
    `/api/rooms/${slug}/messages`,
    `/api/rooms/${slug}/members/me`,
    '/api/rooms',
    '/api/me',
    '/api/me/rooms',
    '/api/friends',
    '/api/friends/here',
    '/api/friends/requests?direction=received',
    '/api/friends/requests?direction=sent',
    '/api/blocks',
    '/api/inbox',
  ];
  return (await Promise.all(paths.map((path) => call('GET', path, { as: by.as })))).map(({ text }) => text).join('\n');
}

test('nothing links personas: sharing a room, even with an opened profile, suggests nobody and tells of nobody beyond it', async () => {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  const [here, there] = [await makeRoom(mina.as, { nickname: '하나' }), await makeRoom(mina.as, { nickname: '둘' })];
  for (const { room } of [here, there]) {
    await join(ren.as, room.slug, { nickname: 'someone' });
    await call('POST', `/api/rooms/${room.slug}/messages`, { as: ren.as, body: { id: uuid(), text: 'x' } });
  }
  for (const by of ['mina', 'ren'] as const) {
    const [one, other] = by === 'mina' ? [mina, ren] : [ren, mina];
    for (const { room } of [here, there]) {
      const all = await readable(one, room.slug);
      expect(all).not.toContain(other.handle);
      expect(all).not.toContain('psn_');
    }
  }
  expect((await open(mina, here.room.slug)).status).toBe(200);
  expect(await readable(ren, here.room.slug), 'opened, it is told to who asks in the room alone').not.toContain(mina.handle);
  expect(await readable(ren, there.room.slug)).not.toContain(mina.handle);
  // No route offers people whom one doesn't know already.
  const { text } = await call('GET', '/api/openapi.json');
  expect(text).not.toMatch(/suggest|people you may|recommend/i);
});

test('a profile is opened for one room by its owner alone, told what that means, and closed again', async () => {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  const [here, there] = [await makeRoom(mina.as, { nickname: '하나' }), await makeRoom(mina.as, { nickname: '둘' })];
  const profile = { handle: mina.handle, name: 'Mina', picture: null };
  expect((await opened(mina, here.room.slug)).body).toEqual({ open: false, nickname: '하나', profile });
  for (const _ of [1, 2]) expect((await open(mina, here.room.slug)).body).toEqual({ open: true, nickname: '하나', profile });
  expect((await opened(mina, there.room.slug)).body).toEqual({ open: false, nickname: '둘', profile });
  expect(codeOf(await open(ren, here.room.slug)), 'who is no member').toBe('auth.forbidden');
  for (const _ of [1, 2])
    expect((await open(mina, here.room.slug, { open: false })).body).toEqual({ open: false, nickname: '하나', profile });
});

test('bad input, strangers, guests, and who has no profile yet', async () => {
  const [mina, nameless] = [await account('Mina'), await account('Nobody', { profile: false })];
  const { room } = await makeRoom(mina.as);
  await join(nameless.as, room.slug);
  for (const body of [{}, { open: 'yes' }, { open: true, handle: 'x' }].slice(0, 2))
    expect((await open(mina, room.slug, body)).status).toBe(400);
  const path = `/api/rooms/${room.slug}/members/me/profile`;
  expect(codeOf(await call('GET', path))).toBe('auth.required');
  expect(codeOf(await call('PUT', path, { as: await guest(), body: { open: true } }))).toBe('account.required');
  expect(codeOf(await open(nameless, room.slug))).toBe('age.required');
  expect((await opened(nameless, room.slug)).body).toMatchObject({ open: false, profile: null });
  expect(codeOf(await open(mina, 'nosuchroom00'))).toBe('room.not_found');
});

test('another handle, or none any more, reaches every room where it was open, and opens no other', async () => {
  const mina = await account('Mina');
  const rooms = await Promise.all([1, 2, 3].map(() => makeRoom(mina.as)));
  for (const { room } of rooms.slice(0, 2)) await open(mina, room.slug);
  const handles = () =>
    Promise.all(
      rooms.map(async ({ room, member }) => {
        const answer = await env.Room.getByName(room.id).openedProfile(member.id);
        return answer.ok ? answer.handle : undefined;
      }),
    );
  for (const handle of ['another_name', null]) {
    await renamed(env, dbOf(env), mina.person, handle);
    expect(await handles()).toEqual([handle, handle, null]);
  }
});
