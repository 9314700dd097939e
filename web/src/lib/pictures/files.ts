import type { Picture } from '$lib/api/media';

export type SizeName = 's' | 'm' | 'l';
/** The longer side of each size at most, px: what the server encodes (worker/media/rules.ts). */
const SIDES: Record<SizeName, number> = { s: 400, m: 960, l: 1920 };

export const fileOf = (id: string, size: SizeName) => `/media/${id}/${size}`;

/** How wide a size of a picture is, px: none is made larger than it was. */
const widthIn = ({ width, height }: Pick<Picture, 'width' | 'height'>, size: SizeName) =>
  Math.round(width * Math.min(1, SIDES[size] / Math.max(width, height)));

/** All sizes of a picture, for the browser to choose from. */
export const srcsetOf = (picture: Picture) =>
  (['s', 'm', 'l'] as const).map((size) => `${fileOf(picture.id, size)} ${widthIn(picture, size)}w`).join(', ');
