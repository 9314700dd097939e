import { createServer } from 'node:net';

/** Below those that systems give to connections on their way out (from 32768 on Linux, from 49152 elsewhere), which could take it meanwhile. */
const [FIRST, END] = [10_000, 32_768];

/** Whether nobody listens at a port now. */
const isFree = (port: number) =>
  new Promise<boolean>((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });

/** A port that nobody listens at now; any, so that those who ask at the same time get different ones. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = FIRST + Math.floor(Math.random() * (END - FIRST));
    if (await isFree(port)) return port;
  }
  throw new Error('No free port.');
}
