import { AsyncLocalStorage } from 'node:async_hooks';
import { LANG_COOKIE } from '$lib/language/locale.svelte';
import { wishedLang } from '$lib/language/pick';
import { isZone, overwriteZone, ZONE_COOKIE } from '$lib/language/zone';
import { allowFrames, frameTheme } from '$lib/embed/framing';
import { inFrame } from '$lib/embed/in-frame';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { pickTheme, THEME_COOKIE } from '$lib/theme/theme';
import type { Lang } from '$rooms/protocol/lang';
import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit';

/** Requests are rendered side by side in one process, each in its own language and by its own clock. */
const reading = new AsyncLocalStorage<{ lang: Lang; zone: string }>();
overwriteGetLocale(() => reading.getStore()?.lang ?? 'en');
overwriteZone(() => reading.getStore()?.zone ?? 'UTC');

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  // Pages differ by reader: never from a shared cache.
  'cache-control': 'private, no-cache',
};

export const handle: Handle = async ({ event, resolve }) => {
  const wished = wishedLang(
    event.url.searchParams.get('lang'),
    event.cookies.get(LANG_COOKIE),
    event.request.headers.get('accept-language'),
  );
  const lang = wished ?? 'en';
  const isFrame = inFrame(event.route.id);
  const theme = isFrame ? frameTheme(event.url.searchParams) : pickTheme(event.cookies.get(THEME_COOKIE));
  event.locals.lang = lang;
  event.locals.wishes = wished !== undefined;
  const zone = [event.cookies.get(ZONE_COOKIE), event.platform?.cf?.timezone].find(isZone) ?? 'UTC';
  const response = await reading.run({ lang, zone }, () =>
    resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', lang).replace('%theme%', theme) }),
  );
  // A picture says itself how long it may be kept.
  const isPicture = event.route.id?.endsWith('.svg') === true && response.ok;
  for (const [name, value] of Object.entries(HEADERS)) if (!(isPicture && name === 'cache-control')) response.headers.set(name, value);
  if (isFrame) allowFrames(response.headers, event.locals.framing);
  if (isFrame || event.route.id?.startsWith('/r/')) response.headers.set('x-robots-tag', 'noindex');
  return response;
};

/** What a page asks of our API is answered in this process, as the visitor: over the network it would loop through the edge. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return fetch(request);
  const headers = new Headers(request.headers);
  headers.set('accept-language', event.locals.lang);
  // A framed room is nobody's until the frame says whose: a session of ours isn't the surrounding page's business.
  for (const name of inFrame(event.route.id) ? ['cf-connecting-ip', 'user-agent'] : ['cookie', 'cf-connecting-ip', 'user-agent']) {
    const value = event.request.headers.get(name);
    if (value) headers.set(name, value);
  }
  const api = event.platform?.env?.api;
  if (api) return api(new Request(request, { headers }));
  const origin = process.env.WORKER_ORIGIN ?? 'http://127.0.0.1:8788';
  return globalThis.fetch(new Request(new URL(url.pathname + url.search, origin), { method: request.method, headers }));
};

/** Nothing of what broke leaves the server; the log has it. */
export const handleError: HandleServerError = ({ error, event, status }) => {
  if (status !== 404)
    console.error(JSON.stringify({ at: 'pages', path: event.route.id, error: error instanceof Error ? error.stack : String(error) }));
  return { message: status === 404 ? 'Not found' : 'Something went wrong', code: status === 404 ? 'route.not_found' : 'server.failed' };
};
