import { light, mix, outline, safe, shade } from '../colour';
import { LINE, type Paint, type Shape } from '../art/shape';

/** What a paint is, for one item on one character. */
export type Paints = (paint: Paint) => string;
const INK = '#2b2440';

/** `own`: the item's colours, first to fourth. */
export function paintsOf(skin: string, hair: string, own: readonly string[]): Paints {
  const cheek = mix(skin, '#f2555a', 0.42);
  const base = (name: string) => {
    if (name === 'skin') return skin;
    if (name === 'hair') return hair;
    const i = 'abcd'.indexOf(name);
    return safe(own[i] ?? own[0], '#b9b4c7');
  };
  return (paint) => {
    if (paint === 'ink') return INK;
    if (paint === 'white') return '#ffffff';
    if (paint === 'none') return 'none';
    if (paint === 'blush') return cheek;
    const tone = paint.at(-1);
    const colour = base(paint.replace(/[-+_]$/, ''));
    if (tone === '-') return shade(colour);
    if (tone === '+') return light(colour);
    return tone === '_' ? outline(colour) : colour;
  };
}

const number = (value: number) => String(Math.round(value * 100) / 100);

/** A shape as markup. Nothing of a recipe gets here but by `Paints`, and so as a checked colour. */
export function markup({ form, d, fill, line, width, opacity }: Shape, paints: Paints): string {
  const faint = opacity === undefined ? '' : ` opacity="${number(opacity)}"`;
  if (form === 'tube')
    return `<g fill="none"${faint}><path d="${d}" stroke="${paints(line)}" stroke-width="${number(width + LINE)}"/><path d="${d}" stroke="${paints(fill)}" stroke-width="${number(width - LINE)}"/></g>`;
  const stroke = line === 'none' ? '' : ` stroke="${paints(line)}" stroke-width="${number(width)}"`;
  return `<path d="${d}" fill="${paints(fill)}"${stroke}${faint}/>`;
}

export const markups = (shapes: readonly Shape[] | undefined, paints: Paints): string =>
  (shapes ?? []).map((shape) => markup(shape, paints)).join('');
