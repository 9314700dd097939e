import { writeFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import { z } from 'zod';

const targets = z.array(z.object({ webSocketDebuggerUrl: z.string() })).min(1);
const answer = z.object({ id: z.int(), result: z.object({ profile: z.unknown().optional() }).optional() });

/** Profiles what a workerd's JavaScript does, by its inspector, until the result is called; then the profile is written to `path`. */
export async function inspect(port: number, path: string): Promise<() => Promise<void>> {
  const [target] = targets.parse(await (await fetch(`http://127.0.0.1:${port}/json`)).json());
  const socket = new WebSocket(target!.webSocketDebuggerUrl);
  await new Promise<void>((done, fail) => socket.once('open', done).once('error', fail));
  const waiting = new Map<number, (profile: unknown) => void>();
  socket.on('message', (data) => {
    const heard = answer.safeParse(JSON.parse(String(data)));
    if (heard.success) waiting.get(heard.data.id)?.(heard.data.result?.profile);
  });
  let id = 0;
  const call = (method: string, params: object = {}) =>
    new Promise<unknown>((done) => {
      waiting.set(++id, done);
      socket.send(JSON.stringify({ id, method, params }));
    });
  await call('Profiler.enable');
  await call('Profiler.setSamplingInterval', { interval: 500 });
  await call('Profiler.start');
  return async () => {
    writeFileSync(path, JSON.stringify(await call('Profiler.stop')));
    socket.close();
  };
}
