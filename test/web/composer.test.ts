import { describe, expect, test } from 'vitest';
import { onEnter } from '../../web/src/lib/room/enter';
import { guessLang } from '../../web/src/lib/room/guess-lang';
import { offerNickname } from '../../web/src/lib/room/nickname-offer';

const key = { key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13, timeStamp: 1000 };
const never = Number.NEGATIVE_INFINITY;

describe('Enter', () => {
  test('sends on a keyboard; with Shift, and on a touch screen, it is a new line', () => {
    expect(onEnter(key, true, never)).toBe('send');
    expect(onEnter({ ...key, shiftKey: true }, true, never)).toBe('newline');
    expect(onEnter(key, false, never)).toBe('newline');
  });

  test('never sends while an input method composes', () => {
    expect(onEnter({ ...key, isComposing: true }, true, never)).not.toBe('send');
    expect(onEnter({ ...key, keyCode: 229 }, true, never)).not.toBe('send');
  });

  test('never sends when it is the key that ended a composition, told of after the end', () => {
    expect(onEnter(key, true, 990)).toBe('nothing');
    expect(onEnter(key, true, 500)).toBe('send');
  });
});

describe('the language of a text', () => {
  test.each([
    ['안녕하세요', 'en', 'ko'],
    ['見ました!', 'ko', 'ja'],
    ['東京', 'ja', 'ja'],
    ['Halo semua', 'id', 'id'],
    ['Hello', 'ko', 'en'],
    ['😀', 'ja', 'ja'],
  ] as const)('%s, by a reader of %s, is %s', (text, reads, lang) => expect(guessLang(text, reads)).toBe(lang));
});

describe('an offered nickname', () => {
  const words = { first: '졸린,신난', second: '수달,고래', pattern: '{first} {second}' };

  test('is the same for the same seed, and every pair of words can come', () => {
    const all = new Set([0, 0.25, 0.5, 0.75].map((seed) => offerNickname(words, seed)));
    expect(all).toEqual(new Set(['졸린 수달', '신난 수달', '졸린 고래', '신난 고래']));
    expect(offerNickname(words, 0.3)).toBe(offerNickname(words, 0.3));
    expect(offerNickname(words, 0.999999)).toBe('신난 고래');
  });
});
