import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, rgbOf } from '../../web/src/lib/embed/colour';
import { lookOf } from '../../web/src/lib/embed/look';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
/** The tokens of each block of a sheet, in its order: light, dark by the system, dark by choice. */
const tokensOf = (css: string) =>
  [...css.matchAll(/\{([^{}]+)\}/g)].map(([, block = '']) => new Map(block.split(';').map((line) => line.split(':') as [string, string])));
const between = (tokens: Map<string, string>, a: string, b: string) => contrast(rgbOf(tokens.get(a)!), rgbOf(tokens.get(b)!));

test('a page that wishes nothing gets our own look', () => {
  expect(lookOf({})).toEqual({ css: '', theme: null });
});

test('whatever surface, ink and accent a page names, everything can be read on it (WCAG 2.2, AA)', () => {
  fc.assert(
    fc.property(hex, hex, hex, (surface, ink, accent) => {
      const look = lookOf({ surface, ink, accent });
      const [tokens] = tokensOf(look.css);
      if (!tokens) throw new Error('No tokens.');
      for (const written of ['--ink', '--ink-soft', '--ink-faint']) {
        for (const ground of ['--surface', '--ground', '--sunken', '--hover']) {
          expect(between(tokens, written, ground), `${written} on ${ground} of ${surface} ${ink}`).toBeGreaterThanOrEqual(4.5);
        }
      }
      expect(between(tokens, '--accent-ink', '--accent')).toBeGreaterThanOrEqual(4.5);
      expect(between(tokens, '--accent-ink', '--accent-hover')).toBeGreaterThanOrEqual(4.5);
      expect(between(tokens, '--sun-ink', '--sun')).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['--surface', '--accent-soft']) expect(between(tokens, '--accent-text', ground)).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 300 },
  );
});

test('an accent alone is made readable in the light theme and in the dark one', () => {
  fc.assert(
    fc.property(hex, (accent) => {
      const blocks = tokensOf(lookOf({ accent }).css);
      expect(blocks.length).toBe(3);
      for (const [i, ground] of ['#ffffff', '#1c1c24', '#1c1c24'].entries()) {
        expect(contrast(rgbOf(blocks[i]!.get('--accent-text')!), rgbOf(ground))).toBeGreaterThanOrEqual(4.5);
      }
    }),
    { numRuns: 200 },
  );
});

test('a dark surface is a dark theme, with our own reds and greens for one', () => {
  expect(lookOf({ surface: '#101014' }).theme).toBe('dark');
  expect(lookOf({ surface: '#fff8ee' }).theme).toBe('light');
  expect(lookOf({ accent: '#fff8ee' }).theme).toBeNull();
});

test('fonts are named, corners are rounded, lines come closer', () => {
  const { css } = lookOf({ font: `Pretendard, 'Noto Serif JP', serif`, radius: '0', density: 'compact' });
  expect(css).toContain("--font:'Pretendard', 'Noto Serif JP', ui-serif, serif, system-ui");
  expect(css).toContain('--radius-m:0px');
  expect(css).toContain('--line-gap:6px');
});
