import { A, B, C, landscape, sky, tiled, type Drawn } from './theme';

const fir = (x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size})"><path fill="${C}" d="M0-120 34-66H18l30 40H28l34 44H-62l34-44h-20l30-40h-16z"/><path fill="#fff" opacity=".85" d="M0-120 16-94c-8 6-22 6-32 0zM-18-66l-6 8c14 8 34 8 48 0l-6-8zM-30-26l-8 10c22 10 54 10 76 0l-8-10z"/><path fill="#6b4a3a" d="M-8 18H8v22H-8z"/></g>`;
const flake = (x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size})" fill="none" stroke="#fff" stroke-width="2.500" stroke-linecap="round"><path d="M0-16v32M-14-8 14 8M14-8-14 8M-4-13l4 4 4-4M-4 13l4-4 4 4"/></g>`;

/** The first snow, and a house with its lamp on. */
export const drawn: Drawn = {
  colours: {
    ground: ['#d3e5f7', '#14203b'],
    card: ['#ffffff', '#22304f'],
    sunken: ['#f0f6fd', '#2e3e63'],
    ink: ['#20324f', '#eef4ff'],
    inkSoft: ['#536784', '#b8c7e4'],
    line: ['#d8e5f4', '#43557d'],
    accent: ['#2a5cae', '#9cc3ff'],
    accentInk: ['#ffffff', '#0b1e42'],
    accentText: ['#27549f', '#a8caff'],
    a: ['#b4d2f0', '#101a33'],
    b: ['#f4f9ff', '#33476f'],
    c: ['#4f8577', '#23483f'],
  },
  scene: (id) =>
    sky(`${id}s`, A, 'var(--space-ground)') +
    tiled(
      id,
      [230, 220],
      flake(40, 40, 1) +
        flake(170, 110, 0.7) +
        flake(80, 170, 0.55) +
        `<g fill="#fff"><circle cx="120" cy="50" r="3"/><circle cx="200" cy="30" r="2"/><circle cx="20" cy="110" r="2.500"/><circle cx="110" cy="120" r="2"/><circle cx="180" cy="190" r="3"/></g>`,
    ) +
    landscape(
      `<path fill="${B}" opacity=".75" d="M0 280c200-90 380-70 520 0 220-110 460-90 620-20 120-40 220-20 300 10v150H0z"/>${fir(160, 320, 1)}${fir(260, 345, 0.7)}${fir(1240, 320, 1.1)}${fir(1120, 345, 0.65)}
      <g transform="translate(880 250)"><path fill="#8c5a45" d="M0 40h110v74H0z"/><path fill="#fff" d="M-16 46 55-6l71 52c-12 8-20-2-30 4s-22-4-40 0-26 2-36-2-24 8-36-2z"/><path fill="#ffd67e" d="M22 62h24v24H22zM68 70h22v44H68z"/><path d="M34 62v24M22 74h24" stroke="#8c5a45" stroke-width="3"/></g>
      <path fill="${B}" d="M0 370c240-60 460-50 700-10 260-50 500-40 740 0v60H0z"/>`,
    ),
};
