/** Everything is drawn in one square, 112 wide from (-8, -20): who stands, stands on y = 86, in the middle of x = 48. */
export const BOX = '-8 -20 112 112';
export const MIDDLE = 48;
export const GROUND = 86;
export const INK = '#2b2440';
const LINE = 2.4;

const n = (value: number) => Math.round(value * 100) / 100;

/** Numbers of a path, rounded, so that the markup stays short. */
export const d = (parts: TemplateStringsArray, ...values: number[]) => String.raw({ raw: parts }, ...values.map(n));

export const filled = (path: string, fill: string) => `<path d="${path}" fill="${fill}"/>`;
export const outlined = (path: string, fill: string, line: string, width = LINE) =>
  `<path d="${path}" fill="${fill}" stroke="${line}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`;
export const stroked = (path: string, line: string, width = LINE) => outlined(path, 'none', line, width);
export const dot = (x: number, y: number, rx: number, ry: number, fill: string, more = '') =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${more}/>`;

/** A thing as thick as a finger, along a path: a tail. */
export const limb = (path: string, fill: string, line: string, width: number) =>
  stroked(path, line, width + LINE * 2) + stroked(path, fill, width);

/** An egg: as wide as 2 rx at the part `wide` of its height, and as round above and below as `up` and `down` say. */
export function egg(x: number, top: number, bottom: number, rx: number, wide = 0.56, up = 0.58, down = 0.62): string {
  const y = top + (bottom - top) * wide;
  const [above, below] = [y - (y - top) * up, y + (bottom - y) * down];
  return d`M${x} ${top}C${x + rx * 0.58} ${top} ${x + rx} ${above} ${x + rx} ${y}C${x + rx} ${below} ${x + rx * 0.62} ${bottom} ${x} ${bottom}C${x - rx * 0.62} ${bottom} ${x - rx} ${below} ${x - rx} ${y}C${x - rx} ${above} ${x - rx * 0.58} ${top} ${x} ${top}Z`;
}

/** An egg with a shade along its lower right, and its outline. `on` lies on it, under the outline. */
export function volume(at: Parameters<typeof egg>, fill: string, shade: string, line: string, on = ''): string {
  const [x, top, bottom, rx, ...rest] = at;
  const high = bottom - top;
  const light = egg(x - rx * 0.05, top, bottom - high * 0.08, rx * 0.95, ...rest);
  return filled(egg(...at), shade) + filled(light, fill) + on + stroked(egg(...at), line);
}

/** The same on the other side. */
export const mirrored = (markup: string) => `<g transform="matrix(-1 0 0 1 96 0)">${markup}</g>`;

/** A part that moves about a point. */
export type Joint = { at: [x: number, y: number]; svg: string };
export const joint = (x: number, y: number, svg: string): Joint => ({ at: [n(x), n(y)], svg });
export const pair = ({ at: [x, y], svg }: Joint): [Joint, Joint] => [
  { at: [x, y], svg },
  { at: [96 - x, y], svg: mirrored(svg) },
];
