/** By day and by night; one colour for both where there is but one. */
type Shade = readonly [day: string, night: string] | string;

/** What a theme is drawn in. Words are readable on cards (AA) by day and by night, which a test holds; nothing but cards carries words. */
export type Colours = {
  /** Behind everything, under the scene. */
  ground: Shade;
  card: Shade;
  /** A part of a card that lies lower, as a row or a field. */
  sunken: Shade;
  ink: Shade;
  inkSoft: Shade;
  line: Shade;
  /** What is to be pressed, with its own ink on it. */
  accent: Shade;
  accentInk: Shade;
  /** The accent as words on a card. */
  accentText: Shade;
  /** Of the scene alone. */
  a: Shade;
  b: Shade;
  c: Shade;
};

/** A theme as drawn. Its shapes and letters are in shapes.css, under `.theme-…`. */
export type Drawn = {
  colours: Colours;
  /** SVG that lies behind the blocks, filling whatever it is in; `id` keeps what it refers to apart from other scenes on the page. */
  scene: (id: string) => string;
};

const css = (shade: Shade) => (typeof shade === 'string' ? shade : `light-dark(${shade[0]}, ${shade[1]})`);
const NAMES: Record<keyof Colours, string> = {
  ground: '--space-ground',
  card: '--space-card',
  sunken: '--space-sunken',
  ink: '--space-ink',
  inkSoft: '--space-ink-soft',
  line: '--space-line',
  accent: '--space-accent',
  accentInk: '--space-accent-ink',
  accentText: '--space-accent-text',
  a: '--scene-a',
  b: '--scene-b',
  c: '--scene-c',
};

/** The theme's colours as custom properties, for a `style` attribute. They follow the element's `color-scheme`. */
export const styleOf = ({ colours }: Drawn) =>
  (Object.keys(NAMES) as (keyof Colours)[]).map((name) => `${NAMES[name]}:${css(colours[name])}`).join(';');

/** A tile repeated over all of the scene: `size` px wide and high, or [wide, high]. */
export function tiled(id: string, size: number | [number, number], inside: string, transform = ''): string {
  const [width, height] = typeof size === 'number' ? [size, size] : size;
  const turned = transform && ` patternTransform="${transform}"`;
  return `<svg class="fill" aria-hidden="true"><defs><pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse"${turned}>${inside}</pattern></defs><rect width="100%" height="100%" fill="url(#${id})"/></svg>`;
}

/** A landscape at the lower edge, as wide as the scene: drawn on 1440 × 420. */
export const landscape = (inside: string) =>
  `<svg class="land" viewBox="0 0 1440 420" preserveAspectRatio="xMidYMax slice" aria-hidden="true">${inside}</svg>`;

/** Something that hangs at the upper edge: drawn on 1440 × 420. */
export const above = (inside: string) =>
  `<svg class="above" viewBox="0 0 1440 420" preserveAspectRatio="xMidYMin slice" aria-hidden="true">${inside}</svg>`;

/** A colour of the scene. */
export const A = 'var(--scene-a)';
export const B = 'var(--scene-b)';
export const C = 'var(--scene-c)';
export const GROUND = 'var(--space-ground)';

/** The sky from top to bottom in two of the scene's colours. */
export const sky = (id: string, top: string, bottom: string) =>
  `<svg class="fill" aria-hidden="true"><defs><linearGradient id="${id}" x2="0" y2="1"><stop style="stop-color:${top}"/><stop offset="1" style="stop-color:${bottom}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#${id})"/></svg>`;
