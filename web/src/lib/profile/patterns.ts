import type { Paint } from '$worker/profiles/paint';
import { tiled } from './themes/theme';

type Pattern = Extract<Paint, { kind: 'pattern' }>['pattern'];
type Tile = { size: number | [number, number]; tile: string; transform?: string };

const heart = 'M0-6c-6-9-20-4-16 7 3 7 10 11 16 16 6-5 13-9 16-16C20-10 6-15 0-6z';
const star = 'm0-16 5 10 11 1-8 8 2 11-10-5-10 5 2-11-8-8 11-1z';
const at = (x: number, y: number, d: string, turn = 0, size = 1) =>
  `<path transform="translate(${x} ${y}) rotate(${turn}) scale(${size})" d="${d}"/>`;
const filled = (inside: string) => `<g fill="currentColor">${inside}</g>`;
const lined = (inside: string, width = 3) =>
  `<g fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${inside}</g>`;

/** Patterns in the `color` of what they are in. */
const TILES: Record<Pattern, Tile> = {
  dots: { size: 44, tile: filled('<circle cx="11" cy="11" r="5.5"/><circle cx="33" cy="33" r="5.5"/>') },
  checks: { size: 56, tile: `<path fill="currentColor" d="M0 0h28v28H0zM28 28h28v28H28z"/>` },
  stripes: { size: 40, tile: `<path fill="currentColor" d="M0 0h18v40H0z"/>`, transform: 'rotate(35)' },
  grid: { size: 36, tile: `<path d="M36 1H1v35" fill="none" stroke="currentColor" stroke-width="2"/>` },
  waves: { size: [80, 32], tile: lined('<path d="M-20 16q20-18 40 0t40 0 40 0"/>', 4) },
  hearts: { size: [96, 88], tile: filled(at(24, 26, heart, -10) + at(72, 68, heart, 12, 0.75)) },
  stars: { size: [100, 92], tile: filled(at(26, 26, star, 8) + at(76, 66, star, -12, 0.7)) },
  flowers: {
    size: [104, 96],
    tile: [
      [28, 28, 1],
      [80, 72, 0.75],
    ]
      .map(
        ([x, y, size]) =>
          `<g transform="translate(${x} ${y}) scale(${size})"><g fill="currentColor"><circle cy="-11" r="9"/><circle cx="10.500" cy="-3.400" r="9"/><circle cx="6.500" cy="9" r="9"/><circle cx="-6.500" cy="9" r="9"/><circle cx="-10.500" cy="-3.400" r="9"/></g><circle r="6" fill="#fff" fill-opacity=".85"/></g>`,
      )
      .join(''),
  },
  clouds: {
    size: [170, 120],
    tile: filled(
      at(18, 18, 'M14 40c-18 0-18-24 0-24 3-18 30-20 36-4 20-8 34 10 24 20 8 2 8 8-2 8z') +
        at(100, 72, 'M14 40c-18 0-18-24 0-24 3-18 30-20 36-4 20-8 34 10 24 20 8 2 8 8-2 8z', 0, 0.7),
    ),
  },
  leaves: {
    size: [90, 84],
    tile: filled(at(14, 26, 'M0 0c10-14 28-14 36 0-8 14-26 14-36 0z', -30) + at(50, 62, 'M0 0c10-14 28-14 36 0-8 14-26 14-36 0z', 35, 0.9)),
  },
  triangles: { size: [64, 56], tile: `<path fill="currentColor" d="M0 56 32 0l32 56z"/>` },
  confetti: {
    size: [120, 110],
    tile:
      filled(
        '<circle cx="20" cy="20" r="5"/><rect x="70" y="10" width="20" height="8" rx="4" transform="rotate(25 80 14)"/><circle cx="100" cy="70" r="4"/><path d="m40 60 14 6-10 12z"/><rect x="16" y="84" width="20" height="8" rx="4" transform="rotate(-35 26 88)"/>',
      ) + lined('<path d="M66 92q7-9 14 0t14 0"/>'),
  },
};

export const PATTERNS = Object.keys(TILES) as Pattern[];

/** A pattern as SVG that fills what it is in: nothing in it comes from anybody, so that it may be put into a page as it is. */
export function patternOf(pattern: Pattern, id: string): string {
  const { size, tile, transform } = TILES[pattern];
  return tiled(id, size, tile, transform);
}
