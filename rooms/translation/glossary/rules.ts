import type { GlossaryEntry } from '../../protocol/glossary';
import { LANGS } from '../../protocol/lang';

/** How one name or term is said, by language. */
export type Terms = GlossaryEntry['terms'];

/** Entries that hold in a room; proposals that wait in it; and of these, one member's. */
export const ACCEPTED_MAX = 200;
export const OPEN_MAX = 100;
export const OPEN_OF_ONE_MAX = 10;

/** Letters of either case and width are one term. */
const fold = (term: string | undefined) => term?.normalize('NFKC').toLowerCase();

export const isSame = (a: Terms, b: Terms) => LANGS.every((lang) => a[lang] === b[lang]);

/** Whether two entries say the same term of a language: only one of them can hold. */
export const isRival = (a: Terms, b: Terms) => LANGS.some((lang) => a[lang] !== undefined && fold(a[lang]) === fold(b[lang]));
