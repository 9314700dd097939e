import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { root } from '../../worker/local/settings.ts';

/** How long a server may take until it listens. */
const START_MS = 30_000;
/** Of what it prints, the newest is kept. */
const SAID_MAX = 64 * 1024;
/** In which Linux counts a process's time: 100 a second on every machine of ours (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

const running = new Set<ChildProcess>();
// A program that dies leaves no server behind.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A server in a process of its own, listening at `port`. */
export type ServerProcess = {
  readonly pid: number;
  readonly port: number;
  /** CPU time used so far by all its threads, user and system, seconds, to the hundredth (/proc/PID/stat). */
  cpuSeconds(): number;
  /** Memory that it holds now, bytes. */
  rss(): number;
  /** The newest of what it printed. */
  said(): string;
  /** SIGKILL, as a crash; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and SIGKILL if that takes long; resolves when it is gone. */
  stop(): Promise<void>;
};

export type StartOptions = {
  /** The only core that it may run on. */
  cpu?: number;
  env?: Record<string, string>;
  cwd?: string;
  /** How long it may take to end when it is asked to. */
  stopMs?: number;
};

/** A line of JSON with the port, written to descriptor 3: what workerd does by `--control-fd=3` (of its inspector too), and our peers by hand. */
const listening = z.object({ event: z.literal('listen').optional(), port: z.int() });
const portIn = (lines: string) =>
  lines
    .split('\n')
    .slice(0, -1)
    .map((line) => listening.safeParse(JSON.parse(line)).data?.port)
    .find((port) => port !== undefined);

/**
 * Starts a server and waits until it says on descriptor 3 where it listens. Throws with what it printed if it ends before that.
 */
export async function startProcess(
  command: string,
  args: string[],
  { cpu, env, cwd = root, stopMs = 5000 }: StartOptions = {},
): Promise<ServerProcess> {
  // taskset becomes the command itself: the pid stays.
  const [tool, ...given] = cpu === undefined ? [command, ...args] : ['taskset', '-c', String(cpu), command, ...args];
  const child = spawn(tool!, given, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  running.add(child);
  const ended = new Promise<void>((done) => child.once('close', () => done(void running.delete(child))));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-SAID_MAX)));

  const port = await new Promise<number>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`${command} didn't listen within ${START_MS} ms:\n${said}`)), START_MS);
    child.once('error', fail);
    child.once('close', (code, signal) => fail(new Error(`${command} ended with ${signal ?? code}:\n${said}`)));
    let heard = '';
    (child.stdio[3] as Readable).setEncoding('utf8').on('data', (text: string) => {
      heard += text;
      const port = portIn(heard);
      if (port === undefined) return;
      clearTimeout(timer);
      done(port);
    });
  }).catch(async (error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });

  const pid = child.pid!;
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
    await ended;
    clearTimeout(timer);
  };
  return {
    pid,
    port,
    cpuSeconds: () => cpuSecondsOf(pid),
    rss: () => Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES,
    said: () => said,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** CPU time of a process so far, seconds: fields 14 and 15 of /proc/PID/stat; the second, its name, may hold anything but `)`. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
