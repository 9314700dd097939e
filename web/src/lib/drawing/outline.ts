import { getStroke } from 'perfect-freehand';
import { SHEET, type Drawing, type Stroke } from '$rooms/protocol/drawing';
import { COLOURS, WIDTHS } from './pens';

const round = (n: number) => Math.round(n * 10) / 10;
const sizeOf = ({ width }: Stroke) => WIDTHS[width]?.size ?? 17;

export const colourOf = ({ colour }: Stroke): string => COLOURS[colour]?.css ?? '#2b2440';

/** The outline of a stroke as the pen left it, thinner where it was quick: data of an SVG path, to be filled. */
export function outlineOf(stroke: Stroke): string {
  const { places } = stroke;
  const points = Array.from({ length: places.length / 2 }, (_, i) => [places[2 * i] ?? 0, places[2 * i + 1] ?? 0]);
  const edge = getStroke(points, { size: sizeOf(stroke), thinning: 0.45, smoothing: 0.6, streamline: 0.35 });
  const [first] = edge;
  if (!first) return '';
  // Each corner is rounded: a curve from the middle of one side to the middle of the next.
  const curves = edge.map(([x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = edge[(i + 1) % edge.length] ?? first;
    return `${round(x)} ${round(y)} ${round((x + nextX) / 2)} ${round((y + nextY) / 2)}`;
  });
  const [lastX = 0, lastY = 0] = edge.at(-1) ?? first;
  const [firstX = 0, firstY = 0] = first;
  return `M${round((lastX + firstX) / 2)} ${round((lastY + firstY) / 2)}Q${curves.join(' ')}Z`;
}

/** The part of the sheet that is drawn on: x, y, width, height, with the width of the pens. */
export function boundsOf({ strokes }: Drawing): [number, number, number, number] {
  let [left, top, right, bottom] = [SHEET.width as number, SHEET.height as number, 0, 0];
  for (const stroke of strokes) {
    const half = sizeOf(stroke) / 2 + 4;
    stroke.places.forEach((n, i) => {
      if (i % 2 === 0) [left, right] = [Math.min(left, n - half), Math.max(right, n + half)];
      else [top, bottom] = [Math.min(top, n - half), Math.max(bottom, n + half)];
    });
  }
  return [Math.floor(left), Math.floor(top), Math.ceil(right - left), Math.ceil(bottom - top)];
}
