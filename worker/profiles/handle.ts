import { text } from '../../rooms/protocol/text';
import { z } from '../http/z';
import { FOLDED, KANA_SHIFT, PAIRS } from './look-alikes';
import { BRAND, RESERVED } from './reserved-handles';

/** Code points of a handle, as it is kept. */
export const HANDLE_MIN = 3;
export const HANDLE_MAX = 20;
/** A former handle leads on to its owner's, and is nobody else's, for as long. So is the handle of who has gone. */
export const HELD_MS = 90 * 24 * 60 * 60_000;
/** From one change of the handle to the next. */
export const CHANGE_MS = 30 * 24 * 60 * 60_000;

/** The Latin letter without its marks, lower case; undefined where it is none of a to z under them. */
const bareLatin = (letter: string) => /^[a-z]\p{M}*$/u.exec(letter.normalize('NFKD').toLowerCase())?.[0][0];

/** Hangul syllables; kana with their long mark; kanji with their repetition mark; Latin letters of a to z, with marks or without. */
const isLetter = (char: string) =>
  /^[가-힣ぁ-ゖァ-ヺー々]$/u.test(char) ||
  /^\p{Unified_Ideograph}$/u.test(char) ||
  (/\p{Script=Latin}/u.test(char) && bareLatin(char) !== undefined);

/** `_` and `.` stand between letters or digits, one at a time. */
const isShaped = (handle: string) => /^[^_.]+([_.][^_.]+)*$/u.test(handle);

const isSpelled = (handle: string) => {
  const chars = [...handle];
  return chars.some(isLetter) && chars.every((char) => isLetter(char) || /[0-9_.]/.test(char)) && isShaped(handle);
};

/** A handle as its owner spells it, widths and compositions evened out. */
export const handle = z
  .string()
  // What is longer than any spelling of a handle needn't be looked at.
  .max(200)
  .overwrite((s) => s.normalize('NFKC'))
  .pipe(text({ min: HANDLE_MIN, max: HANDLE_MAX }))
  .refine(isSpelled, { params: { why: 'characters' } })
  .meta({
    minLength: HANDLE_MIN,
    maxLength: HANDLE_MAX,
    description: 'Hangul, kana, kanji, Latin letters and digits, at least one letter; `_` and `.` between them.',
  });

function foldOf(char: string): string {
  const folded = FOLDED.get(char);
  if (folded !== undefined) return folded;
  const latin = bareLatin(char);
  if (latin !== undefined) return FOLDED.get(latin) ?? latin;
  const code = char.codePointAt(0) ?? 0;
  // Hiragana as katakana: ぁ (U+3041) to ゖ (U+3096).
  const kana = code >= 0x3041 && code <= 0x3096 ? String.fromCodePoint(code + KANA_SHIFT) : char;
  return FOLDED.get(kana) ?? kana;
}

/**
 * What a handle is looked up by: the same for all spellings that one may take for it. Case, width, marks, the kind of kana and
 * separators don't count, and characters that look alike count as one (UTS 39 §4's skeleton, for the few scripts that a handle may have).
 */
export function handleKey(handle: string): string {
  const folded = Array.from(handle.normalize('NFKC').toLowerCase().replaceAll(/[_.]/g, ''), foldOf).join('');
  return PAIRS.reduce((key, [pair, one]) => key.replaceAll(pair, one), folded);
}

const RESERVED_KEYS = new Set(RESERVED.map(handleKey));
const BRAND_KEYS = BRAND.map(handleKey);

/** A name that only the site itself may speak under, or that stands for nobody. */
export function isReserved(handle: string): boolean {
  const key = handleKey(handle);
  return RESERVED_KEYS.has(key) || BRAND_KEYS.some((brand) => key.includes(brand));
}
