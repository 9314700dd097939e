import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Times a second that the process is looked at: prime, so that it keeps no step with timers. */
const HERTZ = 997;

let count = 0;

/**
 * Looks at a process by `perf`, where that is installed, and leaves a report of its hottest functions in `folder`. Node's peers
 * write a profile of their own as well (`--cpu-prof`).
 */
export function startProfile(name: string, pid: number, folder: string): { stop(): Promise<void> } | null {
  if (spawnSync('perf', ['--version']).status !== 0) return null;
  mkdirSync(folder, { recursive: true });
  const data = join(folder, `${name}-${++count}.perf`);
  const perf = spawn('perf', ['record', '--quiet', '-F', String(HERTZ), '-g', '-p', String(pid), '-o', data], { stdio: 'ignore' });
  const ended = new Promise<void>((done) => perf.once('close', () => done()));
  return {
    stop: async () => {
      perf.kill('SIGINT');
      await ended;
      const report = spawnSync('perf', ['report', '--stdio', '--no-children', '-g', 'none', '--percent-limit', '0.3', '-i', data], {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      });
      writeFileSync(`${data}.txt`, report.stdout);
    },
  };
}
