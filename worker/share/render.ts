import { initWasm, Resvg } from '@resvg/resvg-wasm';
import resvg from '@resvg/resvg-wasm/index_bg.wasm';
import satori, { init as initSatori, type FontWeight } from 'satori/standalone';
import yoga from 'satori/yoga.wasm';
import type { Lang } from '../../rooms/protocol/lang';
import { CARD, drawingOf, lettersOf, type Card } from './card';
import { slicesFor, type Slice } from './fonts';

const WEIGHT: FontWeight = 600;
let ready: Promise<unknown> | undefined;

/** Draws a card as a PNG of 1200 × 630. Its first run in an isolate starts both libraries. `file` reads a slice of a font. */
export async function render(card: Card, slices: readonly Slice[], file: (name: string) => Promise<ArrayBuffer>): Promise<Uint8Array> {
  ready ??= Promise.all([initSatori(yoga), initWasm(resvg)]);
  await ready;
  const needed = slicesFor(lettersOf(card), card.lang satisfies Lang, slices);
  const fonts = await Promise.all(
    needed.map(async ({ name }) => ({ name, weight: WEIGHT, style: 'normal' as const, data: await file(name) })),
  );
  const family = needed.map(({ name }) => `"${name}"`).join(', ');
  const svg = await satori(drawingOf(card, family) as Parameters<typeof satori>[0], { ...CARD, fonts });
  const drawn = new Resvg(svg, { font: { loadSystemFonts: false } });
  try {
    const picture = drawn.render();
    const png = picture.asPng();
    picture.free();
    return png;
  } finally {
    drawn.free();
  }
}
