import { decoded } from './charset';
import { readEntities } from './entities';

/** What a page says of itself; `picture` is an address. */
export type Said = { title: string; description?: string; site: string; picture?: string };

const TITLE_MAX = 200;
const DESCRIPTION_MAX = 300;
const SITE_MAX = 60;

/** What doesn't show, or turns the writing around it, among the characters of a line. */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]/gu;

/** One line as it may be shown anywhere, of `most` code points. Empty where nothing is left. */
export function line(html: string | undefined, most: number): string {
  const text = readEntities(html ?? '')
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .trim();
  const points = Array.from(text);
  return points.length > most
    ? `${points
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text;
}

/** Which `property` or `name` of a page's `meta`s says what, the best first (https://ogp.me; Twitter cards; HTML). */
const SAYING = {
  title: ['og:title', 'twitter:title'],
  description: ['og:description', 'twitter:description', 'description'],
  site: ['og:site_name', 'application-name'],
  picture: ['og:image:secure_url', 'og:image:url', 'og:image', 'twitter:image', 'twitter:image:src'],
} as const;

/** A page's metas and its title, by streaming: broken, endless or hostile markup costs no more than its length. */
async function heads(html: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const say = (name: string | null, value: string | null) => {
    const key = name?.trim().toLowerCase();
    if (key && value?.trim() && !found.has(key)) found.set(key, value);
  };
  let title = '';
  let isTitled = false;
  await new HTMLRewriter()
    .on('meta[content]', {
      element: (meta) => say(meta.getAttribute('property') ?? meta.getAttribute('name'), meta.getAttribute('content')),
    })
    .on('link[rel="image_src"]', { element: (link) => say('image_src', link.getAttribute('href')) })
    .on('title', {
      // The first alone: pictures drawn in SVG have titles of their own.
      text({ text, lastInTextNode }) {
        if (isTitled) return;
        title += text.slice(0, 4 * TITLE_MAX);
        isTitled = lastInTextNode && title.trim() !== '';
      },
    })
    .transform(new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }))
    .text()
    // A page nested without end stops the reader: what was read before holds.
    .catch(() => '');
  say('title', title);
  return found;
}

/** What a page says of itself, or null where that is nothing. `url` is where it lay. */
export async function readPage(bytes: Uint8Array, contentType: string | null, url: URL): Promise<Said | null> {
  const found = await heads(decoded(bytes, contentType));
  const first = (names: readonly string[], most: number) => names.map((name) => line(found.get(name), most)).find((text) => text !== '');
  const title = first([...SAYING.title, 'title'], TITLE_MAX);
  if (title === undefined) return null;
  const description = first(SAYING.description, DESCRIPTION_MAX);
  const picture = first([...SAYING.picture, 'image_src'], 2048);
  return {
    title,
    ...(description !== undefined && description !== title && { description }),
    site: first(SAYING.site, SITE_MAX) ?? url.hostname.replace(/^www\./, ''),
    ...(picture !== undefined && URL.canParse(picture, url.href) && { picture: new URL(picture, url).href }),
  };
}
