import { hiragana } from '$rooms/protocol/kana';

/** One emoji as it can be found: by what it is called, and by other words for it, in the languages that are loaded; folded. */
export type Findable = { emoji: string; names: string[]; words: string[] };

/** As compared: width, case and kana folded; Hangul as letters, so that a syllable still being typed finds those it may become. */
export const fold = (text: string) =>
  hiragana(text.normalize('NFKC').toLowerCase())
    .replace(/[가-힣]/gu, (syllable) => syllable.normalize('NFD'))
    .trim();

const LATIN = /^[\p{Script=Latin}\p{N}]/u;

/** How well a word or name answers: 4 the same, 3 one of its words, 2 its beginning, 1 somewhere in it (in Latin, a word's beginning); 0 not at all. */
function match(word: string, asked: string): number {
  if (word === asked) return 4;
  if (word.split(' ').includes(asked)) return 3;
  if (word.startsWith(asked)) return 2;
  return (LATIN.test(asked) ? word.includes(` ${asked}`) : word.includes(asked)) ? 1 : 0;
}

/** What an emoji is called says more than a keyword, and a short name more than a long one. */
function scoreOf({ names, words }: Findable, asked: string): number {
  const byName = names.map((name) => {
    const score = match(name, asked);
    return score >= 3 ? 4 + score - Math.min(name.length, 90) / 100 : score;
  });
  return Math.max(0, ...byName, ...words.map((word) => match(word, asked)));
}

/** Those that answer every word of the query, best first, at most `most`. */
export function find<T extends Findable>(all: readonly T[], query: string, most = 120): T[] {
  const asked = fold(query).split(/\s+/u).filter(Boolean);
  if (asked.length === 0) return [];
  const scored = all.flatMap((one, order) => {
    const scores = asked.map((part) => scoreOf(one, part));
    const hit = scores.every((score) => score > 0) || one.emoji === query.trim();
    return hit ? [{ one, order, score: scores.reduce((a, b) => a + b, 0) }] : [];
  });
  return scored
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, most)
    .map(({ one }) => one);
}
