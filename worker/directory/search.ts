import { hiragana } from '../../rooms/protocol/kana';
import type { RoomView } from '../../rooms/protocol/room';

/** é to e, as people type it. Only Latin's marks: those of kana and Hangul are other letters. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC');

/**
 * A text as search compares it: width and compatibility forms folded (NFKC), lower case, one kana, no accents, and none of what
 * people put between words or leave out as they please: spaces, hyphens, middle dots.
 */
export const fold = (text: string) => hiragana(plain(text).toLowerCase()).replace(/[\s\p{Pd}・·]+/gu, '');

/** Ends the titles in a card's text. No folded text has it. */
export const TITLES_END = '\f';

type Searched = { title: string; topicName: string; description: string; translations: NonNullable<RoomView['translations']> };

/**
 * What a card is found by, in every language that it is written in: titles and topic, then descriptions. Fields are kept apart, so
 * that nothing matches across two of them; the first place of a word tells whether a title has it.
 */
export function searchOf({ title, topicName, description, translations }: Searched): string {
  const others = Object.values(translations);
  const titles = [title, topicName, ...others.map((other) => other.title)];
  const descriptions = [description, ...others.map((other) => other.description)];
  const lines = (texts: string[]) => [...new Set(texts.map(fold))].join('\n');
  return lines(titles) + TITLES_END + lines(descriptions);
}

const TERMS_MAX = 8;
/** The words of a question, each of which has to be found. Korean and Japanese are spaced as people please, so stored texts have no spaces at all. */
export const termsOf = (q: string) =>
  q
    .normalize('NFKC')
    .split(/\s+/u)
    .map(fold)
    .filter((term) => term !== '')
    .slice(0, TERMS_MAX);
