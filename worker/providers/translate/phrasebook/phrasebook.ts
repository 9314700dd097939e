import type { Lang } from '../../../../rooms/protocol/lang';
import type { Engine } from '../engine';
import { find, findOpener, type Found } from './book';
import { light } from './fold';
import { SOUND, soundOf, type Sound } from './sounds';

/** Longer texts aren't everyday lines. */
const LONGEST = 200;

/** A message cut at what is no word: each mark, laugh, end of a sentence and line by itself. */
const CUT = new RegExp(
  `(?<mark>⟦\\d+⟧)|(?<laugh>${SOUND.laugh})|(?<cry>${SOUND.cry})|(?<end>(?:[!?。…~]|\\.(?!\\d))+)|(?<line>\\n+)`,
  'giu',
);

type Token =
  | { kind: 'words' | 'mark' | 'end' | 'line'; text: string; hasGap: boolean }
  | { kind: 'sound'; sound: Sound; text: string; hasGap: boolean };

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const add = (text: string, token: (text: string, hasGap: boolean) => Token) => {
    const trimmed = text.replace(/^[ ,、]+|[ ,、]+$/gu, '');
    if (trimmed !== '') tokens.push(token(trimmed, text.startsWith(' ')));
  };
  for (const found of text.matchAll(CUT)) {
    const before = text.slice(at, found.index);
    add(before, (text, hasGap) => ({ kind: 'words', text, hasGap }));
    const hasGap = text.slice(0, found.index).endsWith(' ');
    const { mark, laugh, cry, end } = found.groups ?? {};
    at = found.index + found[0].length;
    if (laugh ?? cry) tokens.push({ kind: 'sound', sound: laugh ? 'laugh' : 'cry', text: found[0], hasGap });
    else tokens.push({ kind: mark ? 'mark' : end ? 'end' : 'line', text: found[0], hasGap });
  }
  add(text.slice(at), (text, hasGap) => ({ kind: 'words', text, hasGap }));
  return tokens;
}

/** In words. Japanese, which has no spaces, is cut behind each of its first letters. */
const LONGEST_OPENER = 8;

/** What one sentence holds: a line, or openers and a line. Null where a word of it is unknown. */
function sentence(text: string, lang: Lang, isQuestion: boolean, depth = 0): Found[] | null {
  const whole = find(text, lang, isQuestion);
  if (whole) return [whole];
  if (depth === 3) return null;
  const ofCommas = text.split(/ ?[,、] ?/u);
  if (ofCommas.length > 1) {
    const parts = ofCommas.map((part, i) => sentence(part, lang, isQuestion && i === ofCommas.length - 1, depth + 1));
    return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
  }
  // Openers need no comma; Japanese needs no space either.
  const cuts =
    lang === 'ja'
      ? Array.from({ length: Math.min(12, text.length) }, (_, i) => i + 1)
      : [...text.matchAll(/ /gu)].slice(0, LONGEST_OPENER).map(({ index }) => index);
  for (const cut of cuts.toReversed()) {
    const opener = findOpener(text.slice(0, cut), lang);
    if (!opener) continue;
    const rest = text.slice(cut).trim() && sentence(text.slice(cut).trim(), lang, isQuestion, depth + 1);
    if (rest) return [opener, ...rest];
  }
  return null;
}

/** How a sentence ends in the reader's writing. */
function endOf(said: string, written: string, to: Lang): string {
  const asks = said === '' ? written.includes('?') : said.endsWith('?');
  // What is asked for politely in one language is a question in another, and nobody shouts it.
  const shouts = asks && !written.includes('?') ? 0 : Math.min(3, written.match(/!/gu)?.length ?? 0);
  const tail =
    (asks ? '?' : '') + '!'.repeat(shouts) ||
    (/…|\.\./u.test(written) ? '…' : /[.。]/u.test(written) ? '.' : written.includes('~') && to !== 'en' ? '~' : '');
  return (
    said.replace(/[?.]+$/u, '') +
    (to === 'ja' ? tail.replaceAll('?', '？').replaceAll('!', '！').replace('.', '。').replace('~', '〜') : tail)
  );
}

/** Puts what was said after what is there. Japanese stands without spaces. */
function joined(out: string, piece: string, to: Lang, hasGap: boolean): string {
  if (out === '' || out.endsWith('\n')) return out + piece;
  return to === 'ja' && !hasGap ? out + piece : `${out} ${piece}`;
}

/** As it goes on behind a comma. */
const uncapital = (text: string) => text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

/** Openers and their line; languages with commas set them. */
const saidOf = (found: readonly Found[], to: Lang) =>
  found
    .map(({ say }, i) => (i > 0 && (to === 'en' || to === 'id') && !found[i - 1]?.say(to).endsWith('?') ? uncapital(say(to)) : say(to)))
    .join(to === 'ja' ? '、' : to === 'ko' ? ' ' : ', ')
    .replace(/([?？])[、,]/gu, '$1');

type Read = { found: Found[]; last: number };

const isAsked = (tokens: readonly Token[], last: number) => {
  const next = tokens[last + 1]?.kind === 'sound' ? tokens[last + 2] : tokens[last + 1];
  return next?.kind === 'end' && next.text.includes('?');
};

/** Words and marks that a sentence is made of. No line has as many; to try all of a text full of names would take its square. */
const MOST_PARTS = 8;

/** The sentence that begins at `first`: its words, with as few of the marks behind them as make a line. */
function shortest(tokens: readonly Token[], first: number, lang: Lang): Read | null {
  for (let last = first; last < first + MOST_PARTS && (tokens[last]?.kind === 'words' || tokens[last]?.kind === 'mark'); last++) {
    const parts = tokens.slice(first, last + 1).map(({ text, hasGap }, i) => (i > 0 && hasGap ? ` ${text}` : text));
    const found =
      tokens.slice(first, last + 1).some(({ kind }) => kind === 'words') && sentence(parts.join(''), lang, isAsked(tokens, last));
    if (found) return { found, last };
  }
  return null;
}

/** A sentence at `first`. One that begins with a mark is read whole only where the words behind it say nothing by themselves: “⟦0⟧님 안녕하세요”. */
function readAt(tokens: readonly Token[], first: number, lang: Lang): Read | null {
  const [token, next] = [tokens[first], tokens[first + 1]];
  if (token?.kind === 'words') return shortest(tokens, first, lang);
  return token?.kind === 'mark' && next?.kind === 'words' && !shortest(tokens, first + 1, lang) ? shortest(tokens, first, lang) : null;
}

const STOP: Record<Lang, string> = { ko: '', ja: '、', id: ',', en: ',' };

/** A text in the reader's words; null where any sentence of it isn't in the book: a half translation is worse than none. */
export function phrase(text: string, from: Lang, to: Lang): string | null {
  if (text.length > LONGEST) return null;
  const tokens = tokensOf(light(text));
  let out = '';
  let last: Token['kind'] | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const read = readAt(tokens, i, from);
    if (read) {
      const end = tokens[read.last + 1];
      const hasEnd = end?.kind === 'end';
      const said = endOf(saidOf(read.found, to), hasEnd ? end.text : '', to);
      const before = last === 'words' && !/[?!.…~？！。〜]$/u.test(out) ? out + STOP[to] : out;
      out = joined(before, said, to, last === 'sound' || (last === 'mark' && token.hasGap));
      i = hasEnd ? read.last + 1 : read.last;
      last = 'words';
      continue;
    }
    if (token.kind === 'words') return null;
    if (token.kind === 'line') out += token.text;
    else if (token.kind === 'end') out += endOf('', token.text, to);
    else if (token.kind === 'sound') out = joined(out, soundOf(token.sound, token.text, to), to, to !== 'ja');
    else out = joined(out, token.text, to, token.hasGap);
    last = token.kind;
  }
  return out === '' ? null : out;
}

/** Everyday lines of chats, in all four languages: the engine that is always there, and costs nothing. */
export const phrasebook: Engine = {
  name: 'phrasebook',
  costs: false,
  translate: async ({ texts, from, to }) => texts.map((text) => phrase(text, from, to)),
};
