/**
 * A part of an address: ASCII, a bracket that closes, or other letters where a path or a query begins with them (`/wiki/한국`), so
 * that what follows without a space (`https://a.example/b見て`) is the sentence again.
 */
const OF_ADDRESS = String.raw`[\w$%&+/=@#.,;:!?~*-]|\([\w$%&+/=@#.,;:!?~*-]*\)|(?<=[/=#&_\-])(?:(?!\p{ASCII})[\p{L}\p{M}\p{N}])+`;
/** What an address ends with: never the punctuation of the sentence around it. */
const END_OF_ADDRESS = String.raw`[\w$%&+/=@#-]|\([\w$%&+/=@#.,;:!?~*-]*\)|(?<=[/=#&_\-])(?:(?!\p{ASCII})[\p{L}\p{M}\p{N}])+`;
const EMOJI = String.raw`\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}(?:[\uFE0E\uFE0F]|\p{EMod})?(?:[\u{E0020}-\u{E007F}]+)?`;

/** What every reader sees as it was written: code, addresses, @names, #tags, emoji (with their modifiers and sequences). */
const PROTECTED = [
  '```[\\s\\S]*?```|`[^`\\n]+`',
  String.raw`(?<!\w)(?:(?:https?|ftp)://|www\.)(?:${OF_ADDRESS})*(?:${END_OF_ADDRESS})`,
  String.raw`(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+`,
  // A name in Latin letters ends where another script begins: `@yukiさん`.
  String.raw`(?<![\p{L}\p{N}_])[@＠](?:[\p{Script=Latin}\p{N}_](?:[\p{Script=Latin}\p{N}\p{M}_.\-]*[\p{Script=Latin}\p{N}_])?|[\p{L}\p{N}_\p{M}.\-]*[\p{L}\p{N}_\p{M}])`,
  String.raw`(?<![\p{L}\p{N}_])[#＃][\p{L}\p{N}_\p{M}.\-]*[\p{L}\p{N}_\p{M}]`,
  `(?:(?:${EMOJI})(?:\\u200D(?:${EMOJI}))*)+`,
].join('|');

/** A term that a room says its own way: `term` as it stands in the text's language, `said` in the reader's. */
export type Term = { term: string; said: string };

/** A text with marks in place of its protected parts, and what stands for each of them in the translation. */
export type Marked = { text: string; parts: string[] };

/** Stands for the part with number `n`. Engines keep brackets of this kind, being used nowhere else. */
const markOf = (n: number) => `⟦${n}⟧`;
/** With the spaces that engines put into what they don't know: also where people write them, or an engine's mark and theirs would be one. */
export const MARKS = /⟦\s*(\d+)\s*⟧/gu;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => `\\u{${sign.charCodeAt(0).toString(16)}}`);
const isLatin = (text: string) => /^[\p{Script=Latin}\p{N}]/u.test(text);
/** Latin terms are whole words, though particles of other scripts follow them (`BTS가`); scripts that write without spaces have no such thing. */
const termPattern = (term: string) =>
  isLatin(term) ? String.raw`(?<![\p{Script=Latin}\p{N}])${escaped(term)}(?![\p{Script=Latin}\p{N}])` : escaped(term);

/** Puts marks where a translator must change nothing, and where the room's glossary says what to put. The longest term wins. */
export function protect(text: string, terms: readonly Term[] = []): Marked {
  // Looked for one by one first: a pattern of 200 terms takes a millisecond for one short line.
  const lower = text.toLowerCase();
  const there = terms.filter(({ term }) => lower.includes(term.toLowerCase()));
  const sorted = there.toSorted((a, b) => b.term.length - a.term.length);
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

/** Whether a text says anything that could be said otherwise: links, names, emoji and numbers are the same in whatever language they were sent. */
export const hasWords = (text: string): boolean => wordsOf(protect(text).text) !== '';
