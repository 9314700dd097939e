import { ours, type Lang } from '$rooms/protocol/lang';
import { hasWords } from '$rooms/protocol/marks';
import type { MissedReason } from '$rooms/protocol/translation';
import type { Line } from './lines';

/** What stands under a text that was said in another language. `from` is that language. */
export type Label = { from: string } & (
  { kind: 'translated'; engine: string } | { kind: 'waiting' } | { kind: 'missed'; reason: MissedReason } | { kind: 'original' }
);
/** A message as its reader sees it. */
export type Reading = { text: string; lang: string; label: Label | null };

/** `asks`: translations come by themselves, as to a member's page. `original`: the reader wants to see what was said. */
export type Reader = { lang: Lang; me: string | null; asks: boolean; original: boolean };

/** Whether a line was said in a language that isn't its reader's. One's own words need no translation. */
const isForeign = (line: Line, { lang, me }: Pick<Reader, 'lang' | 'me'>) =>
  !line.deletedAt && line.author.member !== me && line.lang !== 'und' && ours(line.lang) !== lang && hasWords(line.text);

/** Whether a translation may be had that isn't there, nor known to be missing. */
export const lacks = (line: Line, reader: Pick<Reader, 'lang' | 'me'>) =>
  isForeign(line, reader) && ours(line.lang) !== null && line.translation?.lang !== reader.lang && line.missed?.lang !== reader.lang;

/** The text in the reader's language is the text; where there is none, the original, and why. */
export function readingOf(line: Line, reader: Reader): Reading {
  const original = { text: line.text, lang: line.lang };
  if (!isForeign(line, reader)) return { ...original, label: null };
  const { translation, missed, lang: from } = line;
  if (translation?.lang === reader.lang) {
    const label = { kind: 'translated', from, engine: translation.engine } as const;
    return { ...(reader.original ? original : { text: translation.text, lang: translation.lang }), label };
  }
  if (missed?.lang === reader.lang) return { ...original, label: { kind: 'missed', from, reason: missed.reason } };
  return { ...original, label: { kind: reader.asks && ours(from) ? 'waiting' : 'original', from } };
}
