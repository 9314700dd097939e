import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import type { RoomCard } from '../../rooms/rpc';
import { dbOf } from '../../worker/db/client';
import * as cards from '../../worker/directory/store';
import { aRoom } from '../support/a-room';
import { call, roomPage } from './client';

const HOUR_MS = 3_600_000;
const T0 = Date.UTC(2026, 10, 21);

/** A public room's card: quiet, ten days old, with ten members. */
const card = (slug: string, more: Partial<RoomCard> = {}): RoomCard => ({
  ...aRoom(slug, { memberCount: 10, createdAt: T0 - 240 * HOUR_MS, lastMessageAt: T0 }),
  speakers: 2,
  drawnAt: 1,
  words: [],
  ...more,
});
const put = async (...all: RoomCard[]) => {
  for (const one of all) await cards.put(dbOf(env), one);
};
const ask = async (query: Record<string, string>) => roomPage.parse((await call('GET', `/api/rooms?${new URLSearchParams(query)}`)).body);
const find = async (q: string, more: Record<string, string> = {}) => (await ask({ q, ...more })).items.map(({ slug }) => slug);

beforeEach(() => env.DB.exec('DELETE FROM room'));

test.each([
  ['a Korean title’s Japanese translation', { ja: { title: '夜の漫画', description: '' } }, '漫'],
  ['its Indonesian description', { id: { title: 'Komik', description: 'Ngobrol bareng tiap Senin' } }, 'ngobrol senin'],
  ['the head’s English title', { en: { title: 'Late Night Comics', description: '' } }, 'night COMICS'],
])('the directory finds by %s', async (_, translations, q) => {
  const engines = Object.fromEntries(Object.entries(translations).map(([lang, text]) => [lang, { ...text, engine: 'scripted' }]));
  await put(card('aaaa', { title: '심야 만화', translations: engines }), card('bbbb'));
  expect(await find(q)).toEqual(['aaaa']);
  expect((await ask({ q })).items[0]).toMatchObject({ translations: engines });
});

test.each([
  ['신의 탑', ['신의탑', '신 의 탑', '신의\u3000탑', '탑']],
  ['ハリー・ポッター', ['ハリーポッター', 'はりー ぽったー', 'ﾊﾘｰ･ﾎﾟｯﾀｰ', 'ハ']],
  ['K-POP', ['kpop', 'ｋ－ｐｏｐ', 'K pop', 'k‐pop']],
  ['Pokémon GO', ['pokemon', 'POKÉMON', 'go pokémon']],
  ['Blok M', ['blokm', 'Ｂｌｏｋ　Ｍ', 'm blok']],
  ['東京', ['東', '東 京']],
  ['がっこう', ['ガッコウ', 'ｶﾞｯｺｳ']],
])('the topic %s is found however it is spelled', async (name, spellings) => {
  await put(card('aaaa', { topic: { kind: 'place', name } }), card('bbbb'));
  for (const q of spellings) expect(await find(q), q).toEqual(['aaaa']);
});

test('marks of kana and Hangul are other letters, and words of two fields are no word', async () => {
  await put(card('aaaa', { title: 'かっこう', description: '가나' }), card('bbbb', { title: '달', description: '빛' }));
  expect(await find('がっこう')).toEqual([]);
  expect(await find('달빛')).toEqual([]);
  expect(await find('달 빛')).toEqual(['bbbb']);
});

test('what is in a title or topic comes before what is in a description only, each by rank, and pages hold each once', async () => {
  const at = (hours: number) => ({ lastMessageAt: T0 - hours * HOUR_MS });
  await put(
    card('d111', { description: 'about coffee', ...at(0) }),
    card('d222', { description: 'more coffee', ...at(1) }),
    card('t111', { title: 'Coffee people', ...at(50) }),
    card('t222', { topic: { kind: 'place', name: 'Coffee street' }, ...at(40) }),
    card('t333', { title: '카페', translations: { en: { title: 'coffee house', description: '', engine: null } }, ...at(60) }),
    card('half', { title: 'Coffee', description: 'at night', ...at(2) }),
    card('none', { title: 'Tea', ...at(0) }),
  );
  const expected = ['half', 't222', 't111', 't333', 'd111', 'd222'];
  expect(await find('coffee')).toEqual(expected);
  expect(await find('night coffee'), 'all words, one of them in the description').toEqual(['half']);
  for (const limit of ['1', '2', '3', '5']) {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await ask({ q: 'coffee', limit, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor;
    }
    expect(seen, limit).toEqual(expected);
  }
});

test('the liveliest come first: people there now and recent talk, talk of two before talk of one', async () => {
  const at = (hours: number) => T0 - hours * HOUR_MS;
  await put(
    card('crowd', { online: 40, lastMessageAt: at(3) }),
    card('here', { online: 1, lastMessageAt: at(2) }),
    card('empty', { lastMessageAt: at(0) }),
    card('alone', { speakers: 1, memberCount: 1, online: 1, lastMessageAt: at(0) }),
    card('fresh', { speakers: 0, memberCount: 1, online: 1, lastMessageAt: null, createdAt: at(0) }),
    card('week', { online: 3, lastMessageAt: at(24 * 7) }),
    card('month', { lastMessageAt: at(24 * 30) }),
  );
  expect((await ask({})).items.map(({ slug }) => slug)).toEqual(['crowd', 'here', 'empty', 'alone', 'fresh', 'week', 'month']);
  expect((await ask({ spoken: 'true', limit: '2' })).items.map(({ slug }) => slug)).toEqual(['crowd', 'here']);
});

test('a page that follows another misses nothing, though a room in between has gone to sleep', async () => {
  await put(...['aaaa', 'bbbb', 'cccc', 'dddd'].map((slug, i) => card(slug, { lastMessageAt: T0 - i * HOUR_MS })));
  const first = await ask({ limit: '2' });
  await put(card('aaaa', { lastMessageAt: T0 - 100 * HOUR_MS }));
  const rest = await ask({ limit: '10', cursor: first.nextCursor! });
  expect(rest.items.map(({ slug }) => slug)).toEqual(['cccc', 'dddd', 'aaaa']);
});

test('a card from before there were other languages is found and shown', async () => {
  await put(card('aaaa', { title: '달빛', description: '베이커리' }));
  await env.DB.prepare(`UPDATE room SET translations = '{}', words = '[]', search = ?, rank = 5`).bind('달빛\n베이커리').run();
  expect(await find('달')).toEqual(['aaaa']);
  expect((await ask({})).items).toMatchObject([{ slug: 'aaaa', translations: {}, words: [] }]);
});

test('the last words come with the list, and nothing of who said them but the name', async () => {
  const words = [
    { seq: 7, nickname: 'Mina', text: '안녕', lang: 'ko', translations: { ja: { text: 'こんにちは', engine: 'phrasebook' } } },
  ];
  await put(card('aaaa', { words }));
  expect((await ask({})).items[0]).toMatchObject({ slug: 'aaaa', words });
  await put(card('aaaa', { words: [] }));
  expect((await ask({})).items[0]).toMatchObject({ words: [] });
});
