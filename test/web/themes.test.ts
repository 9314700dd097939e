import { expect, test } from 'vitest';
import { allDrawn, THEMES } from '../../web/src/lib/profile/themes/drawn';
import type { Colours } from '../../web/src/lib/profile/themes/theme';

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const drawn = await allDrawn();

/** What is written in what, on what. */
const WORDS: [keyof Colours, keyof Colours][] = [
  ['ink', 'card'],
  ['ink', 'sunken'],
  ['inkSoft', 'card'],
  ['inkSoft', 'sunken'],
  ['accentText', 'card'],
  ['accentText', 'sunken'],
  ['accentInk', 'accent'],
];

test.each(THEMES)('words are readable in the theme %s, by day and by night (WCAG AA)', (theme) => {
  const { colours } = drawn[theme];
  const shade = (name: keyof Colours, at: 0 | 1) => (typeof colours[name] === 'string' ? colours[name] : colours[name][at]);
  const poor = ([0, 1] as const).flatMap((at) =>
    WORDS.flatMap(([word, ground]) => {
      const found = contrast(shade(word, at), shade(ground, at));
      return found < 4.5 ? [`${at ? 'night' : 'day'}: ${word} on ${ground} ${found.toFixed(2)}`] : [];
    }),
  );
  expect(poor).toEqual([]);
});

test('no two themes are drawn in the same colours, and each is a scene of its own', () => {
  expect(new Set(THEMES.map((theme) => JSON.stringify(drawn[theme].colours))).size).toBe(THEMES.length);
  expect(new Set(THEMES.map((theme) => drawn[theme].scene('x'))).size).toBe(THEMES.length);
});

test('what a scene refers to is in itself alone: two of them on one page are told apart', () => {
  for (const theme of THEMES) {
    const scene = drawn[theme].scene('one');
    const made = Array.from(scene.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    const used = Array.from(scene.matchAll(/url\(#([^)]+)\)|href="#([^"]+)"/g), ([, a, b]) => a ?? b);
    expect(
      made.every((id) => id?.startsWith('one')),
      theme,
    ).toBe(true);
    expect(
      used.filter((id) => !made.includes(id ?? '')),
      theme,
    ).toEqual([]);
  }
});
