import { A, B, C, landscape, sky, tiled, type Drawn } from './theme';

const wave = (y: number, fill: string, opacity: number) =>
  `<path opacity="${opacity}" fill="${fill}" d="M0 ${y}c120-40 240-40 360 0s240 40 360 0 240-40 360 0 240 40 360 0v420H0z"/>`;
const fish = (x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size})"><path d="M0 14c12-18 40-18 52 0l14-11v22L52 14C40 32 12 32 0 14z" fill="${C}"/><circle cx="13" cy="11" r="2.6" fill="#2b2440"/></g>`;

/** Below the surface, where the bubbles come from. */
export const drawn: Drawn = {
  colours: {
    ground: ['#c8f0ee', '#04222d'],
    card: ['#ffffff', '#0f3643'],
    sunken: ['#e9f8f7', '#184553'],
    ink: ['#0c3740', '#e6f8f9'],
    inkSoft: ['#3f656d', '#a9cdd3'],
    line: ['#c4e8e7', '#2a5c6a'],
    accent: ['#08758a', '#74dbe2'],
    accentInk: ['#ffffff', '#032228'],
    accentText: ['#066a7d', '#80e1e8'],
    a: ['#8edfe0', '#0a4453'],
    b: ['#4fc0cd', '#0c5a6a'],
    c: ['#ffb38a', '#c9724f'],
  },
  scene: (id) =>
    sky(`${id}s`, 'var(--space-ground)', A) +
    tiled(
      `${id}b`,
      [240, 260],
      `<g fill="none" stroke="#fff" stroke-width="2.5" opacity=".55"><circle cx="40" cy="60" r="11"/><circle cx="66" cy="98" r="5"/><circle cx="170" cy="160" r="15"/><circle cx="150" cy="196" r="6"/><circle cx="206" cy="40" r="7"/><path d="M33 56c1-4 4-6 8-6M160 155c1-5 5-8 9-8"/></g>`,
    ) +
    landscape(
      `${wave(190, A, 1)}${wave(250, B, 0.55)}${fish(180, 250, 1.1)}${fish(1020, 210, 1.4)}${fish(690, 290, 0.9)}${wave(320, B, 0.9)}
      <path fill="${C}" opacity=".9" d="M1230 420c-10-60 20-80 26-120 4 40 10 60 4 84 14-26 30-40 34-64 8 34-10 64-18 100z"/><path fill="${C}" opacity=".75" d="M90 420c10-50-14-70-16-104 12 22 22 34 24 54 4-30 2-50 10-74 12 50 2 84 6 124z"/>`,
    ),
};
