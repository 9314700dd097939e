import { hiragana } from '../../../../rooms/protocol/kana';
import type { Lang } from '../../../../rooms/protocol/lang';
import { SHORT } from './short-words';

/** Compatible letters become plain ones; single Hangul letters (ㅇㅇ, ㅠㅠ) are words of chats and stay what they are. */
const plain = (text: string) => text.replace(/[^\u3130-\u318f\uffa0-\uffdc]+/gu, (run) => run.normalize('NFKC'));

/** Width made one, typographic quotes plain, spaces single. What slots are read from. */
export const light = (text: string): string =>
  plain(text)
    .replace(/[’‘`´]/gu, "'")
    .replace(/[〜∼～]/gu, '~')
    .replace(/[^\S\n]+/gu, ' ');

/** Letters and digits alone, words apart by one space; Latin letters once where they are held (haloooo), others where they are held for three. */
export const letters = (text: string): string =>
  hiragana(light(text).toLowerCase())
    .replace(/'/gu, '')
    .replace(/[ー―]+/gu, 'ー')
    .replace(/ー(?![\p{L}\p{N}])/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}⟦⟧]+/gu, ' ')
    .replace(/([a-z])\1+/gu, '$1')
    .replace(/([^\p{N}a-z])\1{2,}/gu, '$1')
    .trim();

const shortOf: Partial<Record<Lang, Map<string, string>>> = Object.fromEntries(
  Object.entries(SHORT).map(([lang, groups]) => [
    lang,
    new Map(Object.entries(groups).flatMap(([said, ways]) => ways.split(' ').map((way) => [letters(way), letters(said)] as const))),
  ]),
);

/** How a word that chats write short is written out, if it is one. */
export const writtenOut = (word: string, lang: Lang): string | undefined => shortOf[lang]?.get(letters(word));

/** The words of a text as they are compared: by a space in Latin script, in one piece in Korean and Japanese, which space as they like. */
export function words(text: string, lang: Lang): string {
  const folded = letters(text);
  if (shortOf[lang]) return folded.replace(/[^ ]+/gu, (word) => writtenOut(word, lang) ?? word);
  const tight = folded.replaceAll(' ', '');
  // 좋아용, 감사합니당, 안녕하세여: the same ending, said sweetly.
  return lang === 'ko' ? tight.replace(/[여용염]$/u, '요').replace(/당$/u, '다') : tight;
}
