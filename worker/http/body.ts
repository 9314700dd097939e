import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../../rooms/protocol/error';
import { PICTURE_MAX_BYTES } from '../media/rules';

/** The largest body that a route takes, uploads apart. */
export const BODY_MAX_BYTES = 64 * 1024;
/** Where files are brought, and how large they may be. */
const UPLOADS: Record<string, number> = { '/api/media/pictures': PICTURE_MAX_BYTES };
/** Nothing that we take is nested deeper than a few levels; what is much deeper would cost stack wherever it is copied. */
const DEPTH_MAX = 32;

const limitTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new AppError('input.too_large');
    },
  });
const limit = limitTo(BODY_MAX_BYTES);
const uploadLimits = new Map(Object.entries(UPLOADS).map(([path, maxSize]) => [path, limitTo(maxSize)]));

/** A body whose line goes down before its end is nobody's mistake but the caller's, who hears no answer: none of ours to log. */
export const bodyMax = createMiddleware(async (c, next) => {
  let isRead = false;
  try {
    return await (uploadLimits.get(c.req.path) ?? limit)(c, async () => {
      isRead = true;
      await next();
    });
  } catch (error) {
    throw isRead || error instanceof AppError ? error : new AppError('input.invalid');
  }
});

/** How deep brackets nest outside strings. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const ch = json[i];
    if (inString) {
      if (ch === '\\') i++;
      else if (ch === '"') inString = false;
    } else if (ch === '"') inString = true;
    else if (ch === '{' || ch === '[') deepest = Math.max(deepest, ++depth);
    else if (ch === '}' || ch === ']') depth--;
  }
  return deepest;
}

/** A body as JSON, whatever its content type says: UTF-8 that isn't, broken JSON and bottomless nesting are `undefined`. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(await request.arrayBuffer());
    return depthOf(text) > DEPTH_MAX ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
