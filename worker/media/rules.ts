import type { ErrorCode } from '../../rooms/protocol/error';
import { jpegSize } from './formats/jpeg';
import { pngSize } from './formats/png';
import type { Size } from './formats/size';
import { webpSize } from './formats/webp';

/** The largest file that is taken. */
export const PICTURE_MAX_BYTES = 5 * 1024 * 1024;
/** Larger ones cost whoever decodes them more memory than a phone's camera could ever have filled: a few KiB can claim a billion px. */
const AREA_MAX = 50_000_000;
const SIDE_MAX = 16_000;
/** What one person may have here, and may send in a day (UTC), deleted ones too. */
export const PICTURES_MAX = 300;
export const PICTURES_A_DAY = 100;

/** The sizes that each picture is kept in: its longer side at most, px. A thumbnail, a block on a phone, a whole screen. */
export const SIZES = { s: 400, m: 960, l: 1920 } as const;
export type SizeName = keyof typeof SIZES;
export const SIZE_NAMES = ['s', 'm', 'l'] as const satisfies readonly SizeName[];

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, i) => bytes[i] === byte);

/** Which of ours a file begins as; what it is called or says of itself doesn't matter. */
function sizeOf(bytes: Uint8Array): { known: boolean; size: Size | null } {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return { known: true, size: jpegSize(bytes) };
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return { known: true, size: pngSize(bytes) };
  if (startsWith(bytes, 0x52, 0x49, 0x46, 0x46)) return { known: bytes[8] === 0x57 && bytes[9] === 0x45, size: webpSize(bytes) };
  return { known: false, size: null };
}

/** Why a file can't be taken as a picture, or null: no JPEG, PNG or WebP; one that breaks off or says nonsense; one too large to decode. */
export function refusalOf(bytes: Uint8Array): ErrorCode | null {
  const { known, size } = sizeOf(bytes);
  if (!known) return 'media.unsupported';
  if (size === null || size.width < 1 || size.height < 1) return 'media.damaged';
  const isTooLarge = size.width > SIDE_MAX || size.height > SIDE_MAX || size.width * size.height > AREA_MAX;
  return isTooLarge ? 'input.too_large' : null;
}
