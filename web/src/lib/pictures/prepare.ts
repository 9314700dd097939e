/** What the server takes as it is. */
const TYPES = new Set(['image/jpeg', 'image/png', 'image/webp']);
const MAX_BYTES = 5 * 1024 * 1024;
/** Larger ones are made this small before they travel: nobody sees more of them. */
const SIDE = 2400;

const blobOf = (canvas: HTMLCanvasElement, type: string) => new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.9));

/**
 * A file as it is brought: as it is where the server takes it so, else drawn anew, smaller. Phones take pictures of 10 MB and in formats of
 * their own, which their browsers can read. Null: no picture that this browser can read.
 */
export async function prepared(file: Blob): Promise<Blob | null> {
  const seen = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!seen) return null;
  const { width, height } = seen;
  if (TYPES.has(file.type) && file.size <= MAX_BYTES && Math.max(width, height) <= SIDE) {
    seen.close();
    return file;
  }
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(seen, 0, 0, canvas.width, canvas.height);
  seen.close();
  // Not every browser writes WebP; without, a JPEG is small, and loses only what was transparent.
  const webp = await blobOf(canvas, 'image/webp');
  const made = webp?.type === 'image/webp' ? webp : await blobOf(canvas, 'image/jpeg');
  return made && made.size <= MAX_BYTES ? made : null;
}
