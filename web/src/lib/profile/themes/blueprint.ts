import { A, B, tiled, type Drawn } from './theme';

/** Drawn to scale, in white on blue. */
export const drawn: Drawn = {
  colours: {
    ground: ['#1d57a3', '#0a1c3a'],
    card: ['#17488b', '#0f2750'],
    sunken: ['#22599f', '#183766'],
    ink: ['#ffffff', '#eaf2ff'],
    inkSoft: ['#cfe0f7', '#a9c1e6'],
    line: ['#6f9bd4', '#3d6199'],
    accent: ['#ffe17d', '#ffe17d'],
    accentInk: ['#2c2200', '#2c2200'],
    accentText: ['#ffe68f', '#ffe68f'],
    a: ['#2f6ab6', '#12305e'],
    b: ['#6c9cd8', '#2b5590'],
    c: '#ffe17d',
  },
  scene: (id) =>
    tiled(`${id}s`, 20, `<path d="M20 .5H.5V20" fill="none" stroke="${A}"/>`) +
    tiled(`${id}l`, 100, `<path d="M100 .5H.5V100" fill="none" stroke="${B}" stroke-opacity=".6"/>`) +
    tiled(
      `${id}d`,
      [500, 400],
      `<g fill="none" stroke="${B}" stroke-width="1.5"><circle cx="120" cy="110" r="60"/><circle cx="120" cy="110" r="4"/><path stroke-dasharray="6 5" d="M40 110h160M120 30v160"/><path d="M300 260h140v90H300zM300 260l70-46 70 46M350 350v-44h40v44"/><path stroke-dasharray="2 4" d="M300 372h140"/><path d="m300 368 0 8M440 368v8M60 290l70 70H60z"/></g>`,
    ),
};
