import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cheersBelongings } from '../../worker/cheers/belongings';
import { cheer } from '../../worker/cheers/schema';
import { dbOf } from '../../worker/db/client';
import { notice } from '../../worker/inbox/schema';
import { nextSiteDay, siteDay } from '../../worker/profiles/day';
import { call, codeOf, guest } from './client';
import { account, type Account } from './space';

let names = 0;
const owner = (more: object = {}) => account(`cheered${++names}`, { blocks: [{ id: 'cheers', kind: 'cheers', ...more }] });
const visitor = () => account(`cheering${++names}`);
const put = (to: Account, as: string | undefined, kind = 'clap') => call('PUT', `/api/profiles/${to.handle}/cheers/${kind}`, { as });
const takeBack = (to: Account, as: string, kind = 'clap') => call('DELETE', `/api/profiles/${to.handle}/cheers/${kind}`, { as });
const shown = async (to: Account, as?: string) => {
  const { body } = await call('GET', `/api/profiles/${to.handle}`, { as });
  return (body as { parts: { cheers: { items: { kind: string; count: number; given: boolean }[] } } }).parts.cheers.items;
};

test('a cheer of a kind counts once a day however often, and at once, it is tapped; it can be taken back', async () => {
  const [to, by] = [await owner(), await visitor()];
  const answers = await Promise.all(Array.from({ length: 6 }, () => put(to, by.as)));
  expect(answers.map(({ body }) => body)).toEqual(Array.from({ length: 6 }, () => ({ kind: 'clap', count: 1, given: true })));
  expect((await put(to, await guest())).body).toMatchObject({ count: 2 });
  expect((await put(to, by.as, 'heart')).body).toMatchObject({ kind: 'heart', count: 1 });
  expect((await shown(to, by.as)).slice(0, 2)).toEqual([
    { kind: 'clap', count: 2, given: true },
    { kind: 'heart', count: 1, given: true },
  ]);
  expect((await takeBack(to, by.as)).body).toEqual({ kind: 'clap', count: 1, given: false });
  expect((await takeBack(to, by.as)).body).toEqual({ kind: 'clap', count: 1, given: false });
  expect((await shown(to))[0]).toEqual({ kind: 'clap', count: 1, given: false });
});

test('another day, another cheer; the count stays', async () => {
  const [to, by] = [await owner(), await visitor()];
  await put(to, by.as);
  await dbOf(env).update(cheer).set({ day: '2020-01-01' }).where(eq(cheer.ownerId, to.person));
  expect((await put(to, by.as)).body).toMatchObject({ count: 2 });
});

test('nobody cheers for themselves, by what is not offered, or where they may not', async () => {
  const [to, by] = [await owner({ options: { kinds: ['heart'] } }), await visitor()];
  expect(codeOf(await put(to, to.as, 'heart'))).toBe('auth.forbidden');
  expect(codeOf(await put(to, undefined, 'heart'))).toBe('auth.required');
  for (const kind of ['clap', 'constructor', 'boo', '%00']) expect(codeOf(await put(to, by.as, kind))).toBe('input.invalid');
  expect(codeOf(await put(await owner({ do: 'friends' }), by.as))).toBe('auth.forbidden');
  expect(codeOf(await put(await owner({ do: 'accounts' }), await guest()))).toBe('account.required');
});

test('the owner hears once a day of one who cheers by everything', async () => {
  const [to, by] = [await owner(), await visitor()];
  for (const kind of ['clap', 'heart', 'star']) await put(to, by.as, kind);
  const told = await dbOf(env).select().from(notice).where(eq(notice.personId, to.person));
  expect(told).toMatchObject([{ kind: 'cheer.given', byPerson: by.person, about: { cheer: 'clap' } }]);
});

test('who cheered goes without the count going down; a guest’s cheers go over, each day once', async () => {
  const [to, by, other] = [await owner(), await visitor(), await visitor()];
  const db = dbOf(env);
  await put(to, by.as);
  await put(to, by.as, 'star');
  await put(to, other.as);
  const run = ([first, ...rest]: ReturnType<typeof cheersBelongings.erase>) => db.batch([first!, ...rest]);
  await run(cheersBelongings.handOver!(db, by.person, other.person));
  expect(await shown(to, other.as)).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'star', count: 1, given: true })]));
  expect(await db.$count(cheer, eq(cheer.personId, by.person))).toBe(0);
  await run(cheersBelongings.erase(db, other.person));
  expect(await db.$count(cheer, eq(cheer.ownerId, to.person))).toBe(0);
  expect((await shown(to))[0]).toEqual({ kind: 'clap', count: 2, given: false });
});

test('the site’s day turns at midnight in Seoul, whatever clock a visitor has', () => {
  const at = Date.UTC(2026, 10, 21, 14, 59, 59);
  expect([siteDay(at), siteDay(at + 1000)]).toEqual(['2026-11-21', '2026-11-22']);
  expect(nextSiteDay(at)).toBe(at + 1000);
  expect(nextSiteDay(at + 1000)).toBe(at + 1000 + 24 * 60 * 60 * 1000);
});
