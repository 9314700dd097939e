import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../support/browser';
import { freePort } from '../support/ports';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
const out = mkdtempSync(join(tmpdir(), 'long-log-'));
/** Not the product's own, which are made in another way; beside its packages. */
const messages = at('../../web/.svelte-kit/long-log-messages');
let browser: Browser;
let server: Server;
let origin: string;
beforeAll(async () => {
  // The log of a room as the product has it, and a page around it that fills it.
  await build({
    root: at('../web/long-log'),
    configFile: false,
    logLevel: 'error',
    plugins: [
      paraglideVitePlugin({
        project: at('../../web/project.inlang'),
        outdir: messages,
        strategy: ['globalVariable', 'baseLocale'],
        emitReadme: false,
      }),
      svelte({ configFile: false, compilerOptions: { runes: undefined } }),
    ],
    resolve: {
      alias: { '$lib/paraglide': messages, $lib: at('../../web/src/lib'), $rooms: at('../../rooms'), $worker: at('../../worker') },
    },
    build: { outDir: out, emptyOutDir: true },
  });
  const port = await freePort();
  origin = `http://localhost:${port}`;
  server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    try {
      const body = readFileSync(join(out, path));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(port, done));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(out, { recursive: true, force: true });
});

declare global {
  interface Window {
    fill(): void;
    say(seq: number): void;
    translate(seq: number): void;
  }
}

test('a hundred thousand messages scroll, grow and change with a few elements, and what is read stays in its place', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  await page.goto(origin);
  await page.locator('[data-seq="100000"]').waitFor();
  const result = await page.evaluate(async () => {
    const log = document.querySelector('[role="region"]');
    if (!log) throw new Error('No log.');
    const frame = () => new Promise(requestAnimationFrame);
    const timed = (what: () => void) => {
      const began = performance.now();
      what();
      return performance.now() - began;
    };
    const fillMs = timed(() => window.fill());
    for (let i = 0; i < 10; i++) await frame();
    const atEnd = [...log.querySelectorAll('[data-seq]')].map((line) => Number(line.getAttribute('data-seq'))).at(-1);
    let most = 0;
    const run = async (steps: number, by: number) => {
      const frames: number[] = [];
      let last = performance.now();
      for (let i = 0; i < steps; i++) {
        log.scrollTop += by;
        await frame();
        const now = performance.now();
        frames.push(now - last);
        last = now;
        most = Math.max(most, log.querySelectorAll('*').length);
      }
      const sorted = frames.toSorted((a, b) => a - b);
      const of = (share: number) => Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10;
      return { median: of(0.5), p95: of(0.95), worst: of(1) };
    };
    // After lines were put above, virtua keeps the distance from the end until the scrolling that this made is over.
    await new Promise((done) => setTimeout(done, 500));
    const up = await run(300, -400);
    log.scrollTop = log.scrollHeight / 2;
    for (let i = 0; i < 5; i++) await frame();
    const middle = await run(300, 400);
    const seen = () =>
      [...log.querySelectorAll('[data-seq]')].filter((line) => {
        const { top, bottom } = line.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && getComputedStyle(line).visibility === 'visible';
      });
    // The last step has been painted, and what came into sight measured: nothing has moved for a while.
    for (let still = 0, at = NaN, n = 0; still < 30 && n < 1000; n++) {
      await frame();
      const now = seen()[1]?.getBoundingClientRect().top ?? NaN;
      still = now === at ? still + 1 : 0;
      at = now;
    }
    const lines = seen().map((line) => Number(line.getAttribute('data-seq')));
    const line = seen()[1];
    const before = line?.getBoundingClientRect().top ?? 0;
    const later: number[] = [];
    for (let i = 1; i <= 50; i++) {
      later.push(
        timed(() => window.say(100_000 + i)),
        timed(() => window.translate(i * 100)),
      );
      await frame();
    }
    for (let i = 0; i < 5; i++) await frame();
    return {
      fillMs,
      atEnd,
      up,
      middle,
      lines,
      most,
      movedPx: Math.abs((line?.getBoundingClientRect().top ?? 0) - before),
      eventMs: later.toSorted((a, b) => a - b).at(-5),
    };
  });
  console.log(
    `100,000 messages at 390×844, ms a frame: ${JSON.stringify({ up: result.up, middle: result.middle })}; an event takes ${result.eventMs?.toFixed(2)} ms; at most ${result.most} elements`,
  );
  expect(result.atEnd).toBe(100_000);
  expect(result.lines.length).toBeGreaterThan(1);
  // In the middle of them all, and not somewhere else.
  expect(Math.abs((result.lines[0] ?? 0) - 50_000)).toBeLessThan(20_000);
  expect(result.lines).toEqual(result.lines.map((_, i) => (result.lines[0] ?? 0) + i));
  expect(result.most).toBeLessThan(1000);
  expect(result.movedPx).toBeLessThan(1);
  expect(trouble).toEqual([]);
  await page.close();
}, 180_000);
