import { expect, test } from 'vitest';
import { emojiList, emojiWords } from '../../web/emoji-data';
import { find, fold, type Findable } from '../../web/src/lib/emoji/search';
import { toned, TONES } from '../../web/src/lib/emoji/tones';
import { LANGS } from '../../rooms/protocol/lang';
import { emoji as emojiSchema } from '../../rooms/protocol/reaction';

const list = emojiList().flatMap(({ emojis }) => emojis);
const words = LANGS.map(emojiWords);
const all: Findable[] = list.map(([emoji], i) => {
  const said = words.map((of) => of[i]?.split('|').map(fold) ?? []);
  return { emoji, names: said.flatMap(([name]) => name ?? []), words: said.flatMap(([, ...more]) => more) };
});
const found = (query: string) => find(all, query).map(({ emoji }) => emoji);

test.each([
  ['웃음', '😂'],
  ['笑い', '😂'],
  ['tertawa', '😂'],
  ['laugh', '😂'],
  ['laugh tear', '😂'],
  // One character is a word in some scripts.
  ['猫', '🐱'],
  ['꽃', '🌸'],
  // Either kana, either width, either case.
  ['ねこ', '🐈'],
  ['ﾈｺ', '🐈'],
  ['CAT', '🐈'],
  // A syllable that is still being typed.
  ['커ㅍ', '☕'],
  ['고야', '🐱'],
  ['🇮🇩', '🇮🇩'],
  ['인도네시아', '🇮🇩'],
  ['bendera jepang', '🇯🇵'],
  ['keluarga', '👨‍👩‍👧'],
])('“%s” finds %s', (query, emoji) => expect(found(query)).toContain(emoji));

test('the emoji of that very name comes first', () => {
  expect(found('cat')[0]).toBe('🐈');
  expect(found('heart')[0]).toBe('❤️');
  expect(found('커피')).toContain('☕');
  expect(found('')).toEqual([]);
  expect(found('qqqq')).toEqual([]);
});

test('every emoji has a name in every language, and a room takes it in every skin tone', () => {
  for (const of of words) expect(of.filter((said) => /^\s*(\||$)/u.test(said))).toEqual([]);
  const refused = list.flatMap(([emoji, , takesTone]) =>
    (takesTone ? TONES : ([''] as const)).map((tone) => toned(emoji, tone)).filter((one) => !emojiSchema.safeParse(one).success),
  );
  expect(list.length).toBeGreaterThan(1800);
  expect(refused).toEqual([]);
});
