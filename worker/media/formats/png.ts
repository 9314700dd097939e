import type { Size } from './size';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, name and checksum of a chunk, beside its data. */
const AROUND = 12;
const chunk = (name: string) => [...name].reduce((code, ch) => code * 256 + ch.charCodeAt(0), 0);
const [IHDR, IDAT, IEND] = [chunk('IHDR'), chunk('IDAT'), chunk('IEND')];

/** The size that a PNG's header says (RFC 2083 §3.2, §4.1.1), where its chunks go on to the last one; null where they don't, or it is none. */
export function pngSize(bytes: Uint8Array): Size | null {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: Size | null = null;
  let hasData = false;
  for (let at = SIGNATURE.length; at + AROUND <= bytes.length;) {
    const length = view.getUint32(at);
    const name = view.getUint32(at + 4);
    if (at + AROUND + length > bytes.length) return null;
    if (size === null) {
      if (name !== IHDR || length !== 13) return null;
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (name === IDAT) hasData = true;
    if (name === IEND) return hasData ? size : null;
    at += AROUND + length;
  }
  return null;
}
