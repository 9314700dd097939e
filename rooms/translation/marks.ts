/** What every reader sees as it was written: addresses, @names, #tags, code, emoji (with their modifiers and sequences). */
const PROTECTED = [
  '```[\\s\\S]*?```|`[^`\\n]+`',
  '\\b(?:https?|ftp)://[^\\s<>"]+|\\bwww\\.[^\\s<>"]+|\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
  '(?<![\\p{L}\\p{N}_])[@#＃＠][\\p{L}\\p{N}_\\p{M}.-]*[\\p{L}\\p{N}_\\p{M}]',
  '(?:\\p{RI}\\p{RI}|[0-9#*]\\uFE0F?\\u20E3|\\p{Extended_Pictographic}(?:\\uFE0F|\\p{EMod})?(?:[\\u{E0020}-\\u{E007F}]+)?(?:\\u200D\\p{Extended_Pictographic}(?:\\uFE0F|\\p{EMod})?)*)+',
].join('|');

/** A term that a room says its own way: `term` as it stands in the text's language, `said` in the reader's. */
export type Term = { term: string; said: string };

/** A text with marks in place of its protected parts, and what stands for each of them in the translation. */
export type Marked = { text: string; parts: string[] };

/** Stands for the part with number `n`. Engines keep brackets of this kind, being used nowhere else. */
export const markOf = (n: number) => `⟦${n}⟧`;
export const MARKS = /⟦(\d+)⟧/gu;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const isLatin = (text: string) => /^[\p{Script=Latin}\p{N}]/u.test(text);
/** Latin terms are whole words; scripts that write without spaces have no such thing. */
const termPattern = (term: string) => (isLatin(term) ? `(?<![\\p{L}\\p{N}])${escaped(term)}(?![\\p{L}\\p{N}])` : escaped(term));

/** Puts marks where a translator must change nothing, and where the room's glossary says what to put. The longest term wins. */
export function protect(text: string, terms: readonly Term[] = []): Marked {
  const sorted = terms.toSorted((a, b) => b.term.length - a.term.length);
  const saidBy = new Map(sorted.map(({ term, said }) => [term.toLowerCase(), said]));
  // Marks that the text itself has are a part like any other.
  const pattern = new RegExp([MARKS.source, PROTECTED, ...sorted.map(({ term }) => termPattern(term))].join('|'), 'giu');
  const parts: string[] = [];
  const marked = text.replace(pattern, (found) => markOf(parts.push(saidBy.get(found.toLowerCase()) ?? found) - 1));
  return { text: marked, parts };
}

/** Whether a translation has every mark once. */
export function isWhole(translated: string, count: number): boolean {
  const seen = [...translated.matchAll(MARKS)].map(([, n]) => Number(n));
  return seen.length === count && new Set(seen).size === count && seen.every((n) => n < count);
}

/** Puts the parts back. */
export const restore = ({ text, parts }: Marked): string => text.replace(MARKS, (mark, n) => parts[Number(n)] ?? mark);

/** What is left for a translator to read: nothing, where a text is only links, names, emoji, numbers and punctuation. */
export const wordsOf = (marked: string): string =>
  marked
    .replace(MARKS, ' ')
    .replace(/[^\p{L}\p{M}\s]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
