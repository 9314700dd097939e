import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Miniflare } from 'miniflare';
import { z } from 'zod';
import { build } from './build.ts';
import type { Reach } from './demo/people.ts';
import { seed } from './demo/seed.ts';
import { dayGoesBy } from './demo/spaces/past.ts';
import { startClock } from './clock.ts';
import { migrate } from './migrate.ts';
import { onlyOne } from './only-one.ts';
import { endChildren } from './run.ts';
import { newServer, serverOptions, translationLine } from './server.ts';
import { settings } from './settings.ts';

const { port, host, stateDir } = settings;
const origin = `http://localhost:${port}`;
const directory = z.object({ items: z.array(z.object({ title: z.string(), url: z.string() })) });
let server: Miniflare | undefined;
let ending = false;

function end(code: number): void {
  if (ending) return;
  ending = true;
  endChildren();
  // workerd writes before it answers, so nothing is lost by not waiting longer than a moment.
  setTimeout(() => process.exit(code), 1500).unref();
  void Promise.resolve(server?.dispose())
    .catch(() => {})
    .then(() => process.exit(code));
}

/** To be called again once Miniflare is there: it answers signals too, by an exit with an error's code. */
function answerSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.removeAllListeners(signal).on(signal, () => end(0));
}

const listens = () =>
  new Promise<boolean>((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, host, () => probe.close(() => answer(true)));
  });

/** Fails before a build where another program listens. One that was just killed may hold the port for a moment longer. */
async function portIsFree(): Promise<void> {
  for (const until = Date.now() + 3000; Date.now() < until; await new Promise((done) => setTimeout(done, 50))) if (await listens()) return;
  throw new Error(`Port ${port} is taken. Choose another: PORT=9000 npm start`);
}

/** The product as the demo's people reach it: at the address that it will have, before anyone else can. */
const reachOf = (product: Miniflare): Reach => ({
  fetch: (path, init) => product.dispatchFetch(`${origin}${path}`, init),
  async socket(url, hear) {
    const { webSocket, status } = await product.dispatchFetch(url.replace(/^ws/, 'http'), { headers: { upgrade: 'websocket' } });
    if (!webSocket) throw new Error(`The room's socket did not open: ${status}`);
    webSocket.addEventListener('message', ({ data }) => hear(String(data)));
    webSocket.accept();
    return webSocket;
  },
  dayGoesBy: (handle) => dayGoesBy(product, handle),
});

/** The demo rooms, made once in the life of a state folder: those that were closed or left stay so. */
async function demo(product: Miniflare): Promise<void> {
  const done = join(stateDir, 'demo-is-made');
  if (process.env.DEMO === 'off' || existsSync(done)) return;
  console.log('Making the demo rooms …');
  const urls = await seed(stateDir, reachOf(product), console.log);
  writeFileSync(done, `${urls.join('\n')}\n`);
}

async function start(): Promise<void> {
  mkdirSync(stateDir, { recursive: true });
  const lock = await onlyOne(stateDir);
  process.on('exit', lock.ended);
  await portIsFree();
  await build(console.log);
  // Nobody is let in before the tables and the demo rooms are there: first a port that nobody knows, then the real one.
  server = newServer(0);
  answerSignals();
  await server.ready;
  lock.started();
  await migrate(server);
  await demo(server);
  await server.setOptions(serverOptions(port));
  await server.ready;
  lock.started();
  const health = await fetch(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/healthz`);
  if (!health.ok) throw new Error(`The product does not answer: ${health.status} ${await health.text()}`);
  const product = server;
  startClock(async () => (await product.getWorker('openlink')).scheduled({ cron: 'local' }), settings.clockMs);
  console.log(await greeting(server));
}

async function greeting(product: Miniflare): Promise<string> {
  const answer = await product.dispatchFetch(`${origin}/api/rooms?limit=5`);
  const { items } = directory.parse(await answer.json());
  return [
    '',
    `OpenLink is ready: ${origin}`,
    ...items.map(({ title, url }) => `  ${url}  ${title}`),
    '',
    translationLine(),
    'Ctrl-C ends it; what was said stays.',
  ].join('\n');
}

answerSignals();
try {
  await start();
} catch (error) {
  if (!ending) console.error(error instanceof Error ? error.message : error);
  end(1);
}
