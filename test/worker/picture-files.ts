import { env } from 'cloudflare:workers';

const utf8 = new TextEncoder();
export const joined = (...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> => {
  const bytes = parts.map((part) => (typeof part === 'string' ? utf8.encode(part) : part));
  const all = new Uint8Array(bytes.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of bytes) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
const u32 = (n: number) => new Uint8Array([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
const bytesOf = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());

/** CRC-32 as PNG has it (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
const chunk = (name: string, data: Uint8Array) => joined(u32(data.length), name, data, u32(crc32(joined(name, data))));
const SIGNATURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

type Png = { width: number; height: number; claims?: { width: number; height: number }; extra?: Uint8Array[] };
/** A PNG with a gradient in it; `claims` is what its header says instead of the truth. */
export async function png({ width, height, claims = { width, height }, extra = [] }: Png): Promise<Uint8Array<ArrayBuffer>> {
  const row = width * 3 + 1;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) pixels.set([(x * 255) / width, (y * 255) / height, 128], y * row + 1 + x * 3);
  const data = await bytesOf(new Blob([pixels]).stream().pipeThrough(new CompressionStream('deflate')));
  const header = joined(u32(claims.width), u32(claims.height), new Uint8Array([8, 2, 0, 0, 0]));
  return joined(SIGNATURE, chunk('IHDR', header), ...extra, chunk('IDAT', data), chunk('IEND', new Uint8Array()));
}
/** A chunk of text beside a PNG's picture. */
export const pngText = (text: string) => chunk('tEXt', joined('Comment\0', text));

/** The same picture by another encoder. */
export async function as(format: 'image/jpeg' | 'image/webp' | 'image/gif' | 'image/avif', bytes: Uint8Array<ArrayBuffer>) {
  const made = await env.IMAGES.input(new Blob([bytes]).stream()).output({ format });
  return bytesOf(made.image());
}

/** Exif (CIPA DC-008): turned by a quarter, taken by somebody's camera, at a place. */
function exif(): Uint8Array {
  const entry = (tag: number, type: number, count: number, value: number) =>
    joined(new Uint8Array([tag >> 8, tag & 255, type >> 8, type & 255]), u32(count), u32(value));
  const make = utf8.encode('SECRETCAMERA\0');
  const fields = joined(new Uint8Array([0, 2]), entry(0x010f, 2, make.length, 38), entry(0x0112, 3, 1, 6 << 16), u32(0));
  return joined('Exif\0\0', 'MM', new Uint8Array([0, 42]), u32(8), fields, make);
}

/** A JPEG as a phone takes it: with Exif, a comment, and a second file behind its end. */
export async function phoneJpeg(width: number, height: number, behind = 'ftypmp42 a film'): Promise<Uint8Array<ArrayBuffer>> {
  const jpeg = await as('image/jpeg', await png({ width, height }));
  const segment = (marker: number, data: Uint8Array) =>
    joined(new Uint8Array([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data);
  return joined(jpeg.subarray(0, 2), segment(0xe1, exif()), segment(0xfe, utf8.encode('SECRETCOMMENT')), jpeg.subarray(2), behind);
}
