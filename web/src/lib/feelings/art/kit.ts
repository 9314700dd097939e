/** One hand for all drawings of moods, feelings and days: a soft ink line of 2.5 on a sheet of 96, flat warm colours with one shade. */
export const INK = '#2b2440';

/** Colours with their shade. */
export const C = {
  sun: ['#ffd968', '#f6bb45'],
  peach: ['#ffc7a6', '#f6a27c'],
  pink: ['#ffbccb', '#f594ab'],
  rose: ['#ff93a8', '#ec6c88'],
  red: ['#ff8a70', '#e5604a'],
  mint: ['#b9ecd4', '#88d2b1'],
  green: ['#b3df96', '#86c269'],
  sky: ['#b3def9', '#83bfe9'],
  blue: ['#9bbdf5', '#7297dd'],
  lilac: ['#d5c6f8', '#b09ee5'],
  grape: ['#b9a2ec', '#9279d1'],
  cream: ['#fff0d4', '#efd5a6'],
  grey: ['#d8d8e4', '#b3b4c8'],
  white: ['#ffffff', '#dedbef'],
  brown: ['#d3a578', '#ad7f54'],
} as const;
export type Colour = keyof typeof C;

/** Outlined and filled. */
export const shape = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`;
/** A line of ink, or of another colour. */
export const line = (d: string, colour = INK, width = 2.5) =>
  `<path d="${d}" fill="none"${colour === INK ? '' : ` stroke="${colour}"`}${width === 2.5 ? '' : ` stroke-width="${width}"`}/>`;
/** A spot of colour without outline. */
export const dab = (cx: number, cy: number, rx: number, ry: number, fill: string, more = '') =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}" stroke="none"${more}/>`;
/** A flat shape without outline. */
export const flat = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" stroke="none"${more}/>`;
export const dot = (cx: number, cy: number, r: number, fill: string) => `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill}"/>`;
export const scaled = (x: number, y: number, scale: number, art: string) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${art}</g>`;
export const turned = (turn: number, x: number, y: number, art: string) => `<g transform="rotate(${turn} ${x} ${y})">${art}</g>`;

/** A small star of four points. */
export const twinkle = (x: number, y: number, r: number, fill: string = C.sun[0], width = 2) =>
  `<path d="M${x} ${y - r}q${r * 0.18} ${r * 0.82} ${r} ${r}q${-r * 0.82} ${r * 0.18} ${-r} ${r}q${-r * 0.18} ${-r * 0.82} ${-r} ${-r}q${r * 0.82} ${-r * 0.18} ${r} ${-r}z" fill="${fill}" stroke-width="${width}"/>`;
export const heart = (x: number, y: number, r: number, fill: string = C.rose[0], width = 2) =>
  `<path d="M${x} ${y + r}C${x - r * 0.7} ${y + r * 0.45} ${x - r * 1.15} ${y} ${x - r * 1.05} ${y - r * 0.45}C${x - r * 0.95} ${y - r} ${x - r * 0.25} ${y - r} ${x} ${y - r * 0.35}C${x + r * 0.25} ${y - r} ${x + r * 0.95} ${y - r} ${x + r * 1.05} ${y - r * 0.45}C${x + r * 1.15} ${y} ${x + r * 0.7} ${y + r * 0.45} ${x} ${y + r}z" fill="${fill}" stroke-width="${width}"/>`;
export const tear = (x: number, y: number, r: number) =>
  `<path d="M${x} ${y - r * 1.5}c${r * 0.4} ${r * 0.9} ${r} ${r * 1.1} ${r} ${r * 1.8}a${r} ${r} 0 0 1 ${-2 * r} 0c0-${r * 0.7} ${r * 0.6}-${r * 0.9} ${r}-${r * 1.8}z" fill="${C.sky[0]}" stroke-width="2"/>`;
export const note = (x: number, y: number, fill = INK) =>
  `<g transform="translate(${x} ${y})"><path d="M0 9V-4l8-2.500V6.500" fill="none" stroke="${fill}" stroke-width="2.200"/><ellipse cx="-2.300" cy="9" rx="2.800" ry="2.200" fill="${fill}" stroke="none"/><ellipse cx="5.700" cy="6.700" rx="2.800" ry="2.200" fill="${fill}" stroke="none"/></g>`;

/** A whole drawing: its parts, from the back to the front. */
export const drawn = (...parts: string[]) =>
  `<g stroke="${INK}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">${parts.join('')}</g>`;
