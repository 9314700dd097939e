import type { PagePreview } from '../../rooms/deps';
import { dbOf } from '../db/client';
import type { Env } from '../env';
import { fetchOutside, OutsideError } from '../http/outside';
import { publicOrigins } from '../http/origin';
import * as pictures from './picture';
import { line, readPage } from './read';
import * as previews from './store';

/** What a page says of itself lies in its first part; some have a script of that size before it. */
const PAGE_MAX_BYTES = 512 * 1024;
const TIMEOUT_MS = 6000;
/** How often somebody looks whether another has read the page by now, and how many times. */
const LOOK_MS = 500;
const LOOKS = 30;

type PreviewEnv = Pick<
  Env,
  | 'DB'
  | 'IMAGES'
  | 'LINK_PREVIEWS'
  | 'LIMIT_PREVIEWS'
  | 'MEDIA'
  | 'MEMBER_SECRET'
  | 'OUTSIDE'
  | 'OUTSIDE_ALLOW'
  | 'OUTSIDE_DNS'
  | 'PUBLIC_ORIGINS'
>;

/** Who we are, for the logs of those whom we ask; robots that say so are let in where others aren't. */
const agentOf = (env: PreviewEnv) => `Mozilla/5.0 (compatible; OpenLinkBot/1.0; +${publicOrigins(env)[0] ?? 'https://openlink.invalid'})`;

const typeOf = (headers: Headers) => headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
const PAGES = new Set(['text/html', 'application/xhtml+xml']);
const isPicture = (type: string) => /^image\/(?:jpeg|png|webp)$/.test(type);

/** A file's name as its address has it. */
function nameOf({ pathname, hostname }: URL): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  try {
    return line(decodeURIComponent(last), 200) || hostname;
  } catch {
    return last || hostname;
  }
}

async function ask(env: PreviewEnv, href: string): Promise<PagePreview | null> {
  const agent = { 'user-agent': agentOf(env) };
  const { body, headers, url } = await fetchOutside(env, href, {
    headers: { ...agent, accept: 'text/html,application/xhtml+xml,image/webp,image/png,image/jpeg;q=0.9' },
    maxBytes: PAGE_MAX_BYTES,
    cut: true,
    timeoutMs: TIMEOUT_MS,
    redirects: 5,
    accepts: (response) => response.ok && (PAGES.has(typeOf(response.headers)) || isPicture(typeOf(response.headers))),
  });
  const said = isPicture(typeOf(headers))
    ? { title: nameOf(url), site: url.hostname.replace(/^www\./, ''), picture: url.href }
    : await readPage(body, headers.get('content-type'), url);
  if (!said) return null;
  const { picture: address, ...words } = said;
  // A page without its picture is still a page.
  const picture = address === undefined ? null : await pictures.keep(env, address, agent).catch(() => null);
  return { ...words, ...(picture && { picture }) };
}

/** Reads the page, once for all who ask meanwhile and for a day. */
async function once(env: PreviewEnv, href: string): Promise<PagePreview | null> {
  const db = dbOf(env);
  const id = await previews.idOf(env, href);
  for (let look = 0; look < LOOKS; look++) {
    const known = await previews.find(db, id, Date.now());
    if (known !== undefined && known !== 'reading') return known;
    if (known === undefined) {
      // No site is asked more often than that, however many rooms name its pages.
      const { success } = await env.LIMIT_PREVIEWS.limit({ key: new URL(href).hostname });
      if (!success) return null;
      if (await previews.claim(db, id, Date.now())) {
        const found = await ask(env, href).catch((error: unknown) => {
          if (error instanceof OutsideError) return null;
          throw error;
        });
        await previews.put(db, id, found, Date.now());
        return found;
      }
    }
    await scheduler.wait(LOOK_MS);
  }
  return null;
}

/** What the page at an address says of itself (`Deps.preview`). Never throws. */
export async function previewOf(env: PreviewEnv, href: string): Promise<PagePreview | null> {
  if (env.LINK_PREVIEWS === 'off') return null;
  try {
    const url = new URL(href);
    url.hash = '';
    return await once(env, url.href);
  } catch (error) {
    // By its name alone: which links people share is for nobody's log.
    console.error(JSON.stringify({ level: 'error', area: 'previews', message: error instanceof Error ? error.name : 'threw' }));
    return null;
  }
}
