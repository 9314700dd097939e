import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Slice } from '../share/fonts.ts';
import { root } from './settings.ts';

const FAMILIES = ['noto-sans-kr', 'noto-sans-jp', 'noto-emoji'] as const;
const WEIGHT = 600;

/** `U+1f1e6-1f1ff,U+23` as pairs of first and last. */
const rangesIn = (text: string): [number, number][] =>
  text.split(',').map((range) => {
    const [first = '', last = first] = range.trim().slice(2).split('-');
    return [parseInt(first, 16), parseInt(last, 16)];
  });

/** What cards are lettered with (share/fonts.ts), put among the pages' own files: each family in the slices that it comes in, and what is in which. */
export function copyCardFonts(): void {
  const to = join(root, 'web/static/card-fonts');
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const slices: Slice[] = [];
  for (const family of FAMILIES) {
    const from = dirname(fileURLToPath(import.meta.resolve(`@fontsource/${family}/package.json`)));
    cpSync(join(from, 'LICENSE'), join(to, `${family}-licence.txt`));
    const ranges = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(from, 'unicode.json'), 'utf8')));
    for (const [key, range] of Object.entries(ranges)) {
      const name = `${family}-${key.replace(/[[\]]/g, '')}`;
      const file = join(from, `files/${name}-${WEIGHT}-normal.woff`);
      if (!existsSync(file)) continue;
      cpSync(file, join(to, `${name}.woff`));
      slices.push({ family, name, ranges: rangesIn(range) });
    }
  }
  writeFileSync(join(to, 'slices.json'), JSON.stringify(slices));
}
