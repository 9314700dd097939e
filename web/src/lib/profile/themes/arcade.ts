import { A, B, C, landscape, tiled, type Drawn } from './theme';

/** A pocket console by day, its big sister by night. All in pixels. */
export const drawn: Drawn = {
  colours: {
    ground: ['#b5c48c', '#0b0d26'],
    card: ['#e2e9c6', '#171a3d'],
    sunken: ['#d0dbab', '#22265a'],
    ink: ['#1d2b16', '#e9f2ff'],
    inkSoft: ['#435236', '#a9b5e6'],
    line: ['#9dae73', '#41489a'],
    accent: ['#2c4a22', '#7bf59a'],
    accentInk: ['#e9f2cd', '#04220d'],
    accentText: ['#2c4a22', '#86f7a2'],
    a: ['#a3b47a', '#1a1f55'],
    b: ['#8a9d63', '#2b2f7c'],
    c: ['#6f8450', '#f05fb4'],
  },
  scene: (id) =>
    tiled(
      id,
      [256, 224],
      `<g shape-rendering="crispEdges"><g fill="${A}"><path d="M24 24h8v8h-8zM120 72h8v8h-8zM200 32h8v8h-8zM72 152h8v8h-8zM176 176h8v8h-8z"/></g>
      <g fill="${B}"><path d="M144 128h8v8h8v8h-8v8h-8v-8h-8v-8h8zM48 96h4v4h4v4h-4v4h-4v-4h-4v-4h4zM224 120h4v4h4v4h-4v4h-4v-4h-4v-4h4z"/></g>
      <path fill="${C}" opacity=".6" d="M96 16h8v8h-8zM16 192h8v8h-8zM232 208h8v8h-8z"/></g>`,
    ) +
    landscape(
      `<g shape-rendering="crispEdges"><path fill="${A}" d="M0 420V300h96v-40h64v64h80v-96h96v60h72v-84h24v-36h48v36h24v120h96v-72h112v-56h80v88h64v-48h96v-64h32v-40h40v40h32v112h80v-64h96v40h72v-88h88v64h48v240z"/>
      <path fill="${B}" d="M0 420v-64h144v-36h96v52h128v-76h96v60h160v-44h112v36h144v-68h80v48h128v-52h112v72h96v-40h144v112z"/>
      <g fill="${C}"><path d="M272 256h12v12h-12zM300 256h12v12h-12zM272 284h12v12h-12zM476 232h12v12h-12zM500 256h12v12h-12zM700 260h12v12h-12zM728 288h12v12h-12zM980 220h12v12h-12zM1008 248h12v12h-12zM1240 270h12v12h-12zM1268 298h12v12h-12z"/></g></g>`,
    ),
};
