import { contrast, hexOf, inkOn, luminance, mix, readable, rgbOf, type Rgb } from './colour';
import type { Settings } from './wire';

type Tokens = Record<`--${string}`, string>;
type Look = Pick<Settings, 'accent' | 'surface' | 'ink' | 'radius' | 'font' | 'density'>;

/** What stands around where a page names no surface: those of tokens.css. */
const LIGHT: Rgb = [255, 255, 255];
const DARK: Rgb = [28, 28, 36];
/** Contrast that is asked for, and that which leaves some to give away. */
const LEAST = 4.6;
const ROOMY = 8;
/** Darker than this, a surface is a dark theme's. */
const DARK_BELOW = 0.18;

/** Everything that is grey, from the colour of what lies below and that of what is written on it. */
function greys(surface: Rgb, ink: Rgb): Tokens {
  const firm = inkOn(surface);
  // What lies beside a surface is a shade towards its ink; where that would leave too little contrast, a shade away from it.
  const shade = contrast(surface, firm) >= ROOMY ? ink : inkOn(firm);
  const at = (share: number) => mix(surface, shade, share);
  const [ground, sunken, hover] = [at(0.975), at(0.945), at(0.915)];
  const on = [surface, ground, sunken, hover];
  const written = (share: number) => hexOf(readable(mix(ink, surface, share), on, firm));
  return {
    '--surface': hexOf(surface),
    '--ground': hexOf(ground),
    '--sunken': hexOf(sunken),
    '--hover': hexOf(hover),
    '--line': hexOf(at(0.87)),
    '--line-strong': hexOf(readable(at(0.6), [surface, ground], firm, 3)),
    '--ink': hexOf(readable(ink, on, firm, 7)),
    '--ink-soft': written(0.82),
    '--ink-faint': written(0.68),
  };
}

/** Everything that has the page's own colour. One's own words have it too. */
function accents(accent: Rgb, surface: Rgb): Tokens {
  const ink = inkOn(accent);
  const firm = inkOn(surface);
  const tinted = mix(accent, surface, 0.14);
  const soft = contrast(tinted, firm) >= LEAST ? tinted : surface;
  const text = hexOf(readable(accent, [surface, soft], firm));
  const own = { '--sun': hexOf(accent), '--sun-soft': hexOf(soft), '--sun-ink': hexOf(ink), '--sun-faint': hexOf(ink), '--sun-text': text };
  return {
    '--accent': hexOf(accent),
    '--accent-hover': hexOf(readable(mix(accent, ink, 0.88), [ink], accent)),
    '--accent-ink': hexOf(ink),
    '--accent-soft': hexOf(soft),
    '--accent-text': text,
    ...own,
  };
}

const FAMILIES: Record<string, string> = {
  serif: 'ui-serif, serif',
  rounded: 'ui-rounded, system-ui, sans-serif',
  mono: 'ui-monospace, monospace',
  monospace: 'ui-monospace, monospace',
  system: 'system-ui',
};
const SYSTEM =
  "system-ui, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Hiragino Sans', 'Noto Sans JP', 'Noto Sans CJK JP', sans-serif";

function family(font: string): string {
  const names = font.split(',').map((name) => name.replaceAll(/['"]/g, '').trim());
  return [...names.filter((name) => name !== '').map((name) => FAMILIES[name] ?? `'${name}'`), SYSTEM].join(', ');
}

const COMPACT: Tokens = { '--text-m': '0.875rem', '--text-l': '1rem', '--line-gap': '6px', '--bubble-pad': '5px 11px', '--bar': '48px' };

const block = (selector: string, tokens: Tokens) =>
  Object.keys(tokens).length === 0
    ? ''
    : `${selector}{${Object.entries(tokens)
        .map(([name, value]) => `${name}:${value}`)
        .join(';')}}`;

/**
 * A page's look as a style sheet over tokens.css, made of checked colours, numbers and names alone; contrast is ours to see to. A page
 * that names its surface has one theme for all: `theme` is then which of ours the rest comes from.
 */
export function lookOf({ accent, surface, ink, radius, font, density }: Look): { css: string; theme: 'light' | 'dark' | null } {
  const below = surface === undefined ? null : rgbOf(surface);
  const own = accent === undefined ? null : rgbOf(accent);
  const written = below && (ink === undefined || contrast(rgbOf(ink), below) < 3 ? inkOn(below) : rgbOf(ink));
  const px = radius === undefined ? null : Number(radius);
  const always: Tokens = {
    ...(below && written && greys(below, written)),
    ...(below && own && accents(own, below)),
    ...(px !== null && { '--radius-s': `${Math.round(px * 0.57)}px`, '--radius-m': `${px}px`, '--radius-l': `${Math.round(px * 1.57)}px` }),
    ...(font !== undefined && { '--font': family(font) }),
    ...(density === 'compact' && COMPACT),
  };
  const themed = own && !below ? [accents(own, LIGHT), accents(own, DARK)] : [{}, {}];
  const css = [
    block(':root:root:root', { ...themed[0], ...always }),
    themed[1] && Object.keys(themed[1]).length > 0
      ? `@media (prefers-color-scheme:dark){${block(":root:root:root:not([data-theme='light'])", themed[1])}}${block(":root:root:root[data-theme='dark']", themed[1])}`
      : '',
  ].join('');
  return { css, theme: below && (luminance(below) < DARK_BELOW ? 'dark' : 'light') };
}
