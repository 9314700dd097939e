import { expect, test } from 'vitest';
import { cardOf } from '../../worker/share/card';
import { drawable, slicesFor, type Slice } from '../../worker/share/fonts';
import { oembedOf, slugIn } from '../../worker/share/oembed';
import type { RoomView } from '../../rooms/protocol/room';

const slices: Slice[] = [
  { family: 'noto-sans-kr', name: 'kr-hangul', ranges: [[0xac00, 0xd7a3]] },
  { family: 'noto-sans-kr', name: 'kr-han', ranges: [[0x4e00, 0x9fff]] },
  { family: 'noto-sans-jp', name: 'jp-han', ranges: [[0x4e00, 0x9fff]] },
  { family: 'noto-sans-jp', name: 'jp-kana', ranges: [[0x3040, 0x30ff]] },
  { family: 'noto-sans-jp', name: 'jp-latin', ranges: [[0x20, 0x7e]] },
  { family: 'noto-emoji', name: 'emoji', ranges: [[0x1f300, 0x1f5ff]] },
];
const room: RoomView = {
  id: 'rm_abcdefghijkl',
  slug: 'abcdefghijkl',
  url: 'https://openlink.example/r/abcdefghijkl',
  title: '별의 우체국',
  topic: { kind: 'work', name: '별의 우체국' },
  description: '',
  translations: { ja: { title: '星の郵便局', description: '', engine: null } },
  visibility: 'public',
  entry: 'open',
  embed: 'any',
  lang: 'ko',
  readers: 'anyone',
  closed: false,
  slowModeMs: 0,
  online: 3,
  memberCount: 4,
  createdAt: 0,
  lastMessageAt: null,
};
const asIs = (text: string) => text;

test.each([
  ['別', 'ja', ['jp-han']],
  ['別', 'ko', ['kr-han']],
  ['別', 'id', ['jp-han']],
  ['별 あ 🌙', 'ko', ['kr-hangul', 'jp-kana', 'jp-latin', 'emoji']],
  ['', 'en', []],
] as const)('%s in %s is lettered with %j', (text, lang, names) => {
  expect(slicesFor(text, lang, slices).map(({ name }) => name)).toEqual(names);
});

test('what no font has is left out, not drawn as boxes', () => {
  expect(drawable('별 \u{13000}  \u0627 A', slices)).toBe('별 A');
});

test.each([
  [1, 'ko', '지금 1명 대화 중'],
  [19, 'en', '19 here now'],
  [57, 'en', '50+ here now'],
  [1234, 'id', '1.200+ orang sedang di sini'],
] as const)('%d people are %s: %s', (online, lang, count) => {
  expect(cardOf({ ...room, online }, lang, asIs)).toMatchObject({ count, lively: true });
});

test('in the reader’s language where the room has it, else as it was written', () => {
  expect(cardOf(room, 'ja', asIs).title).toBe('星の郵便局');
  expect(cardOf(room, 'id', asIs).title).toBe('별의 우체국');
});

test('a room that strangers can’t read doesn’t say who is in it now', () => {
  for (const more of [{ readers: 'members' }, { entry: 'code' }, { entry: 'approval' }] as const)
    expect(cardOf({ ...room, ...more }, 'en', asIs)).toMatchObject({ count: '4 members', lively: false });
  expect(cardOf({ ...room, online: 0, memberCount: 1 }, 'en', asIs)).toMatchObject({ count: 'Come in and talk', lively: false });
});

test('a title that is too long is cut between letters, and one that can’t be drawn is ours', () => {
  expect(Array.from(cardOf({ ...room, title: '🌙'.repeat(200) }, 'ko', asIs).title)).toHaveLength(90);
  expect(cardOf({ ...room, title: '\u{13000}' }, 'ko', (text) => drawable(text, slices)).title).toBe('OpenLink');
});

const ASKED = 'https://openlink.example/oembed';
test.each([
  'https://openlink.example/r/abcdefghijkl',
  'https://openlink.example/r/abcdefghijkl/',
  'https://openlink.example/r/abcdefghijkl?m=12&lang=ja#x',
  'https://other.example/r/abcdefghijkl',
])('%s is a room’s', (link) => {
  expect(slugIn(link, ASKED, { PUBLIC_ORIGINS: 'https://other.example' })).toBe('abcdefghijkl');
});
test.each([
  'https://openlink.example.evil.example/r/abcdefghijkl',
  'https://evil.example/https://openlink.example/r/abcdefghijkl',
  'https://openlink.example@evil.example/r/abcdefghijkl',
  'http://openlink.example/r/abcdefghijkl',
  'https://openlink.example:8443/r/abcdefghijkl',
  'https://openlink.example/r/abcdefghijkl/more',
  'https://openlink.example/r/..%2f..',
  'https://openlink.example/u/abcdefghijkl',
  'javascript://openlink.example/r/abcdefghijkl',
  '/r/abcdefghijkl',
  '',
])('%j is none', (link) => {
  expect(slugIn(link, ASKED, {})).toBeUndefined();
});

test('an oEmbed answer never outgrows its consumer, and a title stays text', () => {
  const answer = oembedOf({ ...room, title: `"><script>'&` }, 'ko', 'https://openlink.example', { maxwidth: 300, maxheight: 200 });
  expect(answer).toMatchObject({ width: 300, height: 200 });
  expect(answer).not.toHaveProperty('thumbnail_url');
  expect(answer.html).toContain('title="&#34;&#62;&#60;script&#62;&#39;&#38;"');
  expect(oembedOf(room, 'ja', 'https://openlink.example', {})).toMatchObject({
    thumbnail_width: 1200,
    thumbnail_height: 630,
    title: '星の郵便局',
  });
});
