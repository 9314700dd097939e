import { LoadClient, readOnce } from '../support/load-client.ts';
import { intendedMs, nowMs, timedId } from '../support/timed-id.ts';
import { SERVER_CPU, watchLoadCore } from './cores.ts';
import { Latencies } from './latencies.ts';
import { PEERS, type PeerName, type PeerServer } from './peers.ts';
import { startProfile } from './profile.ts';
import { follow, plan, type Crowd } from './schedule.ts';
import { outcomeOf, type Context, type Result } from './scenario.ts';

/** Of the load's core, at most: beyond, the load measures itself. */
export const LOAD_BUSY_MAX = 0.6;
/** Sockets opened together. */
export const OPENING = 100;
/** After the last socket has opened, before anything is said: who came is told by then. */
const SETTLE_MS = 700;
/** What hasn't come this long after the last message was sent never comes. */
const DRAIN_MS = 5000;

export type LoadOptions = Crowd & { warmUpMs: number; measureMs: number; seed: number };

export const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
export const roomName = (n: number) => `bench${String(n).padStart(4, '0')}`;

/** Everybody of a crowd, connected: [room][member]. */
type Clients = LoadClient[][];

/** One run: a fresh server, a crowd that says what was planned for it, and what came of it. */
export async function measure(context: Context, name: PeerName, options: LoadOptions): Promise<Pick<Result, 'metrics' | 'voided'>> {
  const profileDir = context.profileDir ?? undefined;
  const server = await PEERS[name].start({ cpu: SERVER_CPU, profileDir });
  const clients: Clients = [];
  try {
    return await outcomeOf(() => new Run(name, server, clients, options, profileDir).go());
  } finally {
    for (const client of clients.flat()) client.cut();
    await server.stop();
  }
}

class Run {
  readonly #latencies = new Latencies();
  readonly #sendLag = new Latencies();
  /** What came in the time that is measured, whenever it was said. */
  readonly #came = { isMeasured: false, deliveries: 0, frames: 0, bytes: 0, refused: 0 };
  /** ms by `nowMs`, of what was meant to be sent: that of other messages isn't looked at. */
  #from = Number.POSITIVE_INFINITY;
  #to = Number.POSITIVE_INFINITY;
  readonly #name: PeerName;
  readonly #server: PeerServer;
  readonly #clients: Clients;
  readonly #options: LoadOptions;
  readonly #profileDir: string | undefined;

  constructor(name: PeerName, server: PeerServer, clients: Clients, options: LoadOptions, profileDir: string | undefined) {
    this.#name = name;
    this.#server = server;
    this.#clients = clients;
    this.#options = options;
    this.#profileDir = profileDir;
  }

  async go(): Promise<Pick<Result, 'metrics' | 'voided'>> {
    const { rooms, members, warmUpMs, measureMs, seed } = this.#options;
    const planned = plan(this.#options, warmUpMs + measureMs, seed);
    for (let room = 0; room < rooms; room++) await this.#fill(room);
    await wait(SETTLE_MS);
    // Rubbish of the opening is not the load's.
    global.gc?.();

    const start = nowMs() + 50;
    this.#from = start + warmUpMs;
    this.#to = this.#from + measureMs;
    let said = 0;
    const sent = follow(planned, start, nowMs, ({ room, member, text }, at) => {
      if (at >= this.#from) this.#sendLag.record(nowMs() - at);
      this.#clients[room]![member]!.say(timedId(at, member, said++), text);
    });
    const measured = await this.#window(measureMs);
    await sent;
    const expected = planned.filter(({ at }) => at >= warmUpMs).length * members;
    await this.#drained(expected);
    const missing = expected - this.#latencies.count;
    this.#latencies.missed(missing);
    const metrics = {
      ...this.#latencies.metrics(),
      ...measured,
      expected,
      missing,
      sendLagP99Ms: this.#sendLag.at(99),
      rssMb: this.#server.rss() / 2 ** 20,
    };
    const voided = this.#whyVoid(measured.loadBusy);
    return { metrics, ...(voided === undefined ? {} : { voided }) };
  }

  async #fill(room: number): Promise<void> {
    const { members } = this.#options;
    const wire = readOnce(PEERS[this.#name].wire);
    const came = this.#came;
    const options = {
      wire,
      now: nowMs,
      hear: ({ type, id }: { type: string; id?: string }, at: number) => this.#hear(type, id, at),
      frame: (bytes: number) => {
        if (!came.isMeasured) return;
        came.frames++;
        came.bytes += bytes;
      },
    };
    const inRoom: LoadClient[] = [];
    this.#clients.push(inRoom);
    for (let at = 0; at < members; at += OPENING) {
      // A few at a time: what opens a socket doesn't hold for long.
      const urls = await this.#server.urls(roomName(room), at, Math.min(members, at + OPENING));
      const opening = urls.map((url) => new LoadClient(url, options));
      inRoom.push(...opening);
      await Promise.all(opening.map(({ opened }) => opened));
    }
  }

  #hear(type: string, id: string | undefined, at: number): void {
    if (type === 'error') this.#came.refused++;
    if (type !== 'chat.sent' || id === undefined) return;
    if (this.#came.isMeasured) this.#came.deliveries++;
    const intended = intendedMs(id);
    // An id holds a quarter of a microsecond less than the clock does.
    if (intended >= this.#from - 0.001 && intended < this.#to) this.#latencies.record(at - intended);
  }

  /** CPU time, frames and deliveries of the measured time: all of them by the clock, so that what is late still has its price. */
  async #window(measureMs: number) {
    await wait(this.#from - nowMs());
    const stopProfile = this.#profileDir === undefined ? null : await startProfile(this.#name, this.#server, this.#profileDir);
    const [cpu, load, from] = [this.#server.cpuSeconds(), watchLoadCore(), nowMs()];
    this.#came.isMeasured = true;
    await wait(measureMs);
    this.#came.isMeasured = false;
    const [cpuSeconds, loadBusy, tookMs] = [this.#server.cpuSeconds() - cpu, load(), nowMs() - from];
    await stopProfile?.();
    const { deliveries, frames, bytes } = this.#came;
    return {
      cpuSecondsPerMillion: deliveries ? (cpuSeconds / deliveries) * 1e6 : null,
      deliveries,
      deliveriesPerSecond: (deliveries / tookMs) * 1000,
      framesPerDelivery: deliveries ? frames / deliveries : null,
      bytesPerDelivery: deliveries ? bytes / deliveries : null,
      serverBusy: (cpuSeconds / tookMs) * 1000,
      loadBusy,
    };
  }

  async #drained(expected: number): Promise<void> {
    for (const end = nowMs() + DRAIN_MS; this.#latencies.count < expected && nowMs() < end;) await wait(20);
  }

  #whyVoid(loadBusy: number): string | undefined {
    const all = this.#clients.flat();
    const wrong = all.flatMap(({ wrong }) => wrong);
    if (wrong.length > 0) return `${wrong.length} wrong deliveries, the first: ${wrong[0]}`;
    if (this.#came.refused > 0) return `${this.#came.refused} messages were refused`;
    const closed = all.filter((client) => client.closed !== null);
    if (closed.length > 0) return `${closed.length} sockets were closed, the first with ${closed[0]!.closed}`;
    if (loadBusy > LOAD_BUSY_MAX) return `the load’s core was ${Math.round(loadBusy * 100)} % busy`;
    return undefined;
  }
}
