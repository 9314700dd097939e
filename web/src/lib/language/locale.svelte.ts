import { overwriteGetLocale } from '$lib/paraglide/runtime';
import type { Lang } from '$rooms/protocol/lang';
import { isLang } from './pick';

const YEAR_S = 365 * 24 * 60 * 60;
export const LANG_COOKIE = 'lang';

let now = $state<Lang>('en');

/** In the browser: the language is what the server rendered in, and every message on the page follows when it changes. */
export function startLocale() {
  const rendered = document.documentElement.lang;
  if (isLang(rendered)) now = rendered;
  overwriteGetLocale(() => now);
}

/** On this page, and for as long as it stands. */
export function showLang(lang: Lang) {
  now = lang;
  document.documentElement.lang = lang;
}

/** The reader's choice, kept for a year; at once on this page. */
export function chooseLang(lang: Lang) {
  showLang(lang);
  document.cookie = `${LANG_COOKIE}=${lang}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
