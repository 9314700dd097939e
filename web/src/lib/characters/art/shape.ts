/**
 * Everything is measured from the middle of the head: x to the viewer's right, y down, z towards the viewer. The head is a ball of radius
 * R; the chin is near y 52, the shoulders near 70, the feet near 200.
 */
export const R = 58;
/** The usual width of an outline. */
export const LINE = 3;

export type Place = readonly [x: number, y: number, z: number];
/**
 * What a shape is a drawing of, for who builds it in space: a `ball`; a `shell` around the head or body; a `lock` that hangs or stands
 * off; a `sheet` of cloth; a `tube` along its path; a flat `disc`; a `line` drawn on the shape before it.
 */
export type Form = 'ball' | 'shell' | 'lock' | 'sheet' | 'tube' | 'disc' | 'line';
/** A colour by its part: the item's own first to fourth, or the skin; with `-` its shade, `+` its light, `_` its outline. */
export type Paint = `${'a' | 'b' | 'c' | 'd' | 'skin' | 'hair'}${'' | '-' | '+' | '_'}` | 'ink' | 'white' | 'blush' | 'none';

export type Shape = {
  form: Form;
  /** Its middle, and how far it reaches: width, height, depth. Of a line, the shape's before it. */
  at: Place;
  size: Place;
  /** How it looks from the front: path data of ours. */
  d: string;
  fill: Paint;
  line: Paint;
  /** Of the outline; of a tube, of the tube. */
  width: number;
  opacity?: number;
};
type More = Partial<Pick<Shape, 'line' | 'width' | 'opacity'>>;

const outlineOf = (fill: Paint): Paint => (/^(a|b|c|d|skin|hair)/.test(fill) ? (`${fill.replace(/[-+_]$/, '')}_` as Paint) : 'ink');
const n = (value: number) => String(Math.round(value * 100) / 100);

const shaped = (form: Form, at: Place, size: Place, d: string, fill: Paint, more: More = {}): Shape => ({
  form,
  at,
  size,
  d,
  fill,
  line: outlineOf(fill),
  width: LINE,
  ...more,
});

export const ellipse = (x: number, y: number, rx: number, ry = rx) =>
  `M${n(x - rx)} ${n(y)}a${n(rx)} ${n(ry)} 0 1 0 ${n(2 * rx)} 0a${n(rx)} ${n(ry)} 0 1 0 ${n(-2 * rx)} 0Z`;

/** A ball, or an egg. */
export const ball = ([x, y, z]: Place, rx: number, ry: number, fill: Paint = 'a', more: More = {}) =>
  shaped('ball', [x, y, z], [2 * rx, 2 * ry, 2 * Math.min(rx, ry)], ellipse(x, y, rx, ry), fill, more);
export const disc = ([x, y, z]: Place, rx: number, ry: number, fill: Paint = 'a', more: More = {}) =>
  shaped('disc', [x, y, z], [2 * rx, 2 * ry, 1], ellipse(x, y, rx, ry), fill, more);
export const shell = (at: Place, size: Place, d: string, fill: Paint = 'a', more: More = {}) => shaped('shell', at, size, d, fill, more);
export const lock = (at: Place, size: Place, d: string, fill: Paint = 'a', more: More = {}) => shaped('lock', at, size, d, fill, more);
export const sheet = (at: Place, size: Place, d: string, fill: Paint = 'a', more: More = {}) => shaped('sheet', at, size, d, fill, more);
/** Thick along a path, with round ends. */
export const tube = (at: Place, size: Place, d: string, width: number, fill: Paint = 'a', more: More = {}) =>
  shaped('tube', at, size, d, fill, { width, ...more });
/** On the shape before it. */
export const line = (d: string, paint: Paint = 'a_', width = LINE, opacity?: number) =>
  shaped('line', [0, 0, 0], [0, 0, 0], d, 'none', { line: paint, width, ...(opacity === undefined ? {} : { opacity }) });
/** A patch of colour without an outline, on the shape before it. */
export const patch = (d: string, paint: Paint, opacity?: number) =>
  shaped('line', [0, 0, 0], [0, 0, 0], d, paint, { line: 'none', ...(opacity === undefined ? {} : { opacity }) });

/** The same on the other side. */
export const both = (make: (side: -1 | 1) => Shape[]): Shape[] => [...make(-1), ...make(1)];
