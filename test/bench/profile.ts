import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from './inspector.ts';
import type { PeerServer } from './peers.ts';

/** Times a second that the process is looked at: prime, so that it keeps no step with timers. */
const HERTZ = 997;

let count = 0;

export const hasPerf = () => spawnSync('perf', ['--version']).status === 0;

/**
 * Looks at a server from now on; the result stops that, and leaves in `folder` what was hottest: by `perf`, or where there is none,
 * and the server has an inspector, a `.cpuprofile` of its JavaScript. Node's peers profile themselves as well (`--cpu-prof`).
 */
export async function startProfile(name: string, { pid, inspectorPort }: PeerServer, folder: string): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${++count}`);
  if (inspectorPort !== undefined) return inspect(inspectorPort, `${path}.cpuprofile`);
  if (!hasPerf()) return async () => {};
  const data = `${path}.perf`;
  const perf = spawn('perf', ['record', '--quiet', '-F', String(HERTZ), '-g', '-p', String(pid), '-o', data], { stdio: 'ignore' });
  const ended = new Promise<void>((done) => perf.once('close', () => done()));
  return async () => {
    perf.kill('SIGINT');
    await ended;
    writeFileSync(`${data}.txt`, ['dso', 'dso,symbol'].map((by) => reportOf(data, by)).join('\n\n'));
    // Where V8 named its functions.
    rmSync(`/tmp/perf-${pid}.map`, { force: true });
  };
}

/** The hottest of what was seen, by library or by function, a line each. */
function reportOf(data: string, by: string): string {
  const args = ['report', '--stdio', '--no-children', '-g', 'none', '--percent-limit', '0.3', '--sort', by, '-i', data];
  const { stdout } = spawnSync('perf', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return stdout
    .split('\n')
    .filter((line) => line.includes('%'))
    .map((line) => line.trim().slice(0, 180))
    .join('\n');
}
