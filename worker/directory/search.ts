/** Katakana to hiragana: the same sounds, and people type either. U+30A1–U+30F6 lie 0x60 above. */
const kana = (text: string) => text.replace(/[\u30a1-\u30f6]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) - 0x60));

/** A text as search compares it: width and compatibility forms folded (NFKC), lower case, one kana, no spaces. */
export const fold = (text: string) => kana(text.normalize('NFKC').toLowerCase()).replace(/\s+/gu, '');

/** What a card is found by; fields are kept apart, so that nothing matches across two of them. */
export const searchOf = (card: { title: string; topicName: string; description: string }) =>
  [card.title, card.topicName, card.description].map(fold).join('\n');

const TERMS_MAX = 8;
/** The words of a question, each of which has to be found. Korean and Japanese are spaced as people please, so stored texts have no spaces at all. */
export const termsOf = (q: string) =>
  q
    .normalize('NFKC')
    .split(/\s+/u)
    .map(fold)
    .filter((term) => term !== '')
    .slice(0, TERMS_MAX);
