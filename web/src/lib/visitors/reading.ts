import type { Label } from '$lib/room/reading';
import { ours, type Lang } from '$rooms/protocol/lang';
import { hasWords } from '$rooms/protocol/marks';
import type { Translations } from '$worker/translations/store';

/** Words that somebody left, with what is kept of them in other languages; `missed`: why a reader's is not there. */
export type Written = {
  id: string;
  text: string;
  lang: string;
  translations: Translations;
  isMine: boolean;
  missed?: { lang: Lang; reason: 'unknown' | 'busy' | 'budget' } | undefined;
};

/** Whether they were written in another language of ours than the reader's. One's own need no translation. */
const isForeign = ({ text, lang, isMine }: Written, reader: Lang) => !isMine && lang !== 'und' && ours(lang) !== reader && hasWords(text);

/** Whether a translation is to be asked for. */
export const lacks = (written: Written, reader: Lang) =>
  isForeign(written, reader) && ours(written.lang) !== null && !written.translations[reader] && written.missed?.lang !== reader;

/** The text as its reader sees it, and what stands under it. `asks`: what is lacking has been asked for. */
export function readingOf(
  written: Written,
  reader: Lang,
  { original, asks }: { original: boolean; asks: boolean },
): { text: string; lang: string; label: Label | null } {
  const { text, lang: from } = written;
  if (!isForeign(written, reader)) return { text, lang: from, label: null };
  const translation = written.translations[reader];
  if (translation) {
    const label = { kind: 'translated', from, engine: translation.engine } as const;
    return original ? { text, lang: from, label } : { text: translation.text, lang: reader, label };
  }
  if (written.missed?.lang === reader) return { text, lang: from, label: { kind: 'missed', from, reason: written.missed.reason } };
  return { text, lang: from, label: { kind: asks && ours(from) ? 'waiting' : 'original', from } };
}

type Answer = { id: string; translation: { text: string; engine: string } | null; missed: 'unknown' | 'busy' | 'budget' | null };

/** The same words, with what came of asking. */
export function withAnswer<T extends Written>(written: T, lang: Lang, answers: readonly Answer[]): T {
  const answer = answers.find(({ id }) => id === written.id);
  if (!answer) return written;
  if (answer.translation) return { ...written, translations: { ...written.translations, [lang]: answer.translation }, missed: undefined };
  return { ...written, missed: { lang, reason: answer.missed ?? 'unknown' } };
}
