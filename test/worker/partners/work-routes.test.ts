import { runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { account, type Account } from '../accounts';
import { call, codeOf, guest, join, uuid } from '../client';

const work = z.strictObject({
  id: z.string(),
  content: z.string(),
  title: z.string(),
  picture: z.string().nullable(),
  slug: z.string().nullable(),
  joinedTo: z.boolean(),
  joinAsked: z.string().nullable(),
  createdAt: z.int(),
});
const workPage = z.strictObject({ items: z.array(work), nextCursor: z.string().nullable() });

let owner: Account;
let other: Account;
beforeAll(async () => {
  owner = await account();
  other = await account();
});

async function site(as: Account, name = 'Webtoon') {
  const answer = await call('POST', '/api/partners', { as: as.token, body: { name, origins: ['https://toon.example'] } });
  const { id } = z.object({ partner: z.looseObject({ id: z.string() }) }).parse(answer.body).partner;
  const ask = (method: string, path: string, body?: unknown, token: string | undefined = as.token) =>
    call(method, `/api/partners/${id}/works${path}`, { as: token, body });
  return { id, ask };
}
const opened = async (content: string) =>
  z.object({ slug: z.string() }).parse((await call('POST', '/api/embed/works', { body: { content, lang: 'ko' } })).body).slug;

test('works are registered by the owner or the site’s own token, listed by page, and forgotten', async () => {
  const { id, ask } = await site(owner);
  const added = await ask('POST', '', { id: 'ep/1:a', title: ' 1화 ', picture: 'https://cdn.example/1.webp' });
  expect([added.status, z.object({ work }).parse(added.body).work]).toMatchObject([
    201,
    {
      id: 'ep/1:a',
      content: `${id}:ep/1:a`,
      title: '1화',
      picture: 'https://cdn.example/1.webp',
      slug: null,
      joinedTo: false,
      joinAsked: null,
    },
  ]);
  const made = await call('POST', `/api/partners/${id}/tokens`, { as: owner.token, body: { name: 'CMS' } });
  const { secret } = z.object({ secret: z.string() }).parse(made.body);
  expect((await ask('POST', '', { id: 'ep-2', title: '2화' }, secret)).status).toBe(201);
  expect((await ask('POST', '', { id: 'ep-2', title: 'Bab 2' }, secret)).status).toBe(200);
  const first = workPage.parse((await ask('GET', '?limit=1')).body);
  const second = workPage.parse((await ask('GET', `?limit=1&cursor=${first.nextCursor}`, undefined, secret)).body);
  expect([...first.items, ...second.items].map(({ title }) => title).toSorted()).toEqual(['1화', 'Bab 2']);
  expect(second.nextCursor).toBeNull();
  const slug = await opened(`${id}:ep/1:a`);
  expect((await ask('GET', '/ep%2F1%3Aa')).body).toMatchObject({ work: { slug }, room: { slug, title: '1화', memberCount: 1, words: [] } });
  expect((await ask('DELETE', '/ep%2F1%3Aa')).status).toBe(204);
  expect(codeOf(await ask('GET', '/ep%2F1%3Aa'))).toBe('work.unknown');
  expect(codeOf(await ask('DELETE', '/ep%2F1%3Aa'))).toBe('work.unknown');
  expect((await ask('POST', '', { id: 'ep/1:a', title: '1화' })).status).toBe(201);
  expect(await opened(`${id}:ep/1:a`), 'the same room again').toBe(slug);
});

test('what was said last, and how many are there, for a line that asks readers in', async () => {
  const { id, ask } = await site(owner);
  await ask('POST', '', { id: 'ep-1', title: '1화' });
  expect((await ask('GET', '/ep-1')).body).toMatchObject({ work: { slug: null }, room: null });
  const slug = await opened(`${id}:ep-1`);
  const { key } = await join(await guest(), slug);
  await call('POST', `/api/rooms/${slug}/messages`, { as: key, body: { id: uuid(), text: '이번 화 최고!' } });
  await runDurableObjectAlarm(env.Room.getByName(`rm_${slug}`));
  const { room } = z.object({ room: z.looseObject({}) }).parse((await ask('GET', '/ep-1')).body);
  expect(room).toMatchObject({ slug, memberCount: 2, words: [{ nickname: 'Budi', text: '이번 화 최고!' }] });
  expect(Object.keys(room).toSorted()).toEqual(['lastMessageAt', 'memberCount', 'online', 'slug', 'title', 'url', 'words']);
});

test.each([
  ['no id', { title: 'x' }],
  ['an empty id', { id: ' ', title: 'x' }],
  ['an id without end', { id: 'x'.repeat(201), title: 'x' }],
  ['no title', { id: 'x' }],
  ['a title that doesn’t show', { id: 'x', title: '\u200b' }],
  ['a picture that is no https', { id: 'x', title: 'x', picture: 'http://cdn.example/1.png' }],
  ['a picture that is a script', { id: 'x', title: 'x', picture: 'javascript:alert(1)' }],
  ['a list', []],
])('a work with %s is bad input', async (_, body) => {
  const { ask } = await site(other);
  expect(codeOf(await ask('POST', '', body))).toBe('input.invalid');
});

test('nobody else’s works: neither with another account, as a guest, nor with nothing', async () => {
  const { ask } = await site(owner);
  await ask('POST', '', { id: 'ep-1', title: '1화' });
  const everything = [
    ['GET', '', undefined],
    ['POST', '', { id: 'x', title: 'x' }],
    ['GET', '/ep-1', undefined],
    ['DELETE', '/ep-1', undefined],
    ['POST', '/ep-1/join', { with: 'ptn_0000000000000000:x' }],
    ['DELETE', '/ep-1/join', undefined],
  ] as const;
  const visitor = await guest();
  for (const [method, path, body] of everything) {
    expect(codeOf(await ask(method, path, body, other.token)), `${method} ${path}`).toBe('partner.not_found');
    expect(codeOf(await ask(method, path, body, visitor))).toBe('account.required');
    expect(codeOf(await ask(method, path, body, 'pat_x'))).toBe('auth.required');
  }
  expect((await ask('GET', '/ep-1')).status).toBe(200);
});

test('two sites’ works become one by both sides’ wish, and part again by either’s', async () => {
  const [korea, japan] = [await site(owner), await site(other, 'Manga')];
  await korea.ask('POST', '', { id: 'moon', title: '달빛 베이커리' });
  await japan.ask('POST', '', { id: 'tsuki', title: '月光ベーカリー' });
  const [seoul, tokyo] = [await opened(`${korea.id}:moon`), await opened(`${japan.id}:tsuki`)];
  const wishes = [
    () => korea.ask('POST', '/moon/join', { with: `${japan.id}:tsuki` }),
    () => japan.ask('POST', '/tsuki/join', { with: `${korea.id}:moon` }),
  ] as const;
  expect((await wishes[0]()).body).toEqual({ joined: false });
  expect((await korea.ask('GET', '/moon')).body).toMatchObject({ work: { joinAsked: `${japan.id}:tsuki`, slug: seoul } });
  expect((await wishes[1]()).body).toEqual({ joined: true });
  expect((await japan.ask('GET', '/tsuki')).body).toMatchObject({ work: { joinedTo: true, slug: seoul }, room: { slug: seoul } });
  expect((await call('GET', `/api/rooms/${tokyo}`)).body).toMatchObject({ room: { movedTo: seoul } });
  expect((await japan.ask('DELETE', '/tsuki/join')).status).toBe(204);
  expect(await opened(`${japan.id}:tsuki`)).toBe(tokyo);
  await wishes[0]();
  await wishes[1]();
  expect((await korea.ask('DELETE', `/moon/join?with=${japan.id}:tsuki`)).status).toBe(204);
  expect(await opened(`${japan.id}:tsuki`)).toBe(tokyo);
  expect(codeOf(await korea.ask('DELETE', `/moon/join?with=${japan.id}:tsuki`)), 'they are apart').toBe('work.unknown');
  for (const wrong of [{}, { with: 'x' }, { with: 5 }, { with: `${korea.id}:moon` }])
    expect(codeOf(await korea.ask('POST', '/moon/join', wrong))).toBe('input.invalid');
  expect(codeOf(await korea.ask('POST', '/moon/join', { with: `${japan.id}:sun` }))).toBe('work.unknown');
});
