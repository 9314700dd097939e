import { env } from 'cloudflare:workers';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { notice } from '../../rooms/protocol/pages';
import { dbOf } from '../../worker/db/client';
import { INBOX_KINDS } from '../../worker/inbox/kinds';
import * as inbox from '../../worker/inbox/store';
import { account, type Account } from './someone';
import { call, codeOf } from './client';
import { openPage, until } from './page-socket';

const page = z.object({ items: z.array(notice), nextCursor: z.string().nullable(), unread: z.number(), handle: z.string().nullable() });
const inboxOf = async ({ as }: Account, query = '') => page.parse((await call('GET', `/api/inbox${query}`, { as })).body);
const choose = ({ as }: Account, body: unknown) => call('PUT', '/api/inbox/choices', { as, body });

/** As a route of any feature tells: outside a request nothing is left for later. */
const context = { env, var: { db: dbOf(env) } } as unknown as Parameters<typeof inbox.tell>[0];
const signs = (by: Account, owner: Account, text: string, once?: string) =>
  inbox.tell(context, owner.person, {
    kind: 'guestbook.written',
    by: { person: by.person },
    about: { note: 'gbn_1', text },
    ...(once === undefined ? {} : { once }),
  });

test('what happens comes to open pages at once, counted, and stands in the inbox', async () => {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  const [one, two] = [await openPage(mina.as), await openPage(mina.as)];
  await signs(ren, mina, '안녕!');
  for (const open of [one, two]) {
    await until(() => open.events.length === 1);
    expect(open.events[0]).toMatchObject({
      type: 'inbox.told',
      notice: {
        kind: 'guestbook.written',
        by: { handle: ren.handle, name: 'Ren', picture: null },
        about: { text: '안녕!' },
        isLoud: true,
        isRead: false,
      },
    });
  }
  const { items, unread, handle } = await inboxOf(mina);
  expect([items, unread, handle]).toEqual([[one.events[0]?.type === 'inbox.told' ? one.events[0].notice : null], 1, mina.handle]);
  expect(JSON.stringify(items)).not.toContain('psn_');
  expect((await inboxOf(ren)).items).toEqual([]);
  one.close();
  two.close();
});

test('told twice is told once; one’s own deeds are no news; a guest has the name they gave', async () => {
  const [mina, ren, tia] = [await account('Mina'), await account('Ren'), await account('Tia')];
  await signs(ren, mina, 'one', 'gbn_1');
  await signs(ren, mina, 'one', 'gbn_1');
  await signs(mina, mina, 'to myself');
  await signs(ren, tia, 'one', 'gbn_1');
  await inbox.tell(context, mina.person, { kind: 'cheer.given', by: { name: '지나가던 손님' }, about: {} });
  await inbox.tell(context, mina.person, { kind: 'event.celebrated', by: null, about: {} });
  expect((await inboxOf(mina)).items.map(({ kind, by }) => [kind, by?.name ?? null])).toEqual(
    expect.arrayContaining([
      ['guestbook.written', 'Ren'],
      ['cheer.given', '지나가던 손님'],
      ['event.celebrated', null],
    ]),
  );
  expect([(await inboxOf(mina)).items.length, (await inboxOf(tia)).items.length]).toEqual([3, 1]);
  const kept = await env.DB.prepare('SELECT once FROM notice').all();
  expect(JSON.stringify(kept.results)).not.toContain('psn_');
});

test('blocks hold: nothing comes from who was blocked or blocks, and what came before goes', async () => {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  await signs(ren, mina, 'before');
  await signs(mina, ren, 'before');
  await call('PUT', `/api/profiles/${ren.handle}/block`, { as: mina.as });
  const open = await openPage(mina.as);
  await signs(ren, mina, 'after');
  await signs(mina, ren, 'after');
  expect([await inboxOf(mina), await inboxOf(ren)]).toMatchObject([
    { items: [], unread: 0 },
    { items: [], unread: 0 },
  ]);
  expect(open.events).toEqual([]);
  open.close();
});

test('choices: quiet stands there uncounted, off isn’t kept, others stay as they were', async () => {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  const all = z.record(z.enum(INBOX_KINDS), z.string()).parse((await call('GET', '/api/inbox/choices', { as: mina.as })).body);
  expect(new Set(Object.values(all))).toEqual(new Set(['loud']));
  expect((await choose(mina, { 'guestbook.written': 'quiet', 'friend.asked': 'off' })).body).toEqual({
    ...all,
    'guestbook.written': 'quiet',
    'friend.asked': 'off',
  });
  await signs(ren, mina, 'quietly');
  await call('PUT', `/api/profiles/${mina.handle}/follow`, { as: ren.as });
  expect(await inboxOf(mina)).toMatchObject({ items: [{ kind: 'guestbook.written', isLoud: false }], unread: 0 });
  await choose(mina, { 'guestbook.written': 'loud' });
  await signs(ren, mina, 'aloud');
  expect((await inboxOf(mina)).unread).toBe(1);
  for (const body of [{ nothing: 'loud' }, { 'gift.given': 'louder' }, [], 'x']) expect((await choose(mina, body)).status).toBe(400);
  expect((await choose(mina, {})).status).toBe(200);
});

test('read marks: up to what was seen, told to other pages, and what came after stays unread', async () => {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  await signs(ren, mina, 'one');
  await scheduler.wait(5);
  await signs(ren, mina, 'two');
  const [newest, oldest] = (await inboxOf(mina)).items;
  const open = await openPage(mina.as);
  const read = (upTo: unknown) => call('PUT', '/api/inbox/read', { as: mina.as, body: { upTo } });
  for (const _ of [1, 2]) expect((await read(oldest?.createdAt)).body).toEqual({ unread: 1 });
  await until(() => open.events.length === 2);
  expect(open.events[0]).toEqual({ type: 'inbox.read', upTo: oldest?.createdAt, unread: 1 });
  expect((await inboxOf(mina)).items.map(({ isRead }) => isRead)).toEqual([false, true]);
  expect((await call('GET', '/api/inbox/unread', { as: mina.as })).body).toEqual({ unread: 1 });
  for (const upTo of [-1, 1.5, 'now', null]) expect((await read(upTo)).status).toBe(400);
  // Nobody else's notices are read or dropped.
  await call('PUT', '/api/inbox/read', { as: ren.as, body: { upTo: Date.now() + 1000 } });
  expect((await call('DELETE', `/api/inbox/${newest?.id}`, { as: ren.as })).status).toBe(204);
  expect((await inboxOf(mina)).unread).toBe(1);
  for (const _ of [1, 2]) expect((await call('DELETE', `/api/inbox/${newest?.id}`, { as: mina.as })).status).toBe(204);
  expect(await inboxOf(mina)).toMatchObject({ items: [{ isRead: true }], unread: 0 });
  open.close();
});

test.each<[string, string, unknown]>([
  ['PUT', '/api/inbox/read', { upTo: -1 }],
  ['PUT', '/api/inbox/read', { upTo: 1e300 }],
  ['PUT', '/api/inbox/read', { upTo: '2026' }],
  ['PUT', '/api/inbox/read', null],
  ['PUT', '/api/me/presence', { shows: 'everything' }],
  ['PUT', '/api/me/presence', 'here'],
  ['GET', '/api/inbox?cursor=nonsense', undefined],
  ['GET', '/api/inbox?limit=0', undefined],
  ['GET', '/api/friends?cursor=bnVsbA', undefined],
  ['GET', '/api/friends/requests', undefined],
  ['GET', '/api/friends/requests?direction=both', undefined],
])('%s %s with %j is refused', async (method, path, body) => {
  const { as } = await account('Mina');
  expect(codeOf(await call(method, path, { as, ...(body === undefined ? {} : { raw: JSON.stringify(body) }) }))).toBe('input.invalid');
});

test('requests and answers come to the inbox; taken back, the request goes', async () => {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  const follow = (by: Account, whom: Account, method = 'PUT') => call(method, `/api/profiles/${whom.handle}/follow`, { as: by.as });
  await follow(mina, ren);
  expect((await inboxOf(ren)).items).toMatchObject([{ kind: 'friend.asked', by: { handle: mina.handle } }]);
  await follow(mina, ren, 'DELETE');
  expect((await inboxOf(ren)).items).toEqual([]);
  await follow(mina, ren);
  await follow(ren, mina);
  expect((await inboxOf(mina)).items).toMatchObject([{ kind: 'friend.made', by: { handle: ren.handle } }]);
});

test('whoever asks and takes back all day rings once', async () => {
  const [mina, ren] = [await account('Mina'), await account('Ren')];
  const open = await openPage(ren.as);
  for (let i = 0; i < 3; i++) {
    await call('PUT', `/api/profiles/${ren.handle}/follow`, { as: mina.as });
    expect((await inboxOf(ren)).items).toMatchObject([{ kind: 'friend.asked' }]);
    await call('DELETE', `/api/profiles/${ren.handle}/follow`, { as: mina.as });
    expect(await inboxOf(ren)).toMatchObject({ items: [], unread: 0 });
  }
  expect(open.events.filter(({ type }) => type === 'inbox.told')).toHaveLength(1);
  open.close();
});

test('the inbox pages without a hole, and keeps the newest 500', async () => {
  const mina = await account('Mina');
  const insert = env.DB.prepare(
    `INSERT INTO notice (id, person_id, kind, about, created_at, is_loud) VALUES (?, ?, 'cheer.given', '{}', ?, 1)`,
  );
  await env.DB.batch(
    Array.from({ length: 520 }, (_, i) => insert.bind(`ntc_${mina.handle}_${String(i).padStart(4, '0')}`, mina.person, Math.floor(i / 3))),
  );
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { items, nextCursor } = await inboxOf(mina, `?limit=100${cursor}`);
    seen.push(...items.map(({ id }) => id));
    if (nextCursor === null) break;
    cursor = `&cursor=${nextCursor}`;
  }
  expect([seen.length, new Set(seen).size]).toEqual([500, 500]);
  expect(seen[0]).toContain('_0519');
});

test('who tells never hears of trouble: what it is about has happened', async () => {
  const mina = await account('Mina');
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  const away = { prepare: (query: string) => env.DB.prepare(query), batch: () => Promise.reject(new Error('away')) };
  const broken = { env, var: { db: dbOf({ DB: away as unknown as D1Database }) } } as unknown as Parameters<typeof inbox.tell>[0];
  await expect(inbox.tell(broken, mina.person, { kind: 'cheer.given', by: null, about: {} })).resolves.toBeUndefined();
  expect(quiet).toHaveBeenCalledOnce();
  quiet.mockRestore();
});
