import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { startClock } from './clock.ts';
import type { Reach } from './demo/people.ts';
import { seed } from './demo/seed.ts';
import { endChildren, keep, run } from './run.ts';
import { localSecrets } from './secrets.ts';
import { settings } from './settings.ts';

/** Pages by vite with hot reload at PORT; the Worker and the rooms by wrangler, restarted on change, at PORT + 1. Storage apart from `npm start`'s. */
const { port, host, rateLimits, translation, signIn, people, outside, clockMs } = settings;
const workerPort = port + 1;
const stateDir = join(settings.stateDir, 'dev');
const workerOrigin = `http://127.0.0.1:${workerPort}`;

function end(code: number): void {
  endChildren();
  setTimeout(() => process.exit(code), 500);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));

const reach: Reach = {
  fetch: (path, init) => fetch(`${workerOrigin}${path}`, init),
  socket: (url, hear) =>
    new Promise((done, fail) => {
      const socket = new WebSocket(url);
      socket.addEventListener('message', ({ data }) => hear(String(data)));
      socket.addEventListener('open', () => done(socket));
      socket.addEventListener('error', () => fail(new Error('The room’s socket did not open.')));
    }),
};

async function answering(): Promise<void> {
  for (;;) {
    const isUp = await fetch(`${workerOrigin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

async function demo(): Promise<void> {
  const done = join(stateDir, 'demo-is-made');
  if (!existsSync(done)) writeFileSync(done, `${(await seed(stateDir, reach, console.log)).join('\n')}\n`);
}

// The Worker imports the pages' own server; in development vite answers in its place, but it has to be there.
await build(console.log);
const secrets = Object.entries(localSecrets(stateDir));
await run('wrangler', ['d1', 'migrations', 'apply', 'openlink', '--local', '--persist-to', stateDir], { env: { CI: 'true' } });
// Workers AI answers at Cloudflare alone.
const engines = { TRANSLATE_ENGINES: 'libretranslate phrasebook', ...translation };
const vars = [
  ['PUBLIC_ORIGINS', `http://localhost:${port}`],
  ['RATE_LIMITS', rateLimits],
  ...Object.entries(engines),
  ...Object.entries(signIn),
  ...Object.entries(people),
  ...Object.entries(outside),
  ...secrets,
].flatMap(([name, value]) => ['--var', `${name}:${value}`]);
const worker = keep('wrangler', [
  'dev',
  '--local',
  '--ip',
  host,
  '--port',
  String(workerPort),
  '--persist-to',
  stateDir,
  '--show-interactive-dev-session=false',
  ...vars,
]);
worker.on('close', () => end(1));
await answering();
await demo();
// wrangler keeps the cron's times only where it is deployed; here it rings when it is asked to.
startClock(() => fetch(`${workerOrigin}/cdn-cgi/local/scheduled`), clockMs);
const pages = keep('vite', ['dev', '--host', host, '--port', String(port), '--strictPort'], {
  cwd: join(import.meta.dirname, '../../web'),
  env: { WORKER_ORIGIN: workerOrigin },
});
pages.on('close', () => end(1));
