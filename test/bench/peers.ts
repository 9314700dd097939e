import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../worker/local/settings.ts';
import { startBareWorkerd } from '../support/bare-workerd.ts';
import { contract, type Heard, type Wire } from '../support/load-client.ts';
import { joinMany, makeRoom, socketUrl, startRooms } from '../support/room-calls.ts';
import type { ABOUT } from './peers/about.ts';
import { freePort } from '../support/ports.ts';
import { hasPerf } from './profile.ts';
import { startProcess, type ServerProcess } from '../support/server-process.ts';

/** A room's server under measurement. */
export type PeerServer = Pick<ServerProcess, 'pid' | 'cpuSeconds' | 'rss' | 'said'> & {
  /** Of workerd's inspector, where that is what profiles it. */
  inspectorPort?: number;
  /** Addresses of the sockets of members `from` to `to` − 1 of a room, each for one opening, good for a minute at least. */
  urls(room: string, from: number, to: number): Promise<string[]>;
  /** Ends it, and takes its disk away. */
  stop(): Promise<void>;
};

export type PeerOptions = {
  /** The only core that it may run on. */
  cpu?: number;
  /** It is going to be profiled: V8 names its functions to `perf`, and Node profiles itself into this folder (`.cpuprofile`). */
  profileDir?: string;
};

export type Peer = {
  wire: Wire;
  start(options: PeerOptions): Promise<PeerServer>;
};

/** How workerd is started: as it is, or so that it can be profiled. */
async function bareOptions({ cpu, profileDir }: PeerOptions) {
  if (profileDir === undefined) return { cpu };
  if (hasPerf()) return { cpu, v8Flags: ['--perf-basic-prof'] };
  const inspectorPort = await freePort();
  return { cpu, inspectorPort, args: [`--inspector-addr=127.0.0.1:${inspectorPort}`] };
}

const plainUrls = (port: number, path: (room: string) => string) => (room: string, from: number, to: number) =>
  Promise.resolve(Array.from({ length: to - from }, (_, i) => `ws://127.0.0.1:${port}${path(room)}member=mbr_${from + i}`));

async function openlink(options: PeerOptions): Promise<PeerServer> {
  const { inspectorPort, ...bare } = await bareOptions(options);
  const server = await startRooms(bare);
  const made = new Set<string>();
  const urls = async (room: string, from: number, to: number) => {
    if (!made.has(room)) await makeRoom(server.origin, room);
    made.add(room);
    // Member 0 is the head, who made the room.
    const joined = await joinMany(server.origin, room, from + 1, to + 1);
    return joined.map(({ ticket }) => socketUrl(server.origin, room, ticket));
  };
  return Object.assign(server, { inspectorPort, urls, stop: server.dispose });
}

const onWorkerd = (name: string) => async (options: PeerOptions) => {
  const { inspectorPort, ...bare } = await bareOptions(options);
  const server = await startBareWorkerd({ entry: `test/bench/peers/${name}/worker.ts`, ...bare });
  const urls = plainUrls(server.port, (room) => `/parties/room/${room}?`);
  return Object.assign(server, { inspectorPort, urls, stop: server.dispose });
};

/** A server of one room, in a process that is told a folder for its disk. */
const onProcess = (name: string, command: string, path: string) => async (options: PeerOptions) => {
  const { cpu, profileDir } = options;
  const folder = mkdtempSync(join(tmpdir(), `openlink-${name}-`));
  if (profileDir !== undefined) mkdirSync(profileDir, { recursive: true });
  const profiled = profileDir === undefined || command === BUN ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const args = [...profiled, join(root, `test/bench/peers/${name}/server.ts`), folder];
  const server = await startProcess(command, args, { cpu, env: { NODE_NO_WARNINGS: '1' } });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, urls: plainUrls(server.port, () => path), stop };
};

/** Socket.IO's packets in Engine.IO's, over a plain WebSocket: lighter for the load than its own client, the same for the server. */
const socketIo: Wire = {
  read: (text, answer) => {
    if (text.startsWith('0')) answer('40');
    else if (text === '2') answer('3');
    if (!text.startsWith('42')) return [];
    const [, event] = JSON.parse(text.slice(2)) as [string, Heard];
    return [event];
  },
  say: (id, text) => `42${JSON.stringify(['message', { id, text }])}`,
};

const BUN = join(root, 'test/bench/node_modules/.bin/bun');

export type PeerName = keyof typeof ABOUT;
export const PEERS: Record<PeerName, Peer> = {
  openlink: { wire: contract, start: openlink },
  stock: { wire: contract, start: onWorkerd('stock') },
  docs: { wire: contract, start: onWorkerd('docs') },
  ws: { wire: contract, start: onProcess('ws', process.execPath, '/?') },
  socketio: { wire: socketIo, start: onProcess('socketio', process.execPath, '/socket.io/?EIO=4&transport=websocket&') },
  bun: { wire: contract, start: onProcess('bun', BUN, '/?') },
};

/** Whether what a peer needs beside the project's own packages is installed: see install.ts. */
export const isInstalled = () => existsSync(BUN);
