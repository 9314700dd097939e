import { hiragana } from '../../../../rooms/protocol/kana';
import { LANGS, type Lang } from '../../../../rooms/protocol/lang';
import { answers } from './answers';
import { asking } from './asking';
import { fans } from './fans';
import { light, words, writtenOut } from './fold';
import { food } from './food';
import { greetings } from './greetings';
import type { Line } from './line';
import { places } from './places';
import { reactions } from './reactions';
import { fillingOf, filled, SLOT, slotPattern, type Slot } from './slots';
import { talk } from './talk';
import { times } from './times';

/** What may stand before another line without anything between: “네 알겠어요”, “wah keren banget”. */
const OPENERS = new Set<Line>([...greetings, ...answers, ...reactions]);
export const lines: readonly Line[] = [...greetings, ...answers, ...reactions, ...asking, ...fans, ...food, ...places, ...times, ...talk];

/** What a line says in a language, without its other ways. */
export const saidIn = (line: Line, lang: Lang): string => (line[LANGS.indexOf(lang)]!.split(' | ')[0] ?? '').replace(/\(\?\)$/u, '?');

/** A line that was found, as it is said elsewhere. */
export type Found = { say: (to: Lang) => string };

/** Asks by its words alone, so that a mark that was left out, or one too many, changes nothing. */
const ASKING: Record<Lang, RegExp> = {
  ko: /뭐|언제|어디|누구|왜|얼마|어떻게|몇|까$|나요$|을래요?$/u,
  ja: /か$|何|なに|いつ|どこ|誰|だれ|なぜ|なんで|どう|いくら/u,
  id: /^(?:apa|siapa|kapan|di mana|berapa|kenapa|gimana)(?: |$)/u,
  en: /^(?:what|where|when|who|why|how|which|do you|are you|is it|can you|did you|have you|is any)(?: |$)/u,
};

/** Under which a way of saying it is kept: spaces don't count; a question isn't a statement. */
export function keysOf(way: string, lang: Lang): string[] {
  const key = words(way, lang);
  const tight = key.replaceAll(' ', '');
  if (way.endsWith('(?)')) return [tight, `${tight}?`];
  return /[?？]$/u.test(way) || ASKING[lang].test(key) ? [`${tight}?`] : [tight];
}

/** A way of saying a line that has slots. */
type Pattern = {
  line: Line;
  /** Made where it is first needed: few of a book's hundreds ever are. */
  pattern: () => RegExp;
  /** The longest of what stands around the slots, as `tight` has it: a text without it isn't this line. */
  hint: string;
  isQuestion: boolean | null;
  /** Length of what stands around the slots. */
  literals: number;
};
type Book = { exact: Map<string, Line>; patterns: Pattern[] };

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

/** A letter in either kana. */
const anyKana = (letter: string) => {
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0x3041 && code <= 0x3096 ? `[${letter}${String.fromCodePoint(code + 0x60)}]` : escaped(letter);
};

/** Without spaces, case and the two kana: what a pattern's literals and a text that has them have in common. */
const tight = (text: string) => hiragana(text.replaceAll(' ', '').toLowerCase());

/** A way with slots as a pattern over words that keep their case (`soft`). */
function patternOf(line: Line, way: string, lang: Lang): Pattern {
  // Korean and Japanese are spaced as one likes, around slots too.
  const literal = (text: string) =>
    lang === 'ko' || lang === 'ja'
      ? ['', ...soft(text, lang).replaceAll(' ', ''), ''].map(anyKana).join(' ?')
      : `${text.startsWith(' ') ? ' ' : ''}${escaped(soft(text, lang))}${/[^ ] $/u.test(text) ? ' ' : ''}`;
  // Odd parts are slots: a name and a particle each time.
  const parts = way.replace(/\(?[?？]\)?$/u, '').split(SLOT);
  const source = () =>
    parts.map((part, i) => {
      if (i % 3 === 0) return literal(part);
      return i % 3 === 1 ? slotPattern(part as Slot, parts[i + 1], lang) : '';
    });
  const hints = parts.filter((_, i) => i % 3 === 0).map((part) => tight(soft(part, lang)));
  let pattern: RegExp | undefined;
  return {
    line,
    pattern: () => (pattern ??= new RegExp(`^${source().join('')}$`, 'iu')),
    hint: hints.toSorted((a, b) => b.length - a.length)[0] ?? '',
    isQuestion: way.endsWith('(?)') ? null : /[?？]$/u.test(way),
    literals: way.replace(SLOT, '').length,
  };
}

/** Words that keep their case and their digits' points: what slots are found in. */
const soft = (text: string, lang: Lang): string =>
  light(text)
    .replace(/[、，]|,(?!\d)/gu, ' ')
    .replace(/ +/gu, ' ')
    .trim()
    .replace(/[^ ]+/gu, (word) => writtenOut(word, lang) ?? word);

function build(lang: Lang): Book {
  const at = LANGS.indexOf(lang);
  const exact = new Map<string, Line>();
  const patterns: Pattern[] = [];
  for (const line of lines) {
    for (const way of line[at]!.split(' | ')) {
      if (way.includes('{')) patterns.push(patternOf(line, way, lang));
      else for (const key of keysOf(way, lang)) if (!exact.has(key)) exact.set(key, line);
    }
  }
  // The one that says most about what stands around its slots is asked first.
  return { exact, patterns: patterns.toSorted((a, b) => b.literals - a.literals) };
}

const books = new Map<Lang, Book>();
function bookOf(lang: Lang): Book {
  const book = books.get(lang) ?? build(lang);
  books.set(lang, book);
  return book;
}

/** Words at the ends that carry a tone and no meaning. */
const TONE: Record<Lang, RegExp> = {
  ko: /^(?:여러분|다들|아|오|앗|헉|어|음|와|우와|그럼|진짜|너무|완전)(?=.{2})/u,
  ja: /^(?:みなさん|皆さん|みんな)(?=.{2})|(?:よね|よ|ね|ねえ|わ|っ)$/u,
  id: /^(?:oh|ah|eh|wah|nah|duh|btw|aduh) | (?:kak|kakak|bang|gan|bro|sis|guys|gaes|gais|dong|sih|deh|nih|ya|yah|yaa|lho|loh|kok|semua|semuanya|teman teman)$/u,
  en: /^(?:oh|ah|aw|well|btw|hey|aww|omg) | (?:bro|dude|man|guys|tho|though|everyone|all|folks|btw|too)$/u,
};

/** The politeness that a chat adds or leaves out. */
const POLITE: Record<Lang, (key: string) => string[]> = {
  ko: (key) => [`${key}요`, key.replace(/이야$/u, '이에요'), key.replace(/야$/u, '예요')],
  ja: (key) => [`${key}です`, key.replace(/です$/u, ''), key.replaceAll('ー', '')],
  id: () => [],
  en: () => [],
};

const found = (line: Line): Found => ({ say: (to) => saidIn(line, to) });

function exactly(key: string, lang: Lang, isQuestion: boolean): Line | null {
  const mark = isQuestion || ASKING[lang].test(key) ? '?' : '';
  for (const polite of [key, ...POLITE[lang](key)]) {
    const line = bookOf(lang).exact.get(polite.replaceAll(' ', '') + mark);
    if (line) return line;
  }
  return null;
}

function bySlots(text: string, lang: Lang, isQuestion: boolean): Found | null {
  for (const tried of [text, ...POLITE[lang](text)]) {
    const its = tight(tried);
    for (const { line, pattern, hint, isQuestion: asks } of bookOf(lang).patterns) {
      if ((asks !== null && asks !== isQuestion) || !its.includes(hint)) continue;
      const groups = pattern().exec(tried)?.groups;
      if (!groups) continue;
      const fillings = Object.entries(groups).flatMap(([slot, found]) => {
        const filling = fillingOf(slot as Slot, found ?? '', lang, tried.startsWith(found ?? ''));
        return filling ? [[slot, filling] as const] : [];
      });
      if (fillings.length !== Object.keys(groups).length) continue;
      return { say: (to) => filled(saidIn(line, to), Object.fromEntries(fillings), to) };
    }
  }
  return null;
}

/** What may stand before a line without anything between, if the text is that. */
export function findOpener(text: string, lang: Lang): Found | null {
  const line = exactly(words(text, lang), lang, false);
  return line && OPENERS.has(line) ? found(line) : null;
}

/** The line that a text is, whole; words of mere tone may be left out. */
export function find(text: string, lang: Lang, isQuestion: boolean): Found | null {
  const toned = (way: string) => way.replace(TONE[lang], '').replace(TONE[lang], '').trim();
  const key = words(text, lang);
  const own = soft(text, lang);
  const whole = exactly(key, lang, isQuestion);
  if (whole) return found(whole);
  const bySlot = bySlots(own, lang, isQuestion);
  if (bySlot) return bySlot;
  const plain = exactly(toned(key), lang, isQuestion);
  return plain ? found(plain) : bySlots(toned(own), lang, isQuestion);
}
