import { slug as slugSchema } from '../../rooms/protocol/ids';
import type { Lang } from '../../rooms/protocol/lang';
import type { RoomView } from '../../rooms/protocol/room';
import { isOurs } from '../http/origin';
import type { Env } from '../env';
import { CARD } from './card';

const SIZE = { width: 480, height: 640 } as const;
const CACHE_S = 3600;

/** The room that a link leads to, if it is a link of ours to a room or to one of its messages. */
export function slugIn(link: string, asked: string, env: Pick<Env, 'PUBLIC_ORIGINS'>): string | undefined {
  const url = URL.parse(link);
  if (!url || !isOurs(url.origin, asked, env)) return undefined;
  const [, slug] = /^\/r\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  return slug !== undefined && slugSchema.safeParse(slug).success ? slug : undefined;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);

type Bounds = { maxwidth?: number | undefined; maxheight?: number | undefined };

/** A room as oEmbed's `rich`, no larger than a consumer wants it. `thumbnail_*` are there where the card fits too. */
export function oembedOf(room: RoomView, lang: Lang, origin: string, { maxwidth = Infinity, maxheight = Infinity }: Bounds) {
  const title = room.translations?.[lang]?.title ?? room.title;
  const width = Math.min(SIZE.width, maxwidth);
  const height = Math.min(SIZE.height, maxheight);
  const fits = CARD.width <= maxwidth && CARD.height <= maxheight;
  return {
    version: '1.0' as const,
    type: 'rich' as const,
    title,
    provider_name: 'OpenLink' as const,
    provider_url: origin,
    cache_age: CACHE_S,
    html: `<iframe src="${origin}/embed/r/${room.slug}" title="${escaped(title)}" width="${width}" height="${height}" style="border:0;border-radius:14px" loading="lazy" allow="clipboard-write; web-share"></iframe>`,
    width,
    height,
    ...(fits
      ? { thumbnail_url: `${origin}/cards/${room.slug}.png?lang=${lang}`, thumbnail_width: CARD.width, thumbnail_height: CARD.height }
      : {}),
  };
}
