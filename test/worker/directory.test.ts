import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { room as roomSchema } from '../../rooms/protocol/room';
import * as cards from '../../worker/directory/store';
import { dbOf } from '../../worker/db/client';
import { call, codeOf, guest, makeRoom, roomPage } from './client';

const ROOMS = {
  korean: { title: '신의 탑 이야기', topic: { kind: 'work', name: '웹툰' }, description: '매주 월요일 함께 읽어요' },
  japanese: { title: 'ラーメン部', topic: { kind: 'hobby', name: '食べ歩き' }, description: '東京の ﾗｰﾒﾝ' },
  indonesian: { title: 'Kopi Jakarta', topic: { kind: 'place', name: 'Blok M' }, description: 'Ngopi bareng, 100% santai' },
  english: { title: "It's a_b 'quoted' Ｃｈａｔ", topic: { kind: 'person', name: 'Ada' }, description: '' },
  unlisted: { title: '신의 탑 비밀', topic: { kind: 'work', name: '웹툰' }, visibility: 'unlisted' },
};
const slugs: Record<string, string> = {};

beforeAll(async () => {
  const as = await guest();
  for (const [name, more] of Object.entries(ROOMS)) slugs[name] = (await makeRoom(as, more)).room.slug;
});

const find = async (query: Record<string, string>) => {
  const answer = await call('GET', `/api/rooms?${new URLSearchParams(query)}`);
  const names = Object.fromEntries(Object.entries(slugs).map(([name, slug]) => [slug, name]));
  return roomPage.parse(answer.body).items.map(({ slug }) => names[slug]);
};

test.each([
  ['탑', ['korean']],
  ['신의탑', ['korean']],
  ['신 의 탑', ['korean']],
  ['월요일 웹툰', ['korean']],
  ['部', ['japanese']],
  ['らーめん', ['japanese']],
  ['ﾗｰﾒﾝ', ['japanese']],
  ['東京', ['japanese']],
  ['KOPI', ['indonesian']],
  ['jakarta kopi', ['indonesian']],
  ['blok m', ['indonesian']],
  ['chat', ['english']],
  ["it's", ['english']],
  ['a_b', ['english']],
  ['a%b', []],
  ['100%', ['indonesian']],
  ['%', ['indonesian']],
  ['_', ['english']],
  ["'; DROP TABLE room; --", []],
  ['탑x', []],
])('the directory finds %j', async (q, found) => {
  expect(await find({ q })).toEqual(found);
});

test('a room that isn’t public is never found', async () => {
  expect(await find({ q: '비밀' })).toEqual([]);
  expect(await find({})).not.toContain('unlisted');
});

test('kind filters, and one that isn’t known is input.invalid', async () => {
  expect(await find({ kind: 'place' })).toEqual(['indonesian']);
  expect(codeOf(await call('GET', '/api/rooms?kind=planet'))).toBe('input.invalid');
});

test('pages hold every room once, and end with null', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const answer = await call('GET', `/api/rooms?limit=1${cursor === null ? '' : `&cursor=${cursor}`}`);
    const { items, nextCursor } = roomPage.parse(answer.body);
    seen.push(...items.map(({ slug }) => slug));
    cursor = nextCursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(4);
  expect(new Set(seen).size).toBe(4);
});

test.each(['x', 'bnVsbA', 'W10', 'WyJhIiwxXQ', '%00', 'e30'])('the cursor %s that we never gave is input.invalid', async (cursor) => {
  const answer = await call('GET', `/api/rooms?cursor=${cursor}`);
  expect([answer.status, codeOf(answer)]).toEqual([400, 'input.invalid']);
  expect(answer.body).toMatchObject({ errors: [{ path: 'cursor' }] });
});

test.each(['0', '101', 'x', ''])('limit=%s is input.invalid', async (limit) => {
  expect(codeOf(await call('GET', `/api/rooms?limit=${limit}`))).toBe('input.invalid');
});

test('[OUT5] what the room brings later replaces its card; neither its first card nor an older one that comes late replaces that', async () => {
  const db = dbOf(env);
  const { room } = await makeRoom(await guest(), { title: '새 방' });
  const answer = await call('GET', `/api/rooms/${room.slug}`);
  const view = roomSchema.parse(z.object({ room: z.unknown() }).parse(answer.body).room);
  const drawnAt = Date.now();
  const card = { ...view, title: '바뀐 방', online: 3, memberCount: 7, speakers: 2, lastMessageAt: drawnAt + 60_000, words: [], drawnAt };
  await cards.put(db, card);
  await cards.putFirst(db, view);
  await cards.put(db, { ...card, title: '늦게 온 옛 이름', drawnAt: drawnAt - 1 });
  const { items } = roomPage.parse((await call('GET', '/api/rooms?spoken=true')).body);
  expect(items).toEqual([expect.objectContaining({ slug: room.slug, title: '바뀐 방', online: 3, memberCount: 7, url: room.url })]);
  expect(roomPage.parse((await call('GET', '/api/rooms')).body).items[0]?.slug).toBe(room.slug);
});
