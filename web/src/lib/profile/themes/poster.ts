import { A, B, C, tiled, type Drawn } from './theme';

/** A poster on a wall in Basel: few shapes, large letters. */
export const drawn: Drawn = {
  colours: {
    ground: ['#efece4', '#121212'],
    card: ['#ffffff', '#1d1d1d'],
    sunken: ['#f3f1ec', '#2a2a2a'],
    ink: ['#111111', '#f6f4ef'],
    inkSoft: ['#55524c', '#b5b2ab'],
    line: ['#d4d0c6', '#454545'],
    accent: ['#c81e0c', '#ff6a55'],
    accentInk: ['#ffffff', '#240400'],
    accentText: ['#bf1a09', '#ff7d6b'],
    a: ['#e4e0d5', '#1b1b1b'],
    b: ['#e2331f', '#c92a17'],
    c: ['#111111', '#f6f4ef'],
  },
  scene: (id) =>
    tiled(id, 120, `<path d="M120 0H0v120" fill="none" stroke="${A}" stroke-width="2"/>`) +
    `<svg class="fill" viewBox="0 0 1000 1000" preserveAspectRatio="xMaxYMin slice" aria-hidden="true"><circle cx="830" cy="230" r="250" fill="${B}"/><path fill="${C}" d="M0 700 330 1000H0z"/><path stroke="${C}" stroke-width="14" d="M60 90h190M60 130h120"/><path fill="${B}" d="M0 520h46v46H0z"/></svg>`,
};
