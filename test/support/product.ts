import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { freePort } from './ports.ts';
import { until } from './until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const running = z.object({ node: z.number(), workerd: z.array(z.number()) });

const gone = (pid: number) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return true;
  }
};

type Settings = {
  command?: [string, ...string[]];
  env?: Record<string, string>;
  /** What it must have said before the first start counts as done. */
  ready?: string;
};
const READY = 'OpenLink is ready';

/** The whole product on a free port, as `npm start` runs it, with a state folder of its own and without limits per address. */
export async function startProduct({ command = ['node', 'worker/local/start.ts'], env = {}, ready = READY }: Settings = {}) {
  const port = await freePort();
  const stateDir = mkdtempSync(join(tmpdir(), 'openlink-'));
  let child: ChildProcess | undefined;
  let output = '';

  /** Starts, or starts again on the same port and state. Resolves once it says that it is ready. */
  async function start(line = READY): Promise<void> {
    output = '';
    const [program, ...args] = command;
    const own = spawn(program, args, {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`,
        PORT: String(port),
        STATE_DIR: stateDir,
        RATE_LIMITS: 'off',
        DEMO: 'off',
        // Nobody is there: no test asks a site of the open internet for anything.
        OUTSIDE_DNS: 'http://127.0.0.1:9/dns-query',
        ...env,
        NODE_OPTIONS: '',
      },
    });
    child = own;
    for (const stream of [own.stdout, own.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    await until(
      'the product to be ready',
      () => {
        if (own.exitCode !== null) throw new Error(`The product ended with ${own.exitCode}:\n${output}`);
        return output.includes(line);
      },
      { withinMs: 90_000 },
    );
  }

  const processes = () => {
    const { node, workerd } = running.parse(JSON.parse(readFileSync(join(stateDir, 'running.json'), 'utf8')));
    return [node, ...workerd];
  };
  const allGone = (pids: number[]) => until(`${pids} to end`, () => pids.every(gone), { withinMs: 5000, everyMs: 10 });

  /** SIGKILL for workerd and the process above it, at once. */
  async function kill(): Promise<void> {
    const pids = processes();
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await allGone(pids);
  }

  /** Asks the process that was started to end, as a service manager does; resolves with its exit code and how long all of its processes took. */
  async function stop(): Promise<{ code: number | null; ms: number }> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return { code: child?.exitCode ?? null, ms: 0 };
    const own = child;
    const pids = [...processes(), ...(own.pid ? [own.pid] : [])];
    const began = performance.now();
    const ended = new Promise<number | null>((done) => own.once('exit', done));
    own.kill('SIGTERM');
    const code = await ended;
    await allGone(pids);
    return { code, ms: performance.now() - began };
  }

  /** Ends it, however it is, and removes its state. */
  async function dispose(): Promise<void> {
    try {
      await stop();
    } finally {
      rmSync(stateDir, { recursive: true, force: true });
    }
  }

  await start(ready);
  return { origin: `http://localhost:${port}`, port, stateDir, start, kill, stop, dispose, processes, output: () => output };
}
export type Product = Awaited<ReturnType<typeof startProduct>>;
