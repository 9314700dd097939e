import type { Lang } from '../../../../rooms/protocol/lang';
import { LANGS } from '../../../../rooms/protocol/lang';
import { words } from './fold';
import { HOUR, hourIn, sayHour } from './hours';
import { particlePattern, withParticle } from './particles';
import { things } from './things';

/** What a slot holds, said in a language. */
type Filling = (to: Lang) => string;
export type Slot = 'name' | 'who' | 'thing' | 'n' | 'time';
export const SLOT = /\{(name|who|thing|n|time)(?::(\p{L}+))?\}/gu;

const MARK = '⟦\\d+⟧';
const isMark = (text: string) => /^⟦\d+⟧$/u.test(text);
const same =
  (text: string): Filling =>
  () =>
    text;

/** A nickname: one word, in Latin script up to two. Nobody's name is a sentence. */
const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.'-]{0,15}";
const PATTERN: Record<Slot, (lang: Lang) => string> = {
  name: (lang) => `${MARK}|${WORD}${lang === 'en' || lang === 'id' ? `(?: ${WORD})?` : '?'}`,
  who: () => `${MARK}|[\\p{L}\\p{N}][\\p{L}\\p{N}'&. -]{0,23}?`,
  thing: () => `${MARK}|[\\p{L}\\p{N}][^⟦⟧!?,]{0,23}?`,
  n: () => '\\d{1,6}(?:[.,]\\d{1,3})?',
  time: (lang) => HOUR[lang],
};

/** The pattern of a slot, to be read by `fillingOf`. */
export const slotPattern = (slot: Slot, particle: string | undefined, lang: Lang): string =>
  `(?<${slot}>${PATTERN[slot](lang)})${particle ? particlePattern(particle) : ''}`;

let known: Record<Lang, Map<string, (typeof things)[number]>> | undefined;
function thingOf(text: string, lang: Lang): Filling | null {
  known ??= Object.fromEntries(
    LANGS.map((lang, at) => [
      lang,
      new Map(things.flatMap((thing) => thing[at]!.split(' | ').map((way) => [words(way, lang), thing] as const))),
    ]),
  ) as Record<Lang, Map<string, (typeof things)[number]>>;
  const thing = known[lang].get(words(text, lang)) ?? known[lang].get(words(text.replace(/^(?:the|a|some) /iu, ''), lang));
  return thing ? (to) => thing[LANGS.indexOf(to)]!.split(' | ')[0]! : null;
}

/** A name of its own, written alike everywhere: Latin letters, with a capital where the language around it is Latin too. */
const isProper = (text: string, lang: Lang) =>
  /^[a-z0-9][a-z0-9'&.:-]*(?: [a-z0-9'&.:-]+){0,2}$/iu.test(text) &&
  (lang === 'ko' || lang === 'ja' || text.split(' ').every((word) => /^[A-Z0-9]/u.test(word)));

/** A capital that the beginning of a sentence gives; two, or a digit, are a name's own. */
const isPlainCapital = (text: string, lang: Lang) => (lang === 'en' || lang === 'id') && !/\d|\p{Lu}.*\p{Lu}/u.test(text);

/** Words that stand where a nickname could, and are none. */
const NO_NAMES = new Set(
  (
    '선생 작가 사장 형 누 고객 손 스승 교수 팀장 부모 회원 주인 기사 皆 みな みんな お母 お父 お兄 お姉 奥 作者 作家 店員 お客 先生 ' +
    'kak kakak bang semua teman everyone everybody all guys there'
  ).split(' '),
);
/** Names are written big where the language is Latin. Others have no big letters. */
const isName = (text: string) => text.split(' ').every((word) => /^[^\p{Ll}]/u.test(word) && !NO_NAMES.has(word.toLowerCase()));

/** What was found in a slot as it is said elsewhere; null where it isn't a thing for that slot. `isFirst`: a capital there means nothing. */
export function fillingOf(slot: Slot, text: string, lang: Lang, isFirst: boolean): Filling | null {
  if (slot === 'n') return same(text);
  if (slot === 'time') {
    const hour = hourIn(text);
    return hour && ((to) => sayHour(hour, to));
  }
  if (isMark(text)) return same(text);
  if (slot === 'name') return isName(text) && !thingOf(text, lang) ? same(text) : null;
  return (
    (slot === 'thing' && thingOf(text, lang)) || (isProper(text, lang) && !(isFirst && isPlainCapital(text, lang)) ? same(text) : null)
  );
}

/** A line with its slots filled. */
export const filled = (line: string, fillings: Partial<Record<Slot, Filling>>, to: Lang): string =>
  line.replace(SLOT, (slot, name: Slot, particle?: string) => {
    const said = fillings[name]?.(to) ?? slot;
    return particle ? withParticle(said, particle) : said;
  });
