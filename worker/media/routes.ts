import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitUploads } from '../http/limit';
import { cursorOf } from '../http/page';
import { withAccount } from '../http/session';
import { valid } from '../http/valid';
import * as files from './files';
import { pictureAnswer, pictureId, picturePage, pictureQuery, sizeName, uploadHeaders } from './input';
import * as pictures from './store';

const ACCOUNT = ['auth.required', 'account.required', 'auth.forbidden'] as const;
const file = describeRoute({
  requestBody: {
    required: true,
    description: 'The file itself, at most 5 MiB: JPEG, PNG or WebP, whatever its content type says.',
    content: { 'application/octet-stream': {} },
  },
});

/** Under /api: one's own pictures. */
export const media = new Hono<App>()
  .post(
    '/media/pictures',
    describe(
      'pictures',
      'Bring a picture',
      {
        200: ['The picture that this request brought before.', pictureAnswer],
        201: ['Kept in three sizes, without what the file told beside.', pictureAnswer],
      },
      ['input.invalid', 'media.damaged', 'media.unsupported', 'input.too_large', 'profile.full', ...ACCOUNT, 'rate.limited'],
      'session',
    ),
    file,
    withAccount,
    valid('header', uploadHeaders),
    async (c) => {
      const { person, db } = c.var;
      const id = await pictures.newId(c.env, person, c.req.valid('header')['idempotency-key']);
      const there = await pictures.get(db, person, id);
      if (there) return c.json(there, 200);
      await limitUploads(c);
      const made = await pictures.make(c.env, db, person, id, new Uint8Array(await c.req.arrayBuffer()));
      return c.json(made, 201);
    },
  )
  .get(
    '/media/pictures',
    describe('pictures', 'One’s own pictures', { 200: ['The newest first.', picturePage] }, ['input.invalid', ...ACCOUNT], 'session'),
    withAccount,
    valid('query', pictureQuery),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const { items, next } = await pictures.list(c.var.db, c.var.person, limit, cursor);
      return c.json({ items, nextCursor: next && cursorOf(next) });
    },
  )
  .delete(
    '/media/pictures/:id',
    describe(
      'pictures',
      'Take a picture away',
      { 204: ['It is gone, or was; where it was shown it no longer is.'] },
      [...ACCOUNT],
      'session',
    ),
    withAccount,
    async (c) => {
      await pictures.remove(c.env, c.var.db, c.var.person, [c.req.param('id')]);
      return c.body(null, 204);
    },
  );

/**
 * A file never changes, so whoever has it need not ask again. Kept by the reader's own browser alone: what its owner takes away is then in no
 * cache between. Its type is the one that we encoded it in, never one that somebody claimed.
 */
export const FILE_HEADERS = {
  'content-type': 'image/webp',
  'cache-control': 'private, max-age=31536000, immutable',
  'content-disposition': 'inline',
};

/** At the root: the files. Who knows the id may see it, as ids can't be guessed and are shown to those alone who may see the picture. */
export const pictureFiles = new Hono<App>().get(
  '/media/:id/:size',
  describe('pictures', 'A picture’s file', { 200: ['WebP: `s`, `m` and `l` are at most 400, 960 and 1920 px.'], 304: ['As before.'] }, [
    'media.not_found',
  ]),
  async (c) => {
    const [id, size] = [pictureId.safeParse(c.req.param('id')), sizeName.safeParse(c.req.param('size'))];
    const found = id.success && size.success ? await files.get(c.env, id.data, size.data) : null;
    if (!found) throw new AppError('media.not_found');
    const headers = { ...FILE_HEADERS, etag: found.httpEtag };
    if (c.req.header('if-none-match')?.includes(found.httpEtag)) return c.body(null, 304, headers);
    return c.body(found.body, 200, { ...headers, 'content-length': String(found.size) });
  },
);
