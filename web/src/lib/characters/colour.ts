const HEX = /^#[0-9a-f]{6}$/;

/** What is drawn with: a colour that is none becomes `otherwise`, wherever it came from, so that nothing else gets into markup. */
export const safe = (colour: string | undefined, otherwise: string): string =>
  colour !== undefined && HEX.test(colour) ? colour : otherwise;

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Between two colours; `share` of the second, 0 to 1. */
export function mix(one: string, other: string, share: number): string {
  const [a, b] = [channels(one), channels(other)];
  return `#${a
    .map((value, i) =>
      Math.round(value + ((b[i] ?? value) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** 0 (black) to 1 (white), as bright as it looks (Rec. 709 weights). */
export const brightness = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = channels(hex);
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
};

/** The one shade, the light and the outline that go with a colour: all of them lean to the same violet, so that everything is of one hand. */
export const shade = (hex: string) => mix(hex, '#5b2a63', 0.2);
export const light = (hex: string) => mix(hex, '#fff6e6', brightness(hex) < 0.25 ? 0.24 : 0.42);
export const outline = (hex: string) => mix(hex, '#2b1f40', brightness(hex) < 0.25 ? 0.78 : 0.64);
