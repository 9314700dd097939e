import type { Lang } from '$rooms/protocol/lang';
import { hasWords } from '$rooms/protocol/marks';
import type { RoomView } from '$rooms/protocol/room';

/** A text, and the language that it is in (a BCP 47 tag): what `lang` says to fonts and voices. */
export type Said = { text: string; lang: string };
/** `engine`: what translated it, null where people wrote it. */
type RoomWords = { title: Said; description: Said; engine: string | null };

type Written = Pick<RoomView, 'title' | 'description' | 'lang' | 'translations'>;

/** A room's title and description as a reader of `reads` gets them: in that language where there is one, else as they were written. */
export function inLanguage({ title, description, lang, translations }: Written, reads: Lang): RoomWords {
  const own = { title: { text: title, lang }, description: { text: description, lang }, engine: null };
  const other = translations?.[reads];
  if (!other) return own;
  return {
    title: { text: other.title, lang: reads },
    // A head may give a title alone.
    description: other.description ? { text: other.description, lang: reads } : own.description,
    engine: other.engine,
  };
}

type Word = Said & { translations: Partial<Record<Lang, { text: string }>> };

/** Something said in a room, as a reader of `reads` gets it. `foreign`: it stayed in a language that isn't theirs. */
export function wordIn({ text, lang, translations }: Word, reads: Lang): Said & { foreign: boolean } {
  const other = translations[reads];
  if (other && lang !== reads) return { text: other.text, lang: reads, foreign: false };
  return { text, lang, foreign: lang !== reads && lang !== 'und' && hasWords(text) };
}
