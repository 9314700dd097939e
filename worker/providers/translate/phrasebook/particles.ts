/** What follows a final consonant, and what follows a vowel. */
const PAIRS: Record<string, readonly [string, string]> = {
  을: ['을', '를'],
  이: ['이', '가'],
  은: ['은', '는'],
  이에: ['이에', '예'],
  이라고: ['이라고', '라고'],
};
/** Left out in chats without loss; the others hold the sentence together. */
const OPTIONAL = new Set(['을', '이', '은']);

/** A Korean word with the particle that fits it. Of what isn't Hangul nobody knows the sound: a particle that may go goes. */
export function withParticle(word: string, particle: string): string {
  const pair = PAIRS[particle];
  if (!pair) return word;
  const last = word.codePointAt(word.length - 1) ?? 0;
  const isHangul = last >= 0xac00 && last <= 0xd7a3;
  if (!isHangul && OPTIONAL.has(particle)) return word;
  const isClosed = isHangul ? (last - 0xac00) % 28 > 0 : /[0136789lmnrbkpt]$/iu.test(word);
  return word + pair[isClosed ? 0 : 1];
}

/** What a reader accepts behind a word, as a pattern. */
export function particlePattern(particle: string): string {
  const pair = PAIRS[particle];
  return pair ? `(?:${pair.join('|')})${OPTIONAL.has(particle) ? '?' : ''}` : '';
}
