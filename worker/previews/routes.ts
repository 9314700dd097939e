import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { z } from '../http/z';
import { FILE_HEADERS } from '../media/routes';
import * as pictures from './picture';

const pictureId = z.string().regex(/^prv_[0-9a-z]{26}$/);

/** At the root: pictures of pages that messages link to. Who knows the id was shown the preview. */
export const previewFiles = new Hono<App>().get(
  '/media/previews/:id',
  describe('pictures', 'A link preview’s picture', { 200: ['WebP, at most 800 px.'], 304: ['As before.'] }, ['media.not_found']),
  async (c) => {
    const id = pictureId.safeParse(c.req.param('id'));
    const found = id.success ? await pictures.get(c.env, id.data) : null;
    if (!found) throw new AppError('media.not_found');
    const headers = { ...FILE_HEADERS, etag: found.httpEtag };
    if (c.req.header('if-none-match')?.includes(found.httpEtag)) return c.body(null, 304, headers);
    return c.body(found.body, 200, { ...headers, 'content-length': String(found.size) });
  },
);
