import { beforeNavigate, goto } from '$app/navigation';
import { page } from '$app/state';
import { isLang } from './pick';

const askedFor = (url: URL) => [url.searchParams.get('lang')].find(isLang);

/** Whether the link or form that was used asks something of the navigation (Kit's `data-sveltekit-…`). */
function asks(event: Event, option: 'noscroll' | 'keepfocus' | 'replacestate'): boolean {
  const name = `data-sveltekit-${option}`;
  const value = event.target instanceof Element ? event.target.closest(`[${name}]`)?.getAttribute(name) : undefined;
  return value === '' || value === 'true';
}

/**
 * `?lang=` holds on: pages reached from one that has it have it too, so that what the server renders, what it sends for the next page
 * and what is on the screen are in one language, and a reload changes nothing. To be called while a component is made.
 */
export function keepAskedLang() {
  beforeNavigate((navigation) => {
    const { to, willUnload, cancel } = navigation;
    const lang = askedFor(page.url);
    if (!lang || !to || willUnload || (navigation.type !== 'link' && navigation.type !== 'form') || to.url.searchParams.has('lang')) return;
    cancel();
    const url = new URL(to.url);
    url.searchParams.set('lang', lang);
    const { event } = navigation;
    void goto(url, {
      noScroll: asks(event, 'noscroll'),
      keepFocus: asks(event, 'keepfocus'),
      replaceState: asks(event, 'replacestate'),
    });
  });
}

/** The reader has chosen: the address no longer says otherwise. What is on the page stays. */
export async function dropAskedLang() {
  if (!page.url.searchParams.has('lang')) return;
  const url = new URL(page.url);
  url.searchParams.delete('lang');
  await goto(url, { replaceState: true, keepFocus: true, noScroll: true, state: page.state });
}
