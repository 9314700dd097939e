import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../worker/local/settings.ts';

export const machine = z.object({
  cpu: z.string(),
  cores: z.int(),
  memoryGib: z.number(),
  system: z.string(),
  /** Of what runs and of what is measured, by name. */
  versions: z.record(z.string(), z.string()),
  /** Of this repository; with a `+` where files differed from it. */
  commit: z.string(),
});
/** Where figures were taken, and with what. */
export type Machine = z.infer<typeof machine>;

const PACKAGES = ['workerd', 'miniflare', 'wrangler', 'partyserver', 'partysocket', 'ws', 'socket.io', 'bun'];
const versioned = z.object({ version: z.string() });

function versionOf(name: string): string | undefined {
  const files = ['node_modules', 'test/bench/node_modules'].map((folder) => join(root, folder, name, 'package.json'));
  const file = files.find(existsSync);
  return file && versioned.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim();

export function thisMachine(): Machine {
  const installed = PACKAGES.flatMap((name) => {
    const version = versionOf(name);
    return version ? [[name, version] as const] : [];
  });
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGib: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    system: `${type()} ${release()}`,
    versions: { node: process.versions.node, ...Object.fromEntries(installed) },
    commit: git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') ? '+' : ''),
  };
}
