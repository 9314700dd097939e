import { A, B, C, tiled, type Drawn } from './theme';

const petal = (turn: number) =>
  `<g transform="rotate(${turn} 48 48)"><ellipse cx="48" cy="21" rx="14" ry="20" fill="${A}" stroke="${B}" stroke-width="2.500"/><path d="M48 8v26" stroke="${B}" stroke-width="2"/><circle cx="43" cy="21" r="1.800" fill="${B}"/><circle cx="53" cy="21" r="1.800" fill="${B}"/></g>`;

/** Kawung, the fruit of the sugar palm cut in four, in soga brown and indigo. */
export const drawn: Drawn = {
  colours: {
    ground: ['#4b2f1c', '#160f1f'],
    card: ['#fdf5e6', '#2a1e2e'],
    sunken: ['#f5e8d0', '#38293d'],
    ink: ['#3a2110', '#f8ebd9'],
    inkSoft: ['#6f5237', '#cdb59c'],
    line: ['#e2cca8', '#513e52'],
    accent: ['#8a3f12', '#f1b071'],
    accentInk: ['#ffffff', '#331703'],
    accentText: ['#83390f', '#f4b87e'],
    a: ['#e8cf9f', '#4a3350'],
    b: ['#6d4021', '#21152b'],
    c: ['#2d3b6b', '#8a6a3d'],
  },
  scene: (id) =>
    tiled(
      id,
      96,
      [45, 135, 225, 315].map(petal).join('') +
        `<circle cx="48" cy="48" r="5" fill="${C}"/><g fill="${C}"><path d="m48 0 6 6-6 6-6-6zM48 84l6 6-6 6-6-6zM0 48l6-6 6 6-6 6zM84 48l6-6 6 6-6 6z"/></g>`,
      'scale(.8)',
    ),
};
