import type { Preview } from '../../rooms/protocol/preview';
import type { Env } from '../env';
import { fetchOutside } from '../http/outside';
import { encoded } from '../media/files';
import { tellsMore, webpSize } from '../media/formats/webp';
import { PICTURE_MAX_BYTES, refusalOf } from '../media/rules';
import { keyedHash } from '../people/keyed';

/** Its longer side at most, px: a card is no wider than a phone. */
const SIDE = 800;
/** What is smaller is a dot that counts readers, or an icon. */
const SIDE_MIN = 60;
const TIMEOUT_MS = 6000;

type PictureEnv = Parameters<typeof fetchOutside>[0] & Pick<Env, 'IMAGES' | 'MEDIA' | 'MEMBER_SECRET'>;

/** Where a picture's file lies in the bucket. */
const keyOf = (id: string) => `previews/${id}`;

export const get = ({ MEDIA }: Pick<Env, 'MEDIA'>, id: string) => MEDIA.get(keyOf(id));

const hex = (bytes: ArrayBuffer) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Keeps a page's picture, encoded anew: readers ask us for it, never the page, and get colour and shape, whatever came in. The same picture
 * has the same id, which says nothing without our secret. Null where there is none to be had: that is the page's fault.
 */
export async function keep(env: PictureEnv, url: string, headers: Record<string, string>): Promise<Preview['picture'] | null> {
  const { body } = await fetchOutside(env, url, {
    headers: { ...headers, accept: 'image/webp,image/png,image/jpeg' },
    maxBytes: PICTURE_MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
    redirects: 3,
    accepts: ({ ok }) => ok,
  });
  if (refusalOf(body) !== null) return null;
  const file = await encoded(env, body, SIDE);
  const size = webpSize(file);
  if (!size || tellsMore(file) || size.width < SIDE_MIN || size.height < SIDE_MIN) return null;
  const id = `prv_${await keyedHash(env.MEMBER_SECRET, `preview:${hex(await crypto.subtle.digest('SHA-256', file as Uint8Array<ArrayBuffer>))}`)}`;
  await env.MEDIA.put(keyOf(id), file, { httpMetadata: { contentType: 'image/webp' } });
  return { id, ...size };
}
