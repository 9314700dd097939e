import { A, B, C, tiled, type Drawn } from './theme';

/** A squared exercise book, with what somebody scribbled in its margins. */
export const drawn: Drawn = {
  colours: {
    ground: ['#f4eddd', '#231f1a'],
    card: ['#fffdf6', '#302a24'],
    sunken: ['#f6efdf', '#3b342c'],
    ink: ['#3a2f25', '#f3e9da'],
    inkSoft: ['#6d5f50', '#c5b6a2'],
    line: ['#e4d8c2', '#4d4439'],
    accent: ['#b4532a', '#e79a6c'],
    accentInk: ['#ffffff', '#2a1608'],
    accentText: ['#a2461f', '#f0aa80'],
    a: ['#e3d6bb', '#332c24'],
    b: ['#d98e6c', '#6b4634'],
    c: ['#7f9c8b', '#43544a'],
  },
  scene: (id) =>
    tiled(`${id}g`, 28, `<path d="M28 .5H.5V28" fill="none" stroke="${A}"/>`) +
    tiled(
      `${id}d`,
      [336, 308],
      `<g fill="none" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">
        <path d="M48 62c-7-10-22-3-16 9 3 6 10 10 16 15 6-5 13-9 16-15 6-12-9-19-16-9z" stroke="${B}"/>
        <path d="m206 34 5 11 12 1-9 8 3 12-11-6-11 6 3-12-9-8 12-1z" stroke="${C}"/>
        <path d="M282 150q10-12 20 0t20 0" stroke="${B}"/>
        <path d="M118 176c20-22 40 6 20 14s-30-20-4-32 50 14 30 38" stroke="${C}"/>
        <path d="m40 246 22-22 8 8-22 22-10 2z M58 228l8 8" stroke="${C}"/>
        <path d="M226 246h26M239 233v26M230 237l18 18M248 237l-18 18" stroke="${B}"/>
      </g>`,
    ),
};
