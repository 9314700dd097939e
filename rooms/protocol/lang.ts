import { z } from './z';

/** The languages that OpenLink speaks, in the order in which they are offered. */
export const LANGS = ['ko', 'ja', 'id', 'en'] as const;

/** A language that a person reads. */
export const lang = z.enum(LANGS);
export type Lang = z.infer<typeof lang>;

/** Which of ours a text is in, whatever its region says (`en-GB`); null where it is none of them or nobody knows. */
export const ours = (tag: string): Lang | null => LANGS.find((one) => one === tag.split('-')[0]) ?? null;

/** The language of a text: a BCP 47 tag, or `und` where nobody knows. A sender may write in a language that we don't offer. */
export const textLang = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/));

/** From now on this connection reads `lang`. */
export const langSet = z.object({ type: z.literal('lang.set'), lang });
