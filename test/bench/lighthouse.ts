// Lighthouse on what people see first, on the product as `npm start` runs it with its demo rooms:
//   node test/bench/lighthouse.ts
// with the profile of a phone (its screen, a slow network and a quarter of the machine's speed, simulated), the median of three
// runs of each page. Ends with 1 where a median is below the bar. A busy machine measures itself: run it alone.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startProduct } from '../support/product.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const RUNS = 3;
const BARS = { performance: 0.9, accessibility: 0.95, 'best-practices': 0.95 };
const CHROMIUM = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking';

const directory = z.object({ items: z.array(z.object({ slug: z.string() })).min(1) });
const listed = z.object({ items: z.array(z.object({ handle: z.string() })).min(1) });
const score = z.object({ score: z.number() });
const timing = z.object({ numericValue: z.number() });
const report = z.object({
  categories: z.object({ performance: score, accessibility: score, 'best-practices': score, seo: score }),
  audits: z.object({
    'first-contentful-paint': timing,
    'largest-contentful-paint': timing,
    'total-blocking-time': timing,
    'cumulative-layout-shift': timing,
    /** Until the page's first byte, ms, and everything that came, bytes. */
    'server-response-time': timing,
    'total-byte-weight': timing,
  }),
  /** How quick the machine was: 1,000 and less is a busy or an old one. */
  environment: z.object({ benchmarkIndex: z.number() }),
});
type Report = z.infer<typeof report>;

const folder = mkdtempSync(join(tmpdir(), 'openlink-lighthouse-'));

/** A run in which the browser lost its trace, as a busy machine makes it, is none: it is run again. */
async function measure(url: string, triesLeft = 3): Promise<Report> {
  const path = join(folder, 'report.json');
  const args = ['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', url];
  const options = ['--output=json', `--output-path=${path}`, '--quiet', `--chrome-flags=${FLAGS}`];
  const child = spawn('npm', [...args, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CHROME_PATH: CHROMIUM },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  if (code !== 0 && triesLeft > 1) return measure(url, triesLeft - 1);
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}:\n${said}`);
  return report.parse(JSON.parse(readFileSync(path, 'utf8')));
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** Measures a page and says what came out; gives what is below its bar. */
async function judge(origin: string, path: string): Promise<string[]> {
  const runs: Report[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await measure(origin + path));
  const mid = (of: (one: Report) => number) => median(runs.map(of));
  const names = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
  const scores = names.map((name) => ({ name, median: mid((run) => run.categories[name].score) }));
  const timings = [
    `first paint ${seconds(mid((run) => run.audits['first-contentful-paint'].numericValue))}`,
    `largest ${seconds(mid((run) => run.audits['largest-contentful-paint'].numericValue))}`,
    `blocked ${Math.round(mid((run) => run.audits['total-blocking-time'].numericValue))} ms`,
    `shift ${mid((run) => run.audits['cumulative-layout-shift'].numericValue).toFixed(3)}`,
    `server ${Math.round(mid((run) => run.audits['server-response-time'].numericValue))} ms`,
    `${Math.round(mid((run) => run.audits['total-byte-weight'].numericValue) / 1024)} KiB`,
    `machine ${Math.round(mid((run) => run.environment.benchmarkIndex))}`,
  ];
  console.log(path);
  console.log(`  ${scores.map(({ name, median }) => `${name} ${Math.round(median * 100)}`).join(' · ')}`);
  console.log(
    `  ${timings.join(' · ')} · performance of each run ${runs.map((run) => Math.round(run.categories.performance.score * 100)).join(', ')}`,
  );
  return scores.flatMap(({ name, median }) => (name !== 'seo' && median < BARS[name] ? [`${path}: ${name}`] : []));
}

const product = await startProduct({ env: { DEMO: '' } });
try {
  const { items } = directory.parse(await (await fetch(`${product.origin}/api/rooms`)).json());
  const spaces = listed.parse(await (await fetch(`${product.origin}/api/profiles`)).json()).items;
  const low: string[] = [];
  for (const path of ['/', `/r/${items[0]?.slug}`, ...spaces.slice(0, 2).map(({ handle }) => `/u/${encodeURIComponent(handle)}`)])
    low.push(...(await judge(product.origin, path)));
  if (low.length > 0) console.log(`Below the bar: ${low.join(', ')}`);
  process.exitCode = low.length > 0 ? 1 : 0;
} finally {
  await product.dispose();
  rmSync(folder, { recursive: true, force: true });
}
