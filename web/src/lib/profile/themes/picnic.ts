import { A, B, C, tiled, type Drawn } from './theme';

/** A gingham cloth, with crumbs. */
export const drawn: Drawn = {
  colours: {
    ground: ['#fff6ea', '#2a1a18'],
    card: ['#fffaf1', '#3a2724'],
    sunken: ['#fbeedd', '#483230'],
    ink: ['#43221b', '#fbe9e0'],
    inkSoft: ['#7a5549', '#d8b8ac'],
    line: ['#f0d9c6', '#5c4340'],
    accent: ['#c0342b', '#ff9c8a'],
    accentInk: ['#ffffff', '#3b0f0a'],
    accentText: ['#b02c24', '#ffa595'],
    a: ['#ec7d71', '#7c2f2a'],
    b: ['#ffd34d', '#b78a23'],
    c: ['#5aa35c', '#3b6b3d'],
  },
  scene: (id) =>
    tiled(
      id,
      64,
      `<path fill="${A}" opacity=".42" d="M0 0h32v64H0z"/><path fill="${A}" opacity=".42" d="M0 0h64v32H0z"/><path stroke="#fff" stroke-opacity=".28" d="M0 4h32M0 12h32M0 20h32M0 28h32"/>`,
    ) +
    tiled(
      `${id}f`,
      [384, 384],
      `<g stroke="#5b2a20" stroke-opacity=".55" stroke-width="2" stroke-linejoin="round"><g transform="translate(60 70)"><path fill="${A}" d="M0 14C0 2 12-4 20 2c8-6 20 0 20 12 0 14-12 24-20 30C12 38 0 28 0 14z"/><path fill="${C}" d="M20 4C12-6 6-4 4 0c6 0 10 4 16 8 6-4 10-8 16-8-2-4-8-6-16 4z"/></g>
      <g transform="translate(250 240)"><circle cx="20" cy="20" r="17" fill="#fff"/><circle cx="20" cy="20" r="8" fill="${B}" stroke="none"/></g></g>`,
    ),
};
