import { A, B, C, tiled, type Drawn } from './theme';

/** The corner table, where the order is written on a slip. */
export const drawn: Drawn = {
  colours: {
    ground: ['#dcc6a8', '#1f1611'],
    card: ['#fffdf8', '#33271f'],
    sunken: ['#f5eee2', '#42342a'],
    ink: ['#35241a', '#f6ebdf'],
    inkSoft: ['#6c5747', '#cab49f'],
    line: ['#e0d1bd', '#574739'],
    accent: ['#7a431f', '#e3ab7b'],
    accentInk: ['#ffffff', '#2b1405'],
    accentText: ['#743e1b', '#e9b68a'],
    a: ['#cdb38f', '#2d2119'],
    b: ['#b4946a', '#43332a'],
    c: ['#8f6a45', '#5c4332'],
  },
  scene: (id) =>
    tiled(
      id,
      [320, 300],
      `<g fill="${B}"><g id="${id}b" transform="translate(50 60) rotate(-30)"><ellipse rx="20" ry="13"/><path d="M-18 0c8-7 12 7 18 0s10-7 18 0" fill="none" stroke="${A}" stroke-width="3"/></g><use href="#${id}b" transform="translate(210 150)"/><use href="#${id}b" transform="rotate(80 50 60) translate(130 -120)"/></g>
      <g fill="none" stroke="${C}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" opacity=".7"><path d="M170 60h54v20a26 24 0 0 1-54 0zM224 66c18-4 18 22-2 20M160 112h74M186 46c-5-6 5-10 0-16M206 46c-5-6 5-10 0-16"/><path d="M60 200h50l-6 52H66zM56 200l4-12h50l4 12M72 220h26"/></g>
      <g fill="none" stroke="${A}" stroke-width="5"><circle cx="250" cy="246" r="34" stroke-dasharray="180 30"/></g>`,
    ),
};
