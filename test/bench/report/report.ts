// Writes BENCHMARKS.md anew from what is recorded: node test/bench/report/report.ts
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { root } from '../../../worker/local/settings.ts';
import { install } from '../install.ts';
import { readAll } from '../results.ts';
import { readFaults } from './faults.ts';
import { Rows } from './figures.ts';
import { pageOf } from './page.ts';

const at = (path: string) => join(root, path);
/** The newest full run of each scenario, kept with the project so that the page can be made again. */
const RECORDED = at('test/bench/recorded');
const FAULTS = at('test/faults/recorded');
const REASONS = at('test/bench/report/reasons.json');

/**
 * Writes BENCHMARKS.md and its charts into `outDir`. Into the project's root they go from full runs alone, which are recorded first;
 * anywhere else from all that `resultsDir` has.
 */
export async function writeReport({ resultsDir, outDir }: { resultsDir: string; outDir: string }): Promise<void> {
  const isOurs = resolve(outDir) === resolve(root);
  if (isOurs) record(resultsDir);
  const results = readAll(isOurs ? RECORDED : resultsDir);
  const charts = await drawn(new Rows(results), outDir);
  const reasons = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(REASONS, 'utf8')));
  const page = pageOf({ results, faults: readFaults(FAULTS), reasons, charts });
  const style = await resolveConfig(at('BENCHMARKS.md'));
  writeFileSync(join(outDir, 'BENCHMARKS.md'), await format(page, { ...style, parser: 'markdown' }));
}

function record(resultsDir: string): void {
  mkdirSync(RECORDED, { recursive: true });
  if (!existsSync(resultsDir) || resolve(resultsDir) === RECORDED) return;
  for (const [name, { run }] of readAll(resultsDir)) {
    if (run.size === 'full') copyFileSync(join(resultsDir, `${name}.json`), join(RECORDED, `${name}.json`));
  }
}

/** Draws the charts; gives where each lies, from `outDir`. */
async function drawn(rows: Rows, outDir: string): Promise<Map<string, string>> {
  install(console.log);
  const { chartsOf } = await import('./charts.ts');
  const folder = join(outDir, 'test/bench/charts');
  mkdirSync(folder, { recursive: true });
  const links = new Map<string, string>();
  for (const [name, svg] of await chartsOf(rows)) {
    writeFileSync(join(folder, `${name}.svg`), svg);
    links.set(name, relative(outDir, join(folder, `${name}.svg`)));
  }
  return links;
}

if (import.meta.main) await writeReport({ resultsDir: RECORDED, outDir: root });
