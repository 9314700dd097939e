// A webtoon site with OpenLink's rooms in its pages: what a partner's own server has to do. Run it with OpenLink: npm run partner-demo.
import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import { openLinkOf, type OpenLinkConfig } from './openlink.ts';
import { EPISODES, episodePage, listPage, moderatorPage, SERIES, signInPage, wallPage, workOf, type View } from './pages.ts';
import { readerBook, type Reader } from './readers.ts';
import { tokensOf } from './tokens.ts';
import { LANGS, WORDS, type Lang } from './words.ts';

export type PartnerConfig = OpenLinkConfig & {
  /** Of this site, as it is registered with OpenLink. */
  origin: string;
  key: JWK;
  /** What the moderator's page asks for. */
  password: string;
};

type Visit = { url: URL; form: URLSearchParams; reader: Reader | undefined; session: string | undefined; view: View };
type Answer = { status?: number; headers?: Record<string, string | string[]>; body?: string };

const FORM_MAX = 4096;
const file = (name: string) => readFileSync(new URL(`public/${name}`, import.meta.url), 'utf8');
const FILES: Record<string, [type: string, body: string]> = {
  '/page.js': ['text/javascript', file('page.js')],
  '/style.css': ['text/css', file('style.css')],
  '/icon.svg': ['image/svg+xml', file('icon.svg')],
};
const json = (value: unknown): Answer => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });
const to = (path: string, headers: Answer['headers'] = {}): Answer => ({ status: 303, headers: { location: path, ...headers } });
/** Only ever back into this site. */
const isOurs = (path: string) => /^\/(\d|wall)?$/.test(path);

const cookiesOf = (request: IncomingMessage) =>
  new Map((request.headers.cookie ?? '').split(/; */).map((one) => one.split('=', 2) as [string, string]));

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) if ((text += part).length > FORM_MAX) throw new Error('too long');
  return new URLSearchParams(text);
}

function langOf(request: IncomingMessage, chosen: string | undefined): Lang {
  const wished = [chosen, ...(request.headers['accept-language'] ?? '').split(',')].map((tag) => tag?.trim().slice(0, 2));
  return LANGS.find((lang) => lang === wished.find((tag) => LANGS.some((known) => known === tag))) ?? 'en';
}

export async function startPartner({ origin, key, password, ...config }: PartnerConfig) {
  const { openlink, partner } = config;
  const readers = readerBook();
  const api = openLinkOf(config);
  const tokens = await tokensOf({ key, partner, openlink });

  /**
   * All that this site allows its pages. Two lines are OpenLink's, and nothing else of it is needed: its loader, and its frames.
   * The loader runs as a script of the page's own, so whose it is matters; the frames can touch nothing out here.
   */
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${openlink}/embed.js`,
    `frame-src ${openlink}/embed/`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

  const isModerator = (request: IncomingMessage) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    const wanted = Buffer.from(`Basic ${Buffer.from(`moderator:${password}`).toString('base64')}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  /** A page of this site, with its reader signed in to the rooms of it: a token for this page alone. */
  const signed = async ({ view, reader }: Visit): Promise<View> => ({ ...view, token: reader && (await tokens.sign(reader)) });
  const shown = (body: string): Answer => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body });

  const routes: Record<string, (visit: Visit, request: IncomingMessage) => Answer | Promise<Answer>> = {
    'GET /': async (visit) => shown(listPage(await signed(visit))),
    'GET /wall': async (visit) => shown(wallPage(await signed(visit))),
    ...Object.fromEntries(
      EPISODES.map((episode) => [`GET /${episode}`, async (visit: Visit) => shown(episodePage(await signed(visit), episode))]),
    ),

    'GET /sign-in': ({ view, url }) => shown(signInPage(view, url.searchParams.get('next') ?? '/')),
    'POST /sign-in': ({ form }) => {
      const session = readers.signIn(form.get('name') ?? '');
      const next = form.get('next') ?? '/';
      if (session === undefined) return to('/sign-in');
      // On a real site: `Secure` too.
      return to(isOurs(next) ? next : '/', { 'set-cookie': `session=${session}; HttpOnly; SameSite=Lax; Path=/` });
    },
    'POST /sign-out': ({ session }) => {
      // The next page has no token, and so its room is a guest's. Who shall be out at once, in every window, is revoked as well.
      readers.signOut(session);
      return to('/', { 'set-cookie': 'session=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0' });
    },

    // What OpenLink checks our tokens by. Public keys alone.
    'GET /.well-known/jwks.json': () => json(tokens.jwks),
    // For page.js, when a room asks for a fresh token. Who isn't signed in here gets none.
    'POST /openlink-token': async ({ reader }) => json({ token: reader ? await tokens.sign(reader) : null }),
    // By way of this server, because the API's token is its secret.
    'GET /teasers': async ({ view }) =>
      json(await Promise.all([SERIES, ...EPISODES.map(workOf)].map((work) => api.teaser(work, view.lang)))),

    'GET /moderator': ({ view, url }) => shown(moderatorPage(view, readers.all(), url.searchParams.get('done') ?? '')),
    'POST /moderator': async ({ form }) => {
      const sub = form.get('sub') ?? '';
      // First here, so that no further token is signed for them; then there, where it ends what they have.
      readers.remove(sub);
      const { rooms } = await api.revoke(sub);
      return to(`/moderator?done=${encodeURIComponent(`Out of ${rooms} room${rooms === 1 ? '' : 's'}.`)}`);
    },
  };
  for (const lang of LANGS) routes[`GET /words/${lang}.json`] = () => json(WORDS[lang]);

  async function answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', origin);
    const found = FILES[url.pathname];
    if (found && request.method === 'GET') return { headers: { 'content-type': found[0] }, body: found[1] };
    const route = routes[`${request.method} ${url.pathname}`];
    if (!route) return { status: 404, body: 'Nothing here.' };
    // Whatever changes something, or signs, is asked for by our own pages alone.
    if (request.method === 'POST' && request.headers.origin !== origin) return { status: 403, body: 'Not from here.' };
    if (url.pathname === '/moderator' && !isModerator(request))
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="moderator"' }, body: 'Moderators only.' };
    const cookies = cookiesOf(request);
    const session = cookies.get('session');
    const reader = readers.of(session);
    const theme = ['light', 'dark'].find((one) => one === cookies.get('theme')) ?? 'auto';
    const view = { lang: langOf(request, cookies.get('lang')), theme, path: url.pathname, reader, token: undefined, openlink, partner };
    return route({ url, form: request.method === 'POST' ? await formOf(request) : new URLSearchParams(), reader, session, view }, request);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {
      status = 200,
      headers = {},
      body = '',
    } = await answer(request).catch((error: unknown): Answer => {
      console.error(error);
      return { status: 500, body: 'That went wrong.' };
    });
    response.writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': policy,
      // Pages have a reader's name and token in them.
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      ...headers,
    });
    response.end(body);
  }

  const server = createServer((request, response) => void serve(request, response));
  server.listen(Number(new URL(origin).port), '127.0.0.1');
  await once(server, 'listening');
  await Promise.all([
    api.register({ id: SERIES, title: WORDS.ko['series']! }),
    ...EPISODES.map((episode) => api.register({ id: workOf(episode), title: `${WORDS.ko['series']} ${episode}화` })),
  ]);
  return {
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
