import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../../worker/local/settings.ts';
import { startProcess, type ServerProcess } from './server-process.ts';

/** Asked to end, workerd waits long for whoever is connected. What is on its disk is whole at any time. */
const DRAIN_MS = 200;

export type BareOptions = {
  /** The Worker's entry, from the project's root: it exports `default { fetch }` and the classes of its objects. */
  entry: string;
  /** Its Durable Objects, each with SQLite, bound by the class's own name. */
  classes?: string[];
  /** Text bindings. */
  vars?: Record<string, string>;
  /** Where the bundle, the configuration and the objects' disk lie. Without, a folder of its own that `dispose` takes away. */
  stateDir?: string;
  /** The only core that it may run on. */
  cpu?: number;
  /** More of workerd's own options, such as `--inspector-addr=127.0.0.1:9229`. */
  args?: string[];
  /** V8's own, such as `--perf-basic-prof`. */
  v8Flags?: string[];
};

/** workerd as it is, without wrangler or Miniflare in front: the process that is measured and killed. */
export type BareWorkerd = {
  readonly stateDir: string;
  /** The same for every start. */
  readonly port: number;
  readonly origin: string;
  /** Of the process that runs now. */
  readonly pid: number;
  /** Again, on the same port and disk; after `kill` or `stop`. */
  start(): Promise<void>;
  /** `stop`, and away with a folder of its own. */
  dispose(): Promise<void>;
} & Pick<ServerProcess, 'cpuSeconds' | 'rss' | 'said' | 'kill' | 'stop'>;

/** Bundles a Worker, starts it, and waits until it listens. Date and flags of compatibility are wrangler.toml's. */
export async function startBareWorkerd(options: BareOptions): Promise<BareWorkerd> {
  const { entry, classes = ['Room'], vars = {}, cpu, args = [], v8Flags = [] } = options;
  const stateDir = options.stateDir ? resolve(options.stateDir) : mkdtempSync(join(tmpdir(), 'openlink-workerd-'));
  mkdirSync(join(stateDir, 'disk'), { recursive: true });
  await bundle(entry, join(stateDir, 'worker.js'));
  const config = join(stateDir, 'config.capnp');
  writeFileSync(config, configOf({ classes, vars, v8Flags }, join(stateDir, 'disk')));

  const start = (port: number) =>
    startProcess(
      join(root, 'node_modules/workerd/bin/workerd'),
      ['serve', '--experimental', '--control-fd=3', `--socket-addr=http=127.0.0.1:${port}`, ...args, config],
      { cpu, stopMs: DRAIN_MS },
    );
  let server = await start(0);
  const { port } = server;
  const dispose = async () => {
    await server.stop();
    if (options.stateDir === undefined) rmSync(stateDir, { recursive: true, force: true });
  };
  return {
    stateDir,
    port,
    origin: `http://127.0.0.1:${port}`,
    get pid() {
      return server.pid;
    },
    start: async () => void (server = await start(port)),
    cpuSeconds: () => server.cpuSeconds(),
    rss: () => server.rss(),
    said: () => server.said(),
    kill: () => server.kill(),
    stop: () => server.stop(),
    dispose,
  };
}

async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    // What is loaded by and by, as what draws cards, isn't what is measured here: no runtime of this kind has it.
    loader: { '.wasm': 'empty' },
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    alias: { $rooms: join(root, 'rooms'), $worker: join(root, 'worker') },
    logLevel: 'warning',
  });
}

/** Of wrangler.toml, so that what is measured and killed is what is deployed. */
function compatibility() {
  const toml = readFileSync(join(root, 'wrangler.toml'), 'utf8');
  const [, date] = /^compatibility_date = ("[\d-]+")$/m.exec(toml) ?? [];
  const [, flags] = /^compatibility_flags = (\[.*\])$/m.exec(toml) ?? [];
  if (!date || !flags) throw new Error('wrangler.toml names no compatibility date or flags.');
  return { date, flags };
}

/** workerd's configuration (workerd.capnp in its package). Strings are written as JSON, which Cap'n Proto reads. */
function configOf({ classes, vars, v8Flags }: Required<Pick<BareOptions, 'classes' | 'vars' | 'v8Flags'>>, disk: string): string {
  const { date, flags } = compatibility();
  const list = (lines: string[]) => lines.join(', ');
  const bindings = [
    ...classes.map((name) => `(name = "${name}", durableObjectNamespace = "${name}")`),
    ...Object.entries(vars).map(([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`),
  ];
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "disk", disk = (path = ${JSON.stringify(disk)}, writable = true))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
  v8Flags = [${list(v8Flags.map((flag) => JSON.stringify(flag)))}],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = ${date},
  compatibilityFlags = ${flags},
  bindings = [${list(bindings)}],
  durableObjectNamespaces = [${list(classes.map((name) => `(className = "${name}", uniqueKey = "${name}", enableSql = true)`))}],
  durableObjectStorage = (localDisk = "disk"),
);
`;
}
