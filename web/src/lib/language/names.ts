import { getLocale } from '$lib/paraglide/runtime';
import { ours, type Lang } from '$rooms/protocol/lang';

/** Each in its own tongue: who lands on a foreign page must find theirs. */
export const LANG_NAMES: Record<Lang, string> = { ko: '한국어', ja: '日本語', id: 'Indonesia', en: 'English' };

/** What a text's language is called: ours in their own tongue, others in the reader's. The tag is the sender's word, and may be none. */
export function languageName(tag: string): string {
  const own = ours(tag);
  if (own) return LANG_NAMES[own];
  try {
    return new Intl.DisplayNames(getLocale(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    // Its shape is that of a tag (BCP 47), its parts are not: one such message must not cost everybody the page.
    return tag;
  }
}
