import { A, B, C, sky, tiled, type Drawn } from './theme';

const cloud = (x: number, y: number, size: number) =>
  `<path transform="translate(${x} ${y}) scale(${size})" fill="${C}" d="M18 60c-24 0-24-32 0-32 4-24 40-28 48-6 26-10 44 14 32 26 10 2 10 12-2 12z"/>`;

/** A summer sky; by night its stars. */
export const drawn: Drawn = {
  colours: {
    ground: ['#bfe3fb', '#141c3a'],
    card: ['#ffffff', '#222c52'],
    sunken: ['#eef7fe', '#2d3864'],
    ink: ['#15334f', '#edf3ff'],
    inkSoft: ['#47657f', '#b7c5e8'],
    line: ['#d5e9f8', '#3d4a7c'],
    accent: ['#1f6fd6', '#8fc0ff'],
    accentInk: ['#ffffff', '#0c1c3c'],
    accentText: ['#1a61bd', '#9cc7ff'],
    a: ['#8fd0fa', '#0d1330'],
    b: ['#e4f5ff', '#2c3c78'],
    c: ['#ffffff', '#32437f'],
  },
  scene: (id) =>
    sky(`${id}s`, A, B) +
    tiled(`${id}c`, [520, 420], cloud(40, 50, 1.5) + cloud(330, 20, 0.8) + cloud(270, 220, 1.9) + cloud(20, 310, 0.9)) +
    tiled(
      `${id}t`,
      [260, 210],
      `<g style="fill:light-dark(transparent,#fff)"><circle cx="30" cy="30" r="1.6"/><circle cx="110" cy="80" r="1.1"/><circle cx="190" cy="40" r="2"/><circle cx="230" cy="130" r="1.2"/><circle cx="70" cy="150" r="1.8"/><circle cx="150" cy="185" r="1.2"/></g>`,
    ),
};
