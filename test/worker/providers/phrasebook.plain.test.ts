import { expect, test } from 'vitest';
import { LANGS, type Lang } from '$rooms/protocol/lang';
import { protect } from '$rooms/protocol/marks';
import { keysOf, lines, saidIn } from '$worker/providers/translate/phrasebook/book';
import { withParticle } from '$worker/providers/translate/phrasebook/particles';
import { phrase } from '$worker/providers/translate/phrasebook/phrasebook';
import { things } from '$worker/providers/translate/phrasebook/things';

const pairs = LANGS.flatMap((from) => LANGS.filter((to) => to !== from).map((to) => [from, to] as const));
const at = (lang: Lang) => LANGS.indexOf(lang);
const waysOf = (line: readonly string[], lang: Lang) => line[at(lang)]!.split(' | ');
/** Japanese writes its own marks. */
const ended = (text: string, lang: Lang) => (lang === 'ja' ? text.replaceAll('?', '？').replaceAll('!', '！') : text);
const bare = (text: string | null) => text?.toLowerCase().replace(/[?？.!]+$/u, '');

/** What stands in slots for a test, in each language. */
const HELD: Record<string, Record<Lang, string>> = {
  name: { ko: 'Mina', ja: 'Mina', id: 'Mina', en: 'Mina' },
  who: { ko: 'BTS', ja: 'BTS', id: 'BTS', en: 'BTS' },
  thing: { ko: '커피', ja: 'コーヒー', id: 'kopi', en: 'coffee' },
  n: { ko: '12', ja: '12', id: '12', en: '12' },
  time: { ko: '오후 9시', ja: '午後9時', id: 'jam 9 malam', en: '9 pm' },
};
const held = (way: string, lang: Lang) =>
  way.replace(/\{(\w+)(?::(\p{L}+))?\}/gu, (_, slot: string, particle?: string) => {
    const said = HELD[slot]![lang];
    return particle ? withParticle(said, particle) : said;
  });

test('the book has far more than 200 lines, each said in four languages', () => {
  expect(lines.length).toBeGreaterThanOrEqual(300);
  for (const line of [...lines, ...things]) {
    for (const lang of LANGS) for (const way of waysOf(line, lang)) expect(way.trim(), line[0]).not.toBe('');
  }
  const slots = (text: string) => [...text.matchAll(/\{(\w+)/gu)].map(([, slot]) => slot).toSorted();
  for (const line of lines)
    for (const lang of LANGS) for (const way of waysOf(line, lang)) expect(slots(way), way).toEqual(slots(line[0].split(' | ')[0]!));
});

test('no two lines are written alike', () => {
  const clashes = LANGS.flatMap((lang) => {
    const owner = new Map<string, string>();
    return lines.flatMap((line) =>
      waysOf(line, lang).flatMap((way) =>
        keysOf(way, lang).flatMap((key) => {
          const other = owner.get(key) ?? line[0];
          owner.set(key, other);
          return other === line[0] ? [] : [`${lang} ${way}: ${other} / ${line[0]}`];
        }),
      ),
    );
  });
  expect(clashes).toEqual([]);
});

test.each(pairs)('every line goes from %s to %s, with what its slots hold', (from, to) => {
  const wrong = lines.flatMap((line) => {
    const said = phrase(held(saidIn(line, from), from), from, to);
    const wanted = ended(held(saidIn(line, to), to), to);
    return said === wanted ? [] : [`${saidIn(line, from)} → ${said}, not ${wanted}`];
  });
  expect(wrong).toEqual([]);
});

test.each(LANGS)('every way to say a line in %s is that line', (from) => {
  const to = from === 'en' ? 'ko' : 'en';
  const wrong = lines.flatMap((line) =>
    waysOf(line, from).flatMap((way) => {
      const said = phrase(held(way.replace('(?)', '?'), from), from, to);
      return bare(said) === bare(held(saidIn(line, to), to)) ? [] : [`${way} → ${said}, not ${saidIn(line, to)}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test.each<[Lang, string, Lang, string | null]>([
  // Case, width, punctuation, letters held, chat spelling, politeness.
  ['id', 'HALOOOO semuanyaaa!!', 'ko', '여러분 안녕하세요!!'],
  ['en', 'Ｇｏｏｄ ｍｏｒｎｉｎｇ', 'ja', 'おはようございます'],
  ['ja', 'ｽｺﾞｰｲ！', 'en', 'Amazing!'],
  ['ja', 'カワイイ〜', 'ko', '귀여워요~'],
  ['ko', '안 녕 하 세 요', 'en', 'Hi'],
  ['ko', '재밌어', 'id', 'Seru'],
  ['id', 'gw jg setuju', 'en', 'Me too, I agree'],
  ['id', 'keren bgt sih', 'ja', 'すごい'],
  ['en', 'how r u', 'id', 'Apa kabar?'],
  ['ja', '何時から', 'ko', '몇 시부터예요?'],
  ['ja', '何時からですか', 'ko', '몇 시부터예요?'],
  // A question isn't a statement.
  ['ko', '밥 먹었어요?', 'en', 'Have you eaten?'],
  ['ko', '밥 먹었어요', 'en', 'I already ate'],
  ['ko', '좋아요?', 'en', null],
  // Laughter and tears are the reader's, where they stood.
  ['ko', 'ㅋㅋㅋ', 'id', 'wkwk'],
  ['id', 'wkwkwkwk', 'ko', 'ㅋㅋㅋㅋ'],
  ['ja', 'やばいwww', 'en', 'Amazing hahaha'],
  ['ja', '草', 'id', 'wkwk'],
  ['ja', 'すごい(笑)', 'ko', '대박 ㅋㅋ'],
  ['en', 'lol no way', 'ja', '笑 ありえない'],
  ['ko', '슬퍼요 ㅠㅠ', 'id', 'Sedih huhu'],
  // Several sentences, and openers without a stop between.
  ['ja', 'おはようございます。お元気ですか？', 'ko', '좋은 아침이에요. 잘 지내요?'],
  ['ko', '네 알겠어요!', 'ja', 'はい、わかりました！'],
  ['ja', 'はいわかりました', 'id', 'Iya, oke'],
  ['en', 'hi everyone, nice to meet you', 'ja', '皆さん、こんにちは、よろしくお願いします'],
  ['ko', '안녕하세요\n반가워요', 'en', 'Hi\nNice to meet you'],
  // One sentence that isn't in the book, and nothing is.
  ['ko', '안녕하세요! 국장님이 편지를 안 태웠대요', 'en', null],
  ['en', 'good morning, I fixed the compiler', 'ko', null],
  // Marks stay where they were, and may be a name or a thing.
  ['id', 'makasih ya ⟦0⟧', 'ko', '고마워요 ⟦0⟧'],
  ['ko', '⟦0⟧ 좋은 아침이에요 ⟦1⟧', 'ja', '⟦0⟧ おはようございます ⟦1⟧'],
  ['ko', '⟦0⟧님 안녕하세요', 'en', 'Hi ⟦0⟧'],
  ['en', 'do you like ⟦0⟧?', 'ja', '⟦0⟧は好きですか？'],
  ['ja', '⟦0⟧', 'en', '⟦0⟧'],
  // Slots hold what is known or a name, nothing else.
  ['ko', '떡볶이 먹고 싶어요', 'ja', 'トッポッキ食べたい'],
  ['ko', '비밀 이야기 좋아해요', 'en', null],
  ['ko', '저는 의사예요', 'en', null],
  ['ko', '선생님 안녕하세요', 'en', null],
  ['en', 'hi my dear old friends from the north', 'ko', null],
  ['id', 'aku suka NewJeans', 'ja', 'NewJeansが好きです'],
  // Hours, each in its own writing.
  ['ko', '밤 9시에 봐요', 'id', 'Ketemu jam 9 malam'],
  ['ja', '21時に会いましょう', 'en', "Let's meet at 21:00"],
  ['id', 'mulai jam 8.30 malam', 'ja', '午後8時30分からです'],
  ['en', "let's meet at 9:30 pm", 'ko', '오후 9시 30분에 만나요'],
  ['ko', '99시에 봐요', 'en', null],
])('%s “%s” is in %s “%s”', (from, text, to, wanted) => expect(phrase(text, from, to)).toBe(wanted));

test('every thing is one, by each of its names', () => {
  for (const [from, to] of pairs) {
    for (const thing of things) {
      const way = waysOf(thing, from).at(-1)!;
      const asking = { ko: `${way} 좋아해요?`, ja: `${way}は好きですか？`, id: `kamu suka ${way}?`, en: `do you like ${way}?` }[from];
      expect(phrase(asking, from, to), asking).toContain(waysOf(thing, to)[0]!);
    }
  }
});

test('long and hostile texts are answered at once', () => {
  const hostile = [
    'ㅋ'.repeat(4000),
    'ha'.repeat(140),
    '안녕 '.repeat(70),
    'a '.repeat(140),
    '⟦0⟧'.repeat(90),
    'は'.repeat(290),
    'jam '.repeat(70),
    // Marks and words by turns, short enough to be read and as long as a message may be.
    ...['😀 A ', '@a b ', '😀 네 ', '😀はい', '#x yes ', 'https://a.b c ', '네 ', 'a, ', 'hi A ', '😀, oh '].flatMap((part) =>
      [100, 200, 4000].map((length) => protect(part.repeat(length / part.length)).text),
    ),
  ];
  const began = performance.now();
  // What this takes has far to go to either side of the limit: 0.2 s where it is well, 10 s where the parts of a text are tried in all ways.
  for (let i = 0; i < 5; i++) {
    for (const text of hostile) for (const from of LANGS) phrase(text, from, from === 'en' ? 'ko' : 'en');
  }
  expect(performance.now() - began).toBeLessThan(5000);
});
