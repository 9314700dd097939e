import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type MiniflareOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions as workerOptionsOf } from 'wrangler';
import { bundleDir } from './build.ts';
import { localSecrets } from './secrets.ts';
import { root, settings } from './settings.ts';

const KINDS = { '.js': 'ESModule', '.mjs': 'ESModule', '.wasm': 'CompiledWasm', '.bin': 'Data', '.txt': 'Text', '.html': 'Text' } as const;
const isKind = (ending: string): ending is keyof typeof KINDS => Object.hasOwn(KINDS, ending);

/** The bundle's modules, the main one first, as workerd wants them. */
function modules() {
  const names = readdirSync(bundleDir).filter((name) => name !== 'index.js');
  return ['index.js', ...names].flatMap((name) => {
    const ending = name.slice(name.lastIndexOf('.'));
    return isKind(ending) ? [{ type: KINDS[ending], path: join(bundleDir, name) }] : [];
  });
}

/** What is deployed, on this machine: wrangler.toml's Worker in one workerd, its storage in the state folder. `port` 0 takes a free one. */
export function serverOptions(port: number): MiniflareOptions {
  const { workerOptions } = workerOptionsOf(join(root, 'wrangler.toml'));
  const origins = { PUBLIC_ORIGINS: process.env.PUBLIC_ORIGINS ?? `http://localhost:${settings.port}`, RATE_LIMITS: settings.rateLimits };
  return convertV4MiniflareOptions({
    host: settings.host,
    port,
    log: new Log(LogLevel.WARN),
    cf: false,
    resourcePersistencePath: join(settings.stateDir, 'storage'),
    workers: [
      {
        ...workerOptions,
        name: 'openlink',
        modules: modules(),
        modulesRoot: bundleDir,
        // By a name of its own: the id in wrangler.toml changes with the first deploy, and local data must not go with it.
        d1Databases: { DB: 'openlink' },
        bindings: { ...Object(workerOptions.bindings), ...origins, ...localSecrets(settings.stateDir) },
      },
    ],
  });
}

export const newServer = (port: number) => new Miniflare(serverOptions(port));
