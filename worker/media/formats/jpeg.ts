import type { Size } from './size';

/** Markers by their second byte (ITU-T T.81, table B.1). */
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
/** Restarts stand between the pieces of a scan, and have no length. */
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
/** Frame headers; the three left out are tables that lie between them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Where a scan's data ends: at the next marker that is no stuffed byte, fill byte or restart. */
function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0x00 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
}

/**
 * The size that a JPEG's first frame header says (ITU-T T.81 §B.2.2), where the file goes on to the end of its picture; null where it doesn't, or is none.
 * What lies behind that end is no part of the picture, and no fault: phones put films and other sizes there.
 */
export function jpegSize(bytes: Uint8Array): Size | null {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: Size | null = null;
  for (let at = 2; at + 2 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (marker === END) return size;
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || isRestart(marker)) at += 2;
    else {
      if (at + 4 > bytes.length) return null;
      const length = view.getUint16(at + 2);
      if (length < 2 || at + 2 + length > bytes.length) return null;
      if (isFrame(marker) && length >= 8) size ??= { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
      at += 2 + length;
      if (marker === SCAN) at = afterScan(bytes, at);
    }
  }
  return null;
}
