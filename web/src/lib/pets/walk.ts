/** Cards along whose upper edges a pet walks. */
export type Ledge = { card: HTMLElement; left: number; right: number; top: number; seen: boolean };
export type Spot = { x: number; y: number };

/** Where its feet are in its square (art/draw.ts), as a part of it. */
const FEET = 106 / 112;
/** px a second. */
export const PACE = 58;
const MARGIN = 10;

/** The ledges of a space as they lie now, measured from the upper left of `layer`; `size`: of the pet, px. */
export function ledgesOf(space: HTMLElement, layer: HTMLElement, size: number): Ledge[] {
  const from = layer.getBoundingClientRect();
  return Array.from(space.querySelectorAll<HTMLElement>('[data-block]'), (card) => {
    const box = card.getBoundingClientRect();
    const seen = box.top > size && box.top < innerHeight - 24 && box.width >= size * 1.6;
    return {
      card,
      left: box.left - from.left + MARGIN,
      right: box.right - from.left - size - MARGIN,
      top: box.top - from.top - size * FEET + 2,
      seen,
    };
  });
}

/** Where it is that is a part of the way along a ledge. */
export const spotOn = ({ left, right, top }: Ledge, part: number): Spot => ({ x: left + (right - left) * part, y: top });
export const partOf = ({ left, right }: Ledge, { x }: Spot) => (right > left ? Math.min(1, Math.max(0, (x - left) / (right - left))) : 0);

const at = ({ x, y }: Spot) => `translate(${Math.round(x * 10) / 10}px, ${Math.round(y * 10) / 10}px)`;
export const still = (spot: Spot): Keyframe[] => [{ transform: at(spot) }];
export const walked = (from: Spot, to: Spot): Keyframe[] => [{ transform: at(from) }, { transform: at(to) }];

/** A leap from one spot to another, over the higher of both. */
export function leapt(from: Spot, to: Spot): Keyframe[] {
  const peak = Math.min(from.y, to.y) - 44;
  const STEPS = 12;
  // A parabola through both ends that touches the peak: by its height over the straight line between them.
  const lift = Math.sqrt(from.y - peak) + Math.sqrt(to.y - peak);
  const when = Math.sqrt(from.y - peak) / lift;
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const part = i / STEPS;
    const fall = (part - when) * lift;
    return { transform: at({ x: from.x + (to.x - from.x) * part, y: peak + fall * fall }), offset: part };
  });
}

export const msFor = (from: Spot, to: Spot) => (Math.hypot(to.x - from.x, to.y - from.y) * 1000) / PACE;
