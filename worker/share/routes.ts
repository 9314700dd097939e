import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { countCards } from '../http/limit';
import { publicOrigin } from '../http/origin';
import { valid } from '../http/valid';
import { told } from '../room-stub';
import { cardQuery, oembedAnswer, oembedQuery } from './input';
import { oembedOf, slugIn } from './oembed';
import { picture } from './pictures';

/** Fetchers of cards come again after this: the count of who is there moves. */
const CARD_S = 300;

/** Outside /api: what other sites fetch of a link to a room. */
export const share = new Hono<App>()
  .get(
    '/cards/:file',
    describe('share', 'A room’s card, for previews of links', { 200: ['A PNG of 1200 × 630.'] }, [
      'input.invalid',
      'room.not_found',
      'rate.limited',
    ]),
    valid('query', cardQuery),
    async (c) => {
      const [, slug] = /^(.+)\.png$/.exec(c.req.param('file')) ?? [];
      if (slug === undefined) throw new AppError('room.not_found');
      const { room } = await told(c.env, slug, (room) => room.view());
      const lang = c.req.valid('query').lang ?? (c.req.header('accept-language') === undefined ? room.lang : c.var.lang);
      const { png, name } = await picture(c.env, room, lang, () => countCards(c));
      c.header('etag', `"${name}"`);
      c.header('cache-control', `public, max-age=${CARD_S}`);
      c.header('vary', 'accept-language');
      // A picture for any page: what is on it, anybody may see.
      c.header('cross-origin-resource-policy', 'cross-origin');
      if (c.req.header('if-none-match') === `"${name}"`) return c.body(null, 304);
      return c.body(png, 200, { 'content-type': 'image/png' });
    },
  )
  .get(
    '/oembed',
    describe(
      'share',
      'A room for other pages (oEmbed 1.0)',
      { 200: ['`rich`: a frame of the room, for a room that any page may frame.', oembedAnswer] },
      ['input.invalid', 'room.not_found', 'format.unknown'],
    ),
    valid('query', oembedQuery),
    async (c) => {
      const { url, format = 'json', ...bounds } = c.req.valid('query');
      if (format !== 'json') throw new AppError('format.unknown');
      const slug = slugIn(url, c.req.url, c.env);
      if (slug === undefined) throw new AppError('room.not_found');
      const { room } = await told(c.env, slug, (room) => room.view());
      if (room.embed !== 'any') throw new AppError('room.not_found');
      const lang = c.req.header('accept-language') === undefined ? room.lang : c.var.lang;
      c.header('access-control-allow-origin', '*');
      c.header('cross-origin-resource-policy', 'cross-origin');
      c.header('cache-control', `public, max-age=${CARD_S}`);
      c.header('vary', 'accept-language');
      return c.json(oembedOf(room, lang, publicOrigin(c.req.url, c.env), bounds));
    },
  );
