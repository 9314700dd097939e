import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../worker/local/settings.ts';
import { isInstalled } from './peers.ts';

/** Installs what the bench measures and draws with, by its own lockfile (`npm ci --prefix test/bench`). Throws with what npm said. */
export function install(say: (line: string) => void): void {
  if (isInstalled()) return;
  say('Installing Socket.IO, Bun and Vega for the bench …');
  const { status, stdout, stderr } = spawnSync('npm', ['ci'], { cwd: join(root, 'test/bench'), encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ci ended with ${status}:\n${stdout}${stderr}`);
}
