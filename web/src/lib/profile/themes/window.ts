import { A, B, tiled, type Drawn } from './theme';

/** The small windows of the first home pages, on the chequered desk that they lay on. */
export const drawn: Drawn = {
  colours: {
    ground: ['#a9c4d1', '#1d2a31'],
    card: ['#ffffff', '#2a363d'],
    sunken: ['#eef4f7', '#34434b'],
    ink: ['#26353d', '#e8f0f3'],
    inkSoft: ['#55666f', '#b3c3cb'],
    line: ['#bccdd6', '#4a5b64'],
    accent: ['#c44a07', '#ffa562'],
    accentInk: ['#ffffff', '#2c1503'],
    accentText: ['#b54405', '#ffac70'],
    a: ['#9cbac8', '#223139'],
    b: ['#ffffff', '#3c4d57'],
    c: ['#ff9b57', '#c76a2c'],
  },
  scene: (id) =>
    tiled(`${id}q`, 24, `<path fill="${A}" d="M0 0h12v12H0zM12 12h12v12H12z"/>`) +
    tiled(
      `${id}p`,
      [288, 240],
      // A heart, an arrow and a house in pixels of 4.
      `<g fill="${B}" opacity=".55" shape-rendering="crispEdges">
        <path d="M40 36h8v4h4v-4h8v4h4v12h-4v4h-4v4h-4v4h-4v-4h-4v-4h-4v-4h-4V40h4z"/>
        <path d="M176 140h4v4h4v4h4v4h4v4h4v4h-12v8h-4v-4h-4v-4h-4v4h-4v-28z" transform="translate(8 8)"/>
        <path d="M248 44h4v4h4v4h4v4h4v4h-4v16h-8v-8h-8v8h-8V60h-4v-4h4v-4h4v-4h4v-4z"/>
      </g>`,
    ),
};
