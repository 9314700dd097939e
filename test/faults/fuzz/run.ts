import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../../worker/local/settings.ts';
import { startProduct, type Product } from '../../support/product.ts';
import type { Asked, Summary } from './program.ts';

/**
 * `npm run fuzz`: everything that is thrown at the product, in full. `--seed N` throws the same again, `--only parser` one kind,
 * `--count N` as many. Prints its seed first and every broken promise at once; ends with 1 if there was any.
 */
const { values } = parseArgs({ options: { seed: { type: 'string' }, only: { type: 'string' }, count: { type: 'string' } } });
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 30) : Number(values.seed);
/** How many each throws in full, and whether it needs the whole product. */
const PROGRAMS = {
  parser: { full: 1_000_000, needsProduct: false },
  live: { full: 20_000, needsProduct: true },
  http: { full: 20_000, needsProduct: true },
};

/** Broken promises that are printed; all are in the summary. */
const SHOWN = 30;

const results = join(root, 'test/faults/results');
// In the project, so that packages are found from there.
const bundles = mkdtempSync(join(root, 'node_modules/.fuzz-'));
const recorded = join(root, 'test/faults/recorded');
for (const folder of [results, recorded]) mkdirSync(folder, { recursive: true });
console.log(`fuzz: seed ${seed}`);
let isBroken = false;
let product: Product | undefined;
try {
  for (const [name, { full, needsProduct }] of Object.entries(PROGRAMS)) {
    if (values.only !== undefined && values.only !== name) continue;
    const { fuzz } = await bundled(name);
    const count = values.count === undefined ? full : Number(values.count);
    if (needsProduct) product ??= await startProduct();
    const began = performance.now();
    const summary = await fuzz({ count, seed, say: (line) => console.log(`${name}: ${line}`), product });
    const seconds = Math.round((performance.now() - began) / 1000);
    isBroken ||= summary.broken.length > 0;
    for (const line of summary.broken.slice(0, SHOWN)) console.log(`BROKEN ${name}: ${line.slice(0, 2000)}`);
    console.log(`${name}: ${summary.thrown} in ${seconds} s, ${summary.broken.length} broken promises`);
    // What is thrown in full is on record, for BENCHMARKS.md.
    writeFileSync(
      join(values.count === undefined ? recorded : results, `fuzz-${name}.json`),
      `${JSON.stringify({ program: `fuzz ${name}`, seed, seconds, ...summary }, null, 2)}\n`,
    );
  }
} finally {
  if (isBroken && product) writeFileSync(join(results, 'fuzz-product.log'), product.output());
  await product?.dispose();
  rmSync(bundles, { recursive: true, force: true });
}
process.exitCode = isBroken ? 1 : 0;

/** rooms/ is written for a bundler, and node takes it only from one. */
async function bundled(name: string): Promise<{ fuzz: (asked: Asked & { product: Product | undefined }) => Promise<Summary> }> {
  const outfile = join(bundles, `${name}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [`test/faults/fuzz/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2024',
    packages: 'external',
    alias: { $rooms: join(root, 'rooms'), $worker: join(root, 'worker') },
    logLevel: 'warning',
  });
  return import(outfile) as ReturnType<typeof bundled>;
}
