import type { Lang } from '../../rooms/protocol/lang';

/** A slice of a family, as npm's font packages cut them: the code points it serves, first and last of each stretch. */
export type Slice = { family: 'noto-sans-kr' | 'noto-sans-jp' | 'noto-emoji'; name: string; ranges: [number, number][] };

/** Han characters look otherwise in Korea and in Japan: whose come first is the language's. */
const ORDER: Record<Lang, Slice['family'][]> = {
  ko: ['noto-sans-kr', 'noto-sans-jp', 'noto-emoji'],
  ja: ['noto-sans-jp', 'noto-sans-kr', 'noto-emoji'],
  id: ['noto-sans-jp', 'noto-sans-kr', 'noto-emoji'],
  en: ['noto-sans-jp', 'noto-sans-kr', 'noto-emoji'],
};

const has = (slice: Slice, point: number) => slice.ranges.some(([first, last]) => point >= first && point <= last);

/** The slices that a text needs, by the order of its language. */
export function slicesFor(text: string, lang: Lang, slices: readonly Slice[]): Slice[] {
  const open = new Set(Array.from(text, (letter) => letter.codePointAt(0)!));
  return ORDER[lang].flatMap((family) =>
    slices.filter((slice) => {
      if (slice.family !== family) return false;
      const found = [...open].filter((point) => has(slice, point));
      for (const point of found) open.delete(point);
      return found.length > 0;
    }),
  );
}

/** The text without what no slice has, which would be drawn as empty boxes. */
export const drawable = (text: string, slices: readonly Slice[]): string =>
  Array.from(text)
    .filter((letter) => /\s/.test(letter) || slices.some((slice) => has(slice, letter.codePointAt(0)!)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
