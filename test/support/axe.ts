import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

/** A page, or a frame of one. */
type Shown = Pick<Page, 'evaluate'>;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const violations = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
  }),
);

/** Fonts are there, nothing moves, and what changed last has been painted. */
export const still = (page: Shown) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(
      document.getAnimations().flatMap((one) => (one.effect?.getTiming().iterations === Infinity ? [] : [one.finished])),
    );
    for (let frames = 0; frames < 3; frames++) await new Promise((done) => requestAnimationFrame(done));
  });

/** What axe-core finds wrong with a page as it stands, a line each. */
export async function barriers(page: Shown): Promise<string[]> {
  await page.evaluate(axe);
  const found: unknown = await page.evaluate('axe.run(document).then((results) => results.violations)');
  return violations
    .parse(found)
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} — ${target.join(' ')} — ${failureSummary ?? ''}`),
    );
}
