import type { Placed } from '$worker/profiles/placed';

/** Where something is in the window, px. */
export type Box = { id: string; left: number; top: number; width: number; height: number };
export type Point = { x: number; y: number };

export const SCALE = { min: 0.4, max: 4 } as const;
/** How far outside its block a thing's middle may be, in parts of the block: further, and a phone wouldn't show it. */
const OUTSIDE = 0.1;
/** Nearly straight is straight, degrees. */
const SNAP = 4;

const clamp = (n: number, min: number, max: number) => Math.min(max, Math.max(min, n));
const round = (n: number, digits: number) => Number(n.toFixed(digits));

/** How far a point is from a box; 0 within it. */
function distance({ left, top, width, height }: Box, { x, y }: Point) {
  return Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));
}

/** Which block a thing keeps to that is put down at a point, and where it is there. Of boxes none is empty. */
export function placeAt(boxes: readonly Box[], point: Point): Pick<Placed, 'at' | 'x' | 'y'> | null {
  const [nearest] = boxes.toSorted((a, b) => distance(a, point) - distance(b, point));
  if (!nearest) return null;
  const part = (at: number, from: number, size: number) => round(clamp((at - from) / Math.max(size, 1), -OUTSIDE, 1 + OUTSIDE), 4);
  return { at: nearest.id, x: part(point.x, nearest.left, nearest.width), y: part(point.y, nearest.top, nearest.height) };
}

/** Degrees from −180 to 180. */
export const turned = (degrees: number) => {
  const turn = ((((degrees + 180) % 360) + 360) % 360) - 180;
  return round(turn, 1);
};
export const snapped = (degrees: number) => {
  const straight = Math.round(degrees / 90) * 90;
  return turned(Math.abs(degrees - straight) <= SNAP ? straight : degrees);
};
export const scaled = (scale: number) => round(clamp(scale, SCALE.min, SCALE.max), 3);

type Form = Pick<Placed, 'turn' | 'scale'>;

/** A thing turned and sized as a point goes from one place to another around its middle. */
export function pulled({ turn, scale }: Form, middle: Point, from: Point, to: Point): Form {
  const before = Math.max(8, Math.hypot(from.x - middle.x, from.y - middle.y));
  const after = Math.hypot(to.x - middle.x, to.y - middle.y);
  const angle = (p: Point) => (Math.atan2(p.y - middle.y, p.x - middle.x) * 180) / Math.PI;
  return { turn: snapped(turn + angle(to) - angle(from)), scale: scaled((scale * after) / before) };
}

/** The same by two fingers. */
export const pinched = (form: Form, before: readonly [Point, Point], after: readonly [Point, Point]): Form =>
  pulled(form, before[0], before[1], { x: before[0].x + after[1].x - after[0].x, y: before[0].y + after[1].y - after[0].y });
