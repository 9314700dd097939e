import { LANGS, type Lang } from '../../rooms/protocol/lang';

const isLang = (tag: string): tag is Lang => LANGS.some((lang) => lang === tag);
/** Tags by which some systems still call a language of ours (Java's old code of Indonesian). */
const OLD_TAGS: Record<string, Lang> = { in: 'id' };

/** The reader's language by `Accept-Language` (RFC 9110 §12.5.4): the best of ours, English where none is named. */
export function langOf(header: string | null | undefined): Lang {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [range = '', ...params] = part.trim().toLowerCase().split(';');
      const q = params.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return { tag: range.split('-')[0] ?? '', weight: q === undefined ? 1 : Number(q.slice(2)) || 0 };
    });
  // Sorting is stable: among equals the first named wins.
  wanted.sort((a, b) => b.weight - a.weight);
  for (const { tag, weight } of wanted) {
    const lang = OLD_TAGS[tag] ?? tag;
    if (weight > 0 && isLang(lang)) return lang;
  }
  return 'en';
}
