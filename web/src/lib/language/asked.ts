import { beforeNavigate, goto } from '$app/navigation';
import { page } from '$app/state';
import { isLang } from './pick';

const askedFor = (url: URL) => [url.searchParams.get('lang')].find(isLang);

/**
 * `?lang=` holds on: pages reached from one that has it have it too, so that what the server renders, what it sends for the next page
 * and what is on the screen are in one language, and a reload changes nothing. To be called while a component is made.
 */
export function keepAskedLang() {
  beforeNavigate(({ to, type, willUnload, cancel }) => {
    const lang = askedFor(page.url);
    if (!lang || !to || willUnload || (type !== 'link' && type !== 'form') || to.url.searchParams.has('lang')) return;
    cancel();
    const url = new URL(to.url);
    url.searchParams.set('lang', lang);
    void goto(url);
  });
}

/** The reader has chosen: the address no longer says otherwise. What is on the page stays. */
export async function dropAskedLang() {
  if (!page.url.searchParams.has('lang')) return;
  const url = new URL(page.url);
  url.searchParams.delete('lang');
  await goto(url, { replaceState: true, keepFocus: true, noScroll: true, state: page.state });
}
