import { describe, expect, test } from 'vitest';
import { isWhole, protect, restore, wordsOf, type Term } from '../../rooms/protocol/marks';

const partsOf = (text: string, terms: readonly Term[] = []) => protect(text, terms).parts;

describe('what a translator must not touch', () => {
  test.each([
    ['see https://a.example/b?c=d&e=f#g.', ['https://a.example/b?c=d&e=f#g']],
    ['(https://a.example/b)', ['https://a.example/b']],
    ['https://en.wikipedia.example/wiki/Seoul_(city), then', ['https://en.wikipedia.example/wiki/Seoul_(city)']],
    ['https://youtu.example/x1見てください', ['https://youtu.example/x1']],
    ['https://a.example에서 봐요', ['https://a.example']],
    ['https://ko.wikipedia.example/wiki/한국 봐봐', ['https://ko.wikipedia.example/wiki/한국']],
    ['www.a.example!', ['www.a.example']],
    ['write to mina.k+x@mail.example, ok', ['mina.k+x@mail.example']],
    ['@mina_k. kamu di mana', ['@mina_k']],
    ['@yukiさん、これ見た?', ['@yuki']],
    ['@민수 이거 봐', ['@민수']],
    ['＠ゆき #推し活 ＃BTS컴백 가자', ['＠ゆき', '#推し活', '＃BTS컴백']],
    ['run `npm test` and ```a\nb```', ['`npm test`', '```a\nb```']],
    ['좋아요👍🏽👨‍👩‍👧🇰🇷1️⃣❤️ㅎㅎ', ['👍🏽👨‍👩‍👧🇰🇷1️⃣❤️']],
    ['1 + 1 = 2, 50% & more', []],
    ['me@ and @ and # alone', []],
  ])('%s', (text, parts) => expect(partsOf(text)).toEqual(parts));

  test('marks of the text itself come back as they were', () => {
    const marked = protect('⟦7⟧ and https://a.example');
    expect(marked.text).toBe('⟦0⟧ and ⟦1⟧');
    expect(restore(marked)).toBe('⟦7⟧ and https://a.example');
    const spaced = protect('⟦ 0 ⟧ and ⟦\n1⟧');
    expect(spaced).toEqual({ text: '⟦0⟧ and ⟦1⟧', parts: ['⟦ 0 ⟧', '⟦\n1⟧'] });
    expect(restore(spaced)).toBe('⟦ 0 ⟧ and ⟦\n1⟧');
  });

  test('a mark is one whatever spaces an engine puts into it', () => {
    expect(isWhole('⟦ 1 ⟧ dan ⟦0 ⟧', 2)).toBe(true);
    expect(restore({ text: '⟦ 1 ⟧ dan ⟦0 ⟧', parts: ['a', 'b'] })).toBe('b dan a');
    for (const broken of ['⟦0⟧ ⟦ 0 ⟧', '⟦0⟧ ⟦ 2 ⟧', '⟦0⟧ ⟦1⟧ ⟦ 1 ⟧', '⟦0 1⟧']) expect(isWhole(broken, 2), broken).toBe(false);
  });

  test('every mark must come back once', () => {
    expect(isWhole('⟦1⟧ dan ⟦0⟧', 2)).toBe(true);
    for (const broken of ['⟦0⟧', '⟦0⟧ ⟦0⟧', '⟦0⟧ ⟦2⟧', '⟦0⟧ ⟦1⟧ ⟦1⟧', '[0] [1]']) expect(isWhole(broken, 2), broken).toBe(false);
  });

  test('words are what is left: no marks, numbers or signs', () => {
    expect(wordsOf(protect('https://a.example @mina 👍 10:30!').text)).toBe('');
    expect(wordsOf(protect("10시에 봐! don't").text)).toBe('시에 봐 don t');
  });
});

describe('terms of a glossary', () => {
  const said = (text: string, ...terms: [string, string][]) =>
    restore(
      protect(
        text,
        terms.map(([term, to]) => ({ term, said: to })),
      ),
    );

  test('stand in the translation as the room says them, whatever their case, and with particles', () => {
    expect(said('tofu는 귀여워, TOFUの帽子', ['Tofu', '두부'])).toBe('두부는 귀여워, 두부の帽子');
  });

  test('in Latin letters are whole words', () => expect(said('cat concatenates cats', ['cat', 'kucing'])).toBe('kucing concatenates cats'));

  test('in other scripts stand anywhere, the longest first', () => {
    expect(said('달빛우체국과 달빛', ['달빛', 'Moonlight'], ['달빛우체국', 'Moonlight Post'])).toBe('Moonlight Post과 Moonlight');
  });

  test('may have any sign in them', () => {
    const signs = [
      'Spider-Man',
      'C++',
      'A/B',
      'wait...',
      '$100',
      '(G)I-DLE',
      '[x]',
      '{y}',
      'a|b',
      '^o^',
      'R&B',
      'a&&b',
      '~~',
      '!!',
      'a\\b',
      '#1',
      'a:b',
      'q=a',
    ];
    for (const term of signs) expect(said(`so ${term} yes`, [term, 'X']), term).toBe('so X yes');
  });
});

test('4,000 characters of the worst take no time', () => {
  const started = performance.now();
  for (const part of [
    'a.',
    'a@',
    '@a',
    '#',
    '`',
    '```',
    'https://',
    'https://a',
    'https://(',
    'www.',
    '/한',
    '👩‍',
    '⟦',
    '⟦ ',
    ' 0',
    'a-',
    '.a@a',
    '@a.',
  ])
    protect(part.repeat(4000).slice(0, 4000));
  expect(performance.now() - started).toBeLessThan(5000);
});
