/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** `#abc` or `#aabbcc`, whose shape has been checked. */
export function rgbOf(hex: string): Rgb {
  const digits = hex.length === 4 ? hex.slice(1).replaceAll(/./g, '$&$&') : hex.slice(1);
  const [r = 0, g = 0, b = 0] = (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return [r, g, b];
}

export const hexOf = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** So much of `a` (0 to 1), the rest `b`. */
export const mix = (a: Rgb, b: Rgb, share: number): Rgb => [0, 1, 2].map((i) => a[i]! * share + b[i]! * (1 - share)) as unknown as Rgb;

/** Relative luminance, 0 to 1 (WCAG 2.2). */
export function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => (part <= 10.31475 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

export const BLACK: Rgb = [0, 0, 0];
export const WHITE: Rgb = [255, 255, 255];

/** Black or white, whichever is read on the colour more easily. */
export const inkOn = (ground: Rgb): Rgb => (contrast(ground, WHITE) >= contrast(ground, BLACK) ? WHITE : BLACK);

/** `wanted`, or as little of `firm` in it as it takes to be read on every one of `grounds` with so much contrast. */
export function readable(wanted: Rgb, grounds: readonly Rgb[], firm: Rgb, least = 4.6): Rgb {
  for (let share = 1; share > 0; share -= 0.04) {
    const now = mix(wanted, firm, share);
    if (grounds.every((ground) => contrast(now, ground) >= least)) return now;
  }
  return firm;
}
