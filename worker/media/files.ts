import { AppError } from '../../rooms/protocol/error';
import type { Env } from '../env';
import { tellsMore, webpSize } from './formats/webp';
import { SIZE_NAMES, SIZES, type SizeName } from './rules';

type Store = Pick<Env, 'MEDIA'>;

/** Where a picture's file lies in the bucket. */
const keyOf = (id: string, size: SizeName) => `pictures/${id}/${size}`;

/** Only colour and shape, in WebP, of `side` px at most: whatever else was in the file (place, camera, a second file behind the first) isn't in this one. */
export async function encoded(env: Pick<Env, 'IMAGES'>, bytes: Uint8Array, side: number): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const within = { width: side, height: side, fit: 'scale-down' } as const;
  const made = await env.IMAGES.input(stream).transform(within).output({ format: 'image/webp', quality: 82, anim: false });
  return new Uint8Array(await made.response().arrayBuffer());
}

/** A picture of one grey pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

/** Whether a failed encoding was the file's fault. The binding's errors don't always say: then one that reads any other picture is well. */
async function isWell(env: Pick<Env, 'IMAGES'>): Promise<boolean> {
  const pixel = Uint8Array.from(atob(PIXEL), (ch) => ch.charCodeAt(0));
  const seen = await env.IMAGES.info(new Blob([pixel]).stream()).catch(() => null);
  return seen !== null && 'width' in seen && seen.width === 1;
}

/** Encodes a picture in every size and keeps them. What turns out to be no picture is `media.damaged`. */
export async function put(env: Pick<Env, 'IMAGES' | 'MEDIA'>, id: string, bytes: Uint8Array) {
  // One size after the other: a damaged picture costs one try, and a large one is decoded once at a time.
  const files: { size: SizeName; file: Uint8Array }[] = [];
  for (const size of SIZE_NAMES) {
    const file = await encoded(env, bytes, SIZES[size]).catch(async (error: unknown) => {
      throw (await isWell(env)) ? new AppError('media.damaged') : error;
    });
    if (tellsMore(file)) throw new Error('An encoded picture still tells more than it shows.');
    files.push({ size, file });
  }
  await Promise.all(files.map(({ size, file }) => env.MEDIA.put(keyOf(id, size), file, { httpMetadata: { contentType: 'image/webp' } })));
  const largest = files.find(({ size }) => size === 'l');
  const shown = largest && webpSize(largest.file);
  if (!shown) throw new Error('An encoded picture has no size.');
  return { ...shown, bytes: files.reduce((sum, { file }) => sum + file.length, 0) };
}

export const get = ({ MEDIA }: Store, id: string, size: SizeName) => MEDIA.get(keyOf(id, size));

/** Takes all sizes of these away; R2 takes a thousand names at a time. */
export async function remove({ MEDIA }: Store, ids: readonly string[]): Promise<void> {
  const keys = ids.flatMap((id) => SIZE_NAMES.map((size) => keyOf(id, size)));
  for (let from = 0; from < keys.length; from += 1000) await MEDIA.delete(keys.slice(from, from + 1000));
}
