import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The product as anybody runs it, on a port and a state folder of its own. */
export type Product = {
  origin: string;
  stateDir: string;
  /** Starts it (again) on the same port and state, and waits until it is ready. */
  start(): Promise<void>;
  /** SIGKILL to workerd and its parent at once: nobody gets to say goodbye. */
  kill(): Promise<void>;
  /** Ends it as an operator would, and removes its state. */
  stop(): Promise<void>;
};

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? done(address.port) : fail(new Error('No port'))));
    });
  });

const ended = (child: ChildProcess) =>
  new Promise<void>((done) => (child.exitCode === null && child.signalCode === null ? child.once('exit', () => done()) : done()));

/** Resolves when it says that it is ready; its words are in the error where it ends before that. */
function ready(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((done, fail) => {
    const hear = (text: string) => {
      said += text;
      if (said.includes('OpenLink is ready')) done();
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.once('exit', (code, signal) => fail(new Error(`The product ended (${signal ?? code}):\n${said}`)));
  });
}

/** Starts the production build, made first where sources changed; without demo rooms and limits per address unless `env` says otherwise. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const port = await freePort();
  const stateDir = mkdtempSync(join(tmpdir(), 'openlink-test-'));
  let child: ChildProcess | undefined;
  // Its own process group, so that one signal reaches workerd and its parent together.
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child?.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // It is gone already.
    }
  };
  const lastResort = () => signal('SIGKILL');
  process.once('exit', lastResort);
  const product: Product = {
    origin: `http://localhost:${port}`,
    stateDir,
    async start() {
      child = spawn(process.execPath, ['worker/local/start.ts'], {
        cwd: root,
        env: { ...process.env, DEMO: 'off', RATE_LIMITS: 'off', ...env, PORT: String(port), STATE_DIR: stateDir },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      await ready(child);
    },
    async kill() {
      signal('SIGKILL');
      if (child) await ended(child);
    },
    async stop() {
      if (child) {
        child.kill('SIGTERM');
        await ended(child);
      }
      signal('SIGKILL');
      process.off('exit', lastResort);
      rmSync(stateDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await product.start();
  return product;
}
