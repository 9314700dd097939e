import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../worker/local/settings.ts';
import { hearInto, type Speaker } from './speakers.ts';

/** What is used of Socket.IO's client, a package that only the bench installs. */
type Event = { readonly type: string; readonly id?: string; readonly messages?: readonly { readonly seq: number; readonly id: string }[] };
type ClientSocket = {
  on(name: 'event', hear: (event: Event) => void): void;
  emit(name: 'message', message: { id: string; text: string }): void;
  disconnect(): void;
};
type Client = { io(url: string, options: { transports: string[] }): ClientSocket };

/** Socket.IO's own client as its tutorial has it: it comes back by itself, keeps what is said while it is away, and recovers its state. */
export async function socketIoSpeakers(): Promise<(url: string) => Speaker> {
  const inBench = createRequire(join(root, 'test/bench/package.json'));
  const { io } = (await import(pathToFileURL(inBench.resolve('socket.io-client')).href)) as Client;
  return (url) => {
    const heard = new Set<string>();
    const socket = io(url, { transports: ['websocket'] });
    const ready = new Promise<void>((done) =>
      socket.on('event', (event) => {
        hearInto(heard, [event]);
        done();
      }),
    );
    return { heard, ready, say: (id, text) => void socket.emit('message', { id, text }), end: () => void socket.disconnect() };
  };
}
