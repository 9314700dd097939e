import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { seeded } from './seeded.ts';

export type Way = 'up' | 'down';
type Delay = { up: number; down: number; jitterMs?: number; seed?: number };
type Line = { client: Socket; server: Socket };

/** Bytes held for one way of one line, beyond which the side that sends them is paused: what a router would drop, this queues. */
const HELD_MAX = 4 * 1024 * 1024;

/** Ends a socket with a reset. One that is being shut down can't be reset any more: Node would leave its handle open for ever. */
const reset = (socket: Socket) => void (socket.writableEnded ? socket.destroy() : socket.resetAndDestroy());

export type Proxy = Awaited<ReturnType<typeof startProxy>>;

/**
 * A bad line to a port: TCP in user space, where a test decides what comes through. Bytes keep their order whatever the delay.
 * Everything here holds for the lines that are open and for those to come, but `cut`, which ends the open ones.
 */
export async function startProxy({ to, host = '127.0.0.1', port = 0 }: { to: number; host?: string; port?: number }) {
  const lines = new Set<Line>();
  const count = { lines: 0, refused: 0, up: 0, down: 0, droppedUp: 0, droppedDown: 0 };
  const paused = { up: false, down: false };
  let delay: Required<Delay> = { up: 0, down: 0, jitterMs: 0, seed: 1 };
  let random = seeded(1);
  let isHalfOpen = false;
  let isRefusing = false;
  let filter: ((way: Way, bytes: Buffer) => boolean) | undefined;

  /** One way of one line. What is delayed waits in a queue, each part with its time, never before the one ahead of it. */
  function carry(way: Way, from: Socket, into: Socket): void {
    const queue: { at: number; bytes: Buffer }[] = [];
    let held = 0;
    let timer: NodeJS.Timeout | undefined;
    let hasEnded = false;
    const flow = () => {
      if (paused[way] || held > HELD_MAX || into.writableNeedDrain) from.pause();
      else from.resume();
    };
    const pass = () => {
      timer = undefined;
      while (queue.length && queue[0]!.at <= performance.now() && !paused[way]) {
        const { bytes } = queue.shift()!;
        held -= bytes.length;
        count[way] += bytes.length;
        into.write(bytes);
      }
      if (queue.length && !paused[way]) timer = setTimeout(pass, Math.max(0, queue[0]!.at - performance.now()));
      else if (hasEnded && !queue.length) into.end();
      flow();
    };
    from.on('data', (bytes: Buffer) => {
      if (isHalfOpen || filter?.(way, bytes)) {
        count[way === 'up' ? 'droppedUp' : 'droppedDown'] += bytes.length;
        return;
      }
      const wait = delay[way] + random() * delay.jitterMs;
      queue.push({ at: Math.max(performance.now() + wait, queue.at(-1)?.at ?? 0), bytes });
      held += bytes.length;
      if (wait === 0 && queue.length === 1) pass();
      else {
        timer ??= setTimeout(pass, wait);
        flow();
      }
    });
    from.on('end', () => {
      // A line that swallows says nothing of an end either.
      hasEnded = !isHalfOpen;
      if (hasEnded && !queue.length) into.end();
    });
    into.on('drain', flow);
    // Not when `from` closes: what it said last is still on its way.
    into.on('close', () => clearTimeout(timer));
    wakers.set(from, pass);
  }
  const wakers = new Map<Socket, () => void>();
  const wake = () => wakers.forEach((pass) => pass());

  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    if (isRefusing) {
      count.refused++;
      reset(client);
      return;
    }
    count.lines++;
    const line: Line = { client, server: connect({ port: to, host, noDelay: true, allowHalfOpen: true }) };
    lines.add(line);
    const ends = [client, line.server];
    for (const end of ends) {
      const other = end === client ? line.server : client;
      // The other side sees what this one saw: a reset as a reset.
      end.on('error', () => void (isHalfOpen || reset(other)));
      end.on('close', () => {
        wakers.delete(end);
        if (ends.every(({ destroyed }) => destroyed)) lines.delete(line);
      });
    }
    carry('up', client, line.server);
    carry('down', line.server, client);
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));

  return {
    port: (server.address() as AddressInfo).port,
    /** Bytes carried and dropped each way, lines opened and refused. */
    count,
    get open(): number {
      return lines.size;
    },
    /** ms each way; `jitterMs` is added to each part, from nothing to all of it, as the seed decides. */
    delay(how: number | Delay): void {
      delay = { jitterMs: 0, seed: 1, ...(typeof how === 'number' ? { up: how, down: how } : how) };
      random = seeded(delay.seed);
    },
    /** Ends every open line with a reset, both ways; what was on its way is lost. */
    cut(): void {
      for (const { client, server } of lines) for (const end of [client, server]) reset(end);
      lines.clear();
    },
    /** While on, new lines are reset. */
    refuse(on: boolean): void {
      isRefusing = on;
    },
    /** While on, both sides seem up and whatever they say is lost. A line that lost something is of no more use: cut it. */
    halfOpen(on: boolean): void {
      isHalfOpen = on;
    },
    /** While on, nothing is read in that way: the sender's own buffers fill, and nothing is lost. */
    pause(way: Way, on: boolean): void {
      paused[way] = on;
      wake();
    },
    /** Loses the parts (as they come from TCP) of which `test` says so; without one, none. */
    drop(test?: (way: Way, bytes: Buffer) => boolean): void {
      filter = test;
    },
    async stop(): Promise<void> {
      for (const { client, server } of lines) for (const end of [client, server]) end.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
