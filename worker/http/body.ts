import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../../rooms/protocol/error';

/** The largest body that a route takes, uploads apart. */
export const BODY_MAX_BYTES = 64 * 1024;
/** Nothing that we take is nested deeper than a few levels; what is much deeper would cost stack wherever it is copied. */
const DEPTH_MAX = 32;

export const bodyMax = bodyLimit({
  maxSize: BODY_MAX_BYTES,
  onError: () => {
    throw new AppError('input.too_large');
  },
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
