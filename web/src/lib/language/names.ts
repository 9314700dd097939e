import { getLocale } from '$lib/paraglide/runtime';
import { ours, type Lang } from '$rooms/protocol/lang';

/** Each in its own tongue: who lands on a foreign page must find theirs. */
export const LANG_NAMES: Record<Lang, string> = { ko: '한국어', ja: '日本語', id: 'Indonesia', en: 'English' };

/** What a text's language (a BCP 47 tag) is called: ours in their own tongue, others in the reader's. */
export function languageName(tag: string): string {
  const own = ours(tag);
  return own ? LANG_NAMES[own] : (new Intl.DisplayNames(getLocale(), { type: 'language' }).of(tag) ?? tag);
}
