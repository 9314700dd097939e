import type { Lang } from '$rooms/protocol/lang';

/**
 * The language that a text is most likely written in, by its script alone, until the room says: it decides which glyphs are chosen.
 * Where the script can't tell, the writer's own language does.
 */
export function guessLang(text: string, reads: Lang): string {
  const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  const kana = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  if (hangul > 0 || kana > 0) return hangul >= kana ? 'ko' : 'ja';
  if (/\p{Script=Han}/u.test(text)) return reads === 'ko' ? 'ko' : 'ja';
  if (/\p{L}/u.test(text) && (reads === 'ko' || reads === 'ja')) return 'en';
  return reads;
}
