import { describe, expect, test } from 'vitest';
import { LANGS, type Lang } from '../../rooms/protocol/lang';
import { detect } from '../../rooms/translation/detect';
import { FREQUENT } from '../../rooms/translation/frequent-words';
import { lines } from '../../worker/providers/translate/phrasebook/book';
import { conversation } from '../e2e/conversation';
import { languageLines, type Labelled } from './language-lines';

const ANSWERS = [...LANGS, 'und'] as const;

/** Of each group of one language and one prior, the first line tunes, the second is held out, and so on. */
function halves(lines: readonly Labelled[]) {
  const groups = Object.values(Object.groupBy(lines, ({ lang, prior }) => `${lang} ${prior}`)).map((group) => group ?? []);
  const half = (of: 0 | 1) => groups.flatMap((group) => group.filter((_, i) => i % 2 === of));
  return { tuning: half(0), heldOut: half(1) };
}

function judge(name: string, lines: readonly Labelled[]): number {
  const answers = lines.map((line) => ({ ...line, answer: detect(line.text, line.prior) }));
  const count = (lang: string, answer: string) => answers.filter((line) => line.lang === lang && line.answer === answer).length;
  const right = answers.filter(({ lang, answer }) => lang === answer).length / lines.length;
  const rows = ANSWERS.map((lang) => [lang, ...ANSWERS.map((answer) => String(count(lang, answer)).padStart(4))].join('\t'));
  console.log(
    [
      `${name}: ${(100 * right).toFixed(1)} % of ${lines.length} lines`,
      ['is\\said', ...ANSWERS.map((a) => a.padStart(4))].join('\t'),
      ...rows,
    ].join('\n'),
  );
  for (const { text, lang, prior, answer } of answers)
    if (lang !== answer) console.log(`  ${lang} taken for ${answer} (reads ${prior}): ${text}`);
  return right;
}

describe('the language of a chat line', () => {
  const { tuning, heldOut } = halves(languageLines);

  test('at least 95 of 100 labelled lines are right, those never looked at in tuning too', () => {
    expect(languageLines.length).toBeGreaterThanOrEqual(240);
    expect(judge('tuning half', tuning)).toBeGreaterThanOrEqual(0.95);
    expect(judge('held-out half', heldOut)).toBeGreaterThanOrEqual(0.95);
  });

  test('what was written for another purpose is right as often, laughter and emoji apart', () => {
    const reads = { seoul: 'ko', tokyo: 'ja', jakarta: 'id' } as const;
    const lines = conversation
      .filter(({ text }) => /[\p{L}--[ㅋㅎㅠㅜwk]]/iv.test(text))
      .map(({ text, lang, by }): Labelled => ({ text, lang, prior: reads[by] }));
    expect(judge('an evening of three readers', lines)).toBeGreaterThanOrEqual(0.95);
  });

  test('every way to say the everyday lines of the phrasebook is told, whatever its sender reads', () => {
    const ways = LANGS.flatMap((lang, i) =>
      lines.flatMap((line) => line[i]!.split(' | ').map((text) => ({ lang, text: text.replace('(?)', '?').replace(/\{[^}]*\}/gu, '3') }))),
    );
    // `hi` and `oke` are said in more than one of them.
    const langs = Map.groupBy(ways, ({ text }) => text.toLowerCase());
    const told = ways.filter(({ text, lang }) => langs.get(text.toLowerCase())?.every((way) => way.lang === lang));
    for (const lang of LANGS) {
      const mine = told.filter((way) => way.lang === lang);
      const shares = LANGS.map((prior) => mine.filter(({ text }) => detect(text, prior) === lang).length / mine.length);
      console.log(
        `${lang}, ${mine.length} ways: ${shares.map((share, i) => `${LANGS[i]} reader ${(100 * share).toFixed(1)} %`).join(', ')}`,
      );
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.95);
    }
  });

  test.each(LANGS)('a sender who reads %s says the sure things in any language', (prior: Lang) => {
    expect(detect('안녕하세요 반가워요', prior)).toBe('ko');
    expect(detect('よろしくお願いします', prior)).toBe('ja');
    expect(detect('aku belum pernah ke sana', prior)).toBe('id');
    expect(detect('what time does it start tomorrow?', prior)).toBe('en');
    expect(detect('https://openlink.example/r/a @mina #콘서트 `const x = 1` 🎉', prior)).toBe('und');
    expect(detect('', prior)).toBe('und');
  });

  test('links, names and code in one language leave a line in another what it is', () => {
    expect(detect('https://example.com/this/is/about/the/weather 봐봐', 'en')).toBe('ko');
    expect(detect('@everyone_is_here besok jadi kan?', 'en')).toBe('id');
    expect(detect('try `안녕 = 하세요` and tell me', 'ko')).toBe('en');
  });

  test('no word counts for two languages', () => {
    const all = Object.values(FREQUENT).flatMap((words) => [...words]);
    expect(all.filter((word, i) => all.indexOf(word) !== i)).toEqual([]);
  });

  test('the longest message costs no more than a short one, whatever it is made of', () => {
    const worst = ['a', 'a.', 'a ', 'ㅋ', '草', '「', '"', '@', 'ha', '\ud83d', '⟦0⟧', '👩‍👩‍👧', 'あ', 'the ', '`'].map((part) =>
      part.repeat(4000).slice(0, 4000),
    );
    const started = performance.now();
    for (const text of worst) for (let i = 0; i < 20; i++) detect(text, 'en');
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
