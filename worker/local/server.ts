import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type MiniflareOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions as workerOptionsOf } from 'wrangler';
import { enginesOn } from '../providers/translate/on.ts';
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

/** wrangler.toml's variables, and what this machine's environment says instead. No AI: it answers at Cloudflare alone, and asks for a login. */
function variables(): Record<string, string> {
  const { port, rateLimits, translation, people, signIn, outside } = settings;
  const PUBLIC_ORIGINS = process.env.PUBLIC_ORIGINS ?? `http://localhost:${port}`;
  const own = { PUBLIC_ORIGINS, RATE_LIMITS: rateLimits, ...translation, ...signIn, ...people, ...outside };
  return { ...Object(workerOptionsOf(join(root, 'wrangler.toml')).workerOptions.bindings), ...own };
}

/** Which engines translate here. */
export function translationLine(): string {
  const more = settings.translation.LIBRETRANSLATE_URL ? '' : ' LIBRETRANSLATE_URL=… adds a server that knows more.';
  return `Translation: ${enginesOn(variables()).join(', then ') || 'off'}.${more}`;
}

/** A network of workerd's that connects to public addresses alone, whatever a name leads to by then. */
export const OUTSIDE = { network: { allow: ['public'], tlsOptions: { trustBrowserCas: true } } };

/** What is deployed, on this machine: wrangler.toml's Worker in one workerd, its storage in the state folder. `port` 0 takes a free one. */
export function serverOptions(port: number): MiniflareOptions {
  const { workerOptions } = workerOptionsOf(join(root, 'wrangler.toml'));
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
        ai: undefined,
        serviceBindings: { OUTSIDE },
        bindings: { ...variables(), ...localSecrets(settings.stateDir) },
      },
    ],
  });
}

export const newServer = (port: number) => new Miniflare(serverOptions(port));
