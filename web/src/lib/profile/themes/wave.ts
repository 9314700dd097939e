import { A, B, tiled, type Drawn } from './theme';

const scale = (x: number, y: number) =>
  `<g transform="translate(${x} ${y})"><circle r="32" fill="var(--space-ground)" stroke="${B}" stroke-width="2"/><circle r="23" fill="none" stroke="${A}" stroke-width="4"/><circle r="13" fill="none" stroke="${B}" stroke-width="2"/><circle r="4" fill="${A}"/></g>`;

/** Blue sea waves, as on a summer cotton. */
export const drawn: Drawn = {
  colours: {
    ground: ['#dfe8f1', '#101a30'],
    card: ['#fffefb', '#1c2945'],
    sunken: ['#f0f2f3', '#283757'],
    ink: ['#1b2a4a', '#edf2fc'],
    inkSoft: ['#505f7d', '#b3c0da'],
    line: ['#d3dbe6', '#3c4d72'],
    accent: ['#b3321f', '#ff9683'],
    accentInk: ['#ffffff', '#360a03'],
    accentText: ['#a92c1a', '#ffa290'],
    a: ['#b9cbe0', '#1d2e52'],
    b: ['#8ea9ca', '#2c4273'],
    c: ['#e4573f', '#b3452f'],
  },
  scene: (id) =>
    // Rows from above to below: each scale covers the lower half of those behind it.
    tiled(
      id,
      [64, 32],
      [-32, -16, 0, 16, 32, 48].map((y, i) => (i % 2 ? scale(0, y + 16) + scale(64, y + 16) : scale(32, y + 16))).join(''),
    ),
};
