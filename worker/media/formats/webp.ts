import type { Size } from './size';

/** Names of four letters as they lie in the file (RFC 9649 §2.3). */
const nameAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

/** The size in a chunk that has one: the canvas (RFC 9649 §2.7), a lossy frame's header (RFC 6386 §9.1), a lossless one's (RFC 9649 §3.4). */
function sizeIn(name: string, data: DataView): Size | null {
  const has = (length: number) => data.byteLength >= length;
  const u24 = (at: number) => data.getUint16(at, true) + data.getUint8(at + 2) * 0x10000;
  if (name === 'VP8X' && has(10)) return { width: u24(4) + 1, height: u24(7) + 1 };
  if (name === 'VP8 ' && has(10) && u24(3) === 0x2a019d)
    return { width: data.getUint16(6, true) & 0x3fff, height: data.getUint16(8, true) & 0x3fff };
  if (name === 'VP8L' && has(5) && data.getUint8(0) === 0x2f) {
    const bits = data.getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return null;
}

/** The chunks of a WebP file, in order; null where one is cut off, or it is none. */
function chunksOf(bytes: Uint8Array): { name: string; size: Size | null }[] | null {
  if (bytes.length < 12 || nameAt(bytes, 0) !== 'RIFF' || nameAt(bytes, 8) !== 'WEBP') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return null;
  const chunks = [];
  for (let at = 12; at + 8 <= end;) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > end) return null;
    const name = nameAt(bytes, at);
    chunks.push({ name, size: sizeIn(name, new DataView(bytes.buffer, bytes.byteOffset + at + 8, length)) });
    // Chunks begin at even places.
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** The largest size that a WebP's headers say, where the file is as long as it says itself and has a picture; null where not, or it is none. */
export function webpSize(bytes: Uint8Array): Size | null {
  const chunks = chunksOf(bytes);
  if (!chunks?.some(({ name }) => name === 'VP8 ' || name === 'VP8L' || name === 'ANMF')) return null;
  const sizes = chunks.flatMap(({ size }) => (size ? [size] : []));
  if (sizes.length === 0) return null;
  return { width: Math.max(...sizes.map(({ width }) => width)), height: Math.max(...sizes.map(({ height }) => height)) };
}

/** Whether a WebP tells more than its picture: where and when and with what it was taken, or by whom it was edited. */
export const tellsMore = (bytes: Uint8Array) => chunksOf(bytes)?.some(({ name }) => name === 'EXIF' || name === 'XMP ') ?? true;
