import { expect, test } from 'vitest';
import { z } from 'zod';
import { account } from './accounts';
import { call, codeOf } from './client';

const page = z.object({
  items: z.array(
    z.strictObject({ handle: z.string(), name: z.string(), picture: z.string().nullable(), lang: z.string(), theme: z.string() }),
  ),
  nextCursor: z.string().nullable(),
});
const listed = async (as?: string, query = '') => page.parse((await call('GET', `/api/profiles?limit=100${query}`, { as })).body);
const handles = async (as?: string) => (await listed(as)).items.map(({ handle }) => handle);
const list = (as: string, on: boolean) => call('PATCH', '/api/me/profile', { as, body: { listed: on } });

test('a space is listed once its owner says so, and not any more when they say that', async () => {
  const owner = await account({ handle: 'listed.one', name: '귤', lang: 'ko' });
  expect(await handles()).not.toContain('listed.one');
  expect((await list(owner.token, true)).body).toMatchObject({ profile: { listed: true } });
  expect((await listed()).items[0]).toEqual({ handle: 'listed.one', name: '귤', picture: null, lang: 'ko', theme: 'paper' });
  await list(owner.token, false);
  expect(await handles()).not.toContain('listed.one');
});

test('who is under 18 can’t be listed, and who was never is', async () => {
  const born = `${new Date().getUTCFullYear() - 16}-01-01`;
  const young = await account({ handle: 'young.one', born });
  const answer = await list(young.token, true);
  expect([answer.status, codeOf(answer)]).toEqual([403, 'auth.forbidden']);
  expect(await handles()).not.toContain('young.one');
});

test('two who have blocked each other find neither, and everybody else does', async () => {
  const [one, other, third] = [await account({ handle: 'apart.one' }), await account({ handle: 'apart.two' }), await account()];
  for (const { token } of [one, other]) await list(token, true);
  expect((await call('PUT', '/api/profiles/apart.two/block', { as: one.token })).status).toBeLessThan(300);
  expect(await handles(one.token)).not.toContain('apart.two');
  expect(await handles(other.token)).not.toContain('apart.one');
  expect(await handles(third.token)).toEqual(expect.arrayContaining(['apart.one', 'apart.two']));
});

test('pages follow one another without a gap or a repeat', async () => {
  for (const n of [1, 2, 3]) await list((await account({ handle: `paged.${n}` })).token, true);
  const whole = await handles();
  const found: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const answer: z.infer<typeof page> = page.parse((await call('GET', `/api/profiles?limit=2${cursor && `&cursor=${cursor}`}`)).body);
    found.push(...answer.items.map(({ handle }) => handle));
    cursor = answer.nextCursor;
  }
  expect(found).toEqual(whole);
});
