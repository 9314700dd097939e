import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Servers run on one core and the load on another, so that neither takes the other's time. */
export const SERVER_CPU = 0;
const LOAD_CPU = 1;

/** Moves this program to the load's core, with all its threads. False where the machine has no second core, or no `taskset`. */
export function pinToLoadCore(): boolean {
  if (availableParallelism() < 2) return isOnLoadCore();
  // A thread that ends while taskset goes through them makes it stop: then once more.
  for (let tries = 0; tries < 5 && !isOnLoadCore(); tries++) spawnSync('taskset', ['-acp', String(LOAD_CPU), String(process.pid)]);
  return isOnLoadCore();
}

/** Whether no thread of this program may run elsewhere. */
const isOnLoadCore = () => readdirSync('/proc/self/task').every((thread) => [String(LOAD_CPU), undefined].includes(coresOf(thread)));

/** The cores that a thread may run on, as Linux lists them; undefined, if it has ended. */
function coresOf(thread: string): string | undefined {
  try {
    return /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync(`/proc/self/task/${thread}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** A command as it runs on the servers' core; as it is, where there is no `taskset`. */
export function onServerCore(command: readonly [string, ...string[]]): [string, ...string[]] {
  const pinned = ['taskset', '-c', String(SERVER_CPU)] as const;
  const canPin = spawnSync(pinned[0], [...pinned.slice(1), 'true']).status === 0;
  return canPin ? [...pinned, ...command] : [...command];
}

/** What a core did since the machine started, in ticks (/proc/stat: user nice system idle iowait irq softirq steal). */
function timesOf(cpu: number): { all: number; idle: number } {
  const line = readFileSync('/proc/stat', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`cpu${cpu} `));
  const ticks = (line ?? '').split(' ').slice(1, 9).map(Number);
  return { all: ticks.reduce((sum, n) => sum + n, 0), idle: (ticks[3] ?? 0) + (ticks[4] ?? 0) };
}

/** Starts looking at the load's core; the result tells which share of the time since it was busy, 0 to 1, whatever with. */
export function watchLoadCore(): () => number {
  const before = timesOf(LOAD_CPU);
  return () => {
    const after = timesOf(LOAD_CPU);
    const all = after.all - before.all;
    return all === 0 ? 0 : 1 - (after.idle - before.idle) / all;
  };
}
