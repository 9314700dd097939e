import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './secrets.ts';

const record = z.object({ node: z.number(), workerd: z.array(z.number()) });

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Path of the program that a process runs; empty where the system has no /proc. */
const programOf = (pid: number) => {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return '';
  }
};

const isWorkerd = (pid: number) => programOf(pid).endsWith('/workerd');

/** Processes whose parent is this one. */
function children(): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  const isOurs = (pid: string) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === process.pid;
    } catch {
      return false;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isOurs(name))
    .map(Number);
}

/**
 * Two workerds on one storage would write over each other. A start that was killed leaves its workerd behind, without a parent:
 * that one is ended. One whose parent lives is somebody's running product: an error.
 */
export async function onlyOne(stateDir: string) {
  const file = join(stateDir, 'running.json');
  const last = existsSync(file) ? record.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;
  if (last && last.node !== process.pid && alive(last.node) && programOf(last.node) === programOf(process.pid)) {
    throw new Error(`The product already runs on ${stateDir} (process ${last.node}).`);
  }
  const left = (last?.workerd ?? []).filter(isWorkerd);
  for (const pid of left) process.kill(pid, 'SIGKILL');
  // Until it is gone it holds its port and its files.
  for (const until = Date.now() + 5000; left.some(isWorkerd) && Date.now() < until;) await new Promise((done) => setTimeout(done, 20));
  const write = () => writeWhole(file, { node: process.pid, workerd: children().filter(isWorkerd) });
  write();
  return { /** To be called whenever workerd was started. */ started: write, ended: () => rmSync(file, { force: true }) };
}
