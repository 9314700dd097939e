import ReconnectingWebSocket from 'partysocket/ws';
import { CLOSE } from '$rooms/protocol/error';
import type { Down, DownOf } from '$rooms/protocol/down';
import type { Lang } from '$rooms/protocol/lang';
import type { UpInput } from '$rooms/protocol/up';
import { PROTOCOL_VERSION } from '$rooms/protocol/version';
import { reconnectDelayMs, socketOptions } from './backoff';
import { Attention } from './connection/attention';
import { Heartbeat } from './connection/heartbeat';
import { Nap } from './connection/nap';
import { PlaceInLog } from './connection/place-in-log';
import { WayRefused, type Ending, type WayIn } from './connection/way';
import { eventsOf } from './frames';

/** A connection lost for less than this is nobody's business. */
const QUIET_MS = 2_500;
/** How long a way in may take. A request on a line that is dead would wait for minutes, and everything with it. */
const WAY_WITHIN_MS = 10_000;
/** How soon a line must answer that somebody has just come back to: they wait. */
const BACK_WITHIN_MS = 4_000;
/** Where one has too many tabs open, this one asks so often whether another has closed: this long, and up to twice. */
const CROWDED_EVERY_MS = 8_000;
/** The room is told how far we have read so often, in bytes of frames: it counts what is on its way to slow readers. */
const ACK_EVERY_BYTES = 32 * 1024;

const ENDINGS: Record<number, Ending> = {
  [CLOSE.removed]: 'removed',
  [CLOSE.noRoom]: 'gone',
  [CLOSE.protocol]: 'outdated',
  [CLOSE.version]: 'outdated',
};

type Doing = {
  roomId: string;
  /** What the reader reads. */
  lang: Lang;
  wayIn: WayIn;
  hear: (events: Down[]) => void;
  /** Everything missed has been heard: one may speak. */
  ready: () => void;
  /** No longer: the line is gone, or pauses. */
  unready: () => void;
};

/**
 * A member's socket to a room: comes back by itself with a new ticket and `since`, notices a dead line and a hole in `seq`, hands on
 * events in order, and hears counts alone while nobody looks.
 */
export class RoomConnection {
  /** `crowded`: one has the room open in too many tabs, and this one waits for another to close. */
  state = $state<'connecting' | 'online' | 'offline' | 'crowded'>('connecting');
  ending = $state<Ending | null>(null);
  /** Others' messages since nobody has been looking, which this page hasn't heard. */
  missed = $state(0);
  #socket: ReconnectingWebSocket;
  #place = new PlaceInLog();
  #nap = new Nap();
  #heart = new Heartbeat(
    () => this.#socket.send('ping'),
    () => this.#again(),
  );
  #attention = new Attention(
    () => this.#pause(),
    () => this.#back(),
  );
  #stop = new AbortController();
  #quiet: ReturnType<typeof setTimeout> | undefined;
  /** Attempts since the line was last good; -1 before the first. */
  #failed = -1;
  #retryAfterMs = 0;
  /** How many were in the room when it was last heard. */
  #online = 0;
  /** Holes met one after another: a room that goes on making them isn't asked without end. */
  #holes = 0;
  #isReady = false;
  #isPaused = false;
  #unacknowledged = 0;
  #lang: Lang;
  /** What the room believes that we read. */
  #told: Lang;

  constructor(readonly doing: Doing) {
    this.#lang = doing.lang;
    this.#told = doing.lang;
    this.#socket = new ReconnectingWebSocket(() => this.#url(), [], {
      ...socketOptions,
      shouldReconnectOnClose: ({ code }) => {
        this.ending = ENDINGS[code] ?? this.ending;
        if (code === CLOSE.tooMany) this.state = 'crowded';
        else if (this.state === 'crowded') this.state = 'connecting';
        return this.ending === null;
      },
    });
    this.#socket.addEventListener('open', () => this.#heart.start());
    this.#socket.addEventListener('message', (event) => this.#hear(event.data));
    this.#socket.addEventListener('close', () => this.#lost());
    this.#socket.addEventListener('error', () => this.#lost());
    const { signal } = this.#stop;
    // The line is known to be dead, or alive again, before any timeout could tell.
    addEventListener('offline', () => this.#again(), { signal });
    addEventListener('online', () => this.#back(), { signal });
    this.#lost();
  }

  /** False where there is no line now. */
  send(frame: UpInput): boolean {
    if (this.state !== 'online') return false;
    this.listen();
    return this.#transmit(frame);
  }

  read(lang: Lang) {
    this.#lang = lang;
    if (this.state === 'online') this.#tellLang();
  }

  /** Ends a pause: who speaks must hear the answer. */
  listen() {
    if (!this.#isPaused || this.state !== 'online') return;
    const place = this.#place.ask();
    if (place && this.#transmit({ type: 'log.resume', ...place })) this.#isPaused = false;
  }

  /** Is somebody there? For who waits for an answer that doesn't come. */
  probe() {
    this.#heart.probe();
  }

  close() {
    this.#stop.abort();
    this.#attention.close();
    this.#heart.stop();
    clearTimeout(this.#quiet);
    this.#nap.wake();
    this.#socket.close();
  }

  async #url(): Promise<string> {
    await this.#nap.for(this.#delayMs());
    this.#failed++;
    this.#retryAfterMs = 0;
    const way = await this.doing.wayIn(AbortSignal.timeout(WAY_WITHIN_MS)).catch((error: unknown) => {
      if (error instanceof WayRefused) this.#retryAfterMs = error.retryAfterMs;
      if (this.state === 'crowded') this.state = 'connecting';
      throw error;
    });
    if (typeof way === 'string') {
      this.ending = way;
      this.#socket.close();
      throw new Error(way);
    }
    this.#told = this.#lang;
    const query = new URLSearchParams({ ticket: way.ticket, v: String(PROTOCOL_VERSION), lang: this.#told });
    for (const [name, value] of Object.entries(this.#place.ask() ?? {})) query.set(name, String(value));
    return `${way.socketUrl || `${location.origin.replace(/^http/, 'ws')}/parties/room/${this.doing.roomId}`}?${query}`;
  }

  #delayMs(): number {
    if (this.#failed < 0) return 0;
    if (this.state === 'crowded') return CROWDED_EVERY_MS * (1 + Math.random());
    return reconnectDelayMs({ failed: this.#failed, online: this.#online, retryAfterMs: this.#retryAfterMs });
  }

  #hear(data: unknown) {
    this.#heart.heard();
    if (data === 'pong') return;
    const { heard, hole } = this.#place.take(eventsOf(data));
    for (const event of heard) this.#note(event);
    if (heard.length > 0) this.doing.hear(heard);
    // The room has no pause ended for now, and would go on saying nothing: a new connection is told everything.
    if (heard.some((event) => event.type === 'error' && event.re === 'log.resume')) return this.#again();
    // Something in between never came: it is asked for, rather than a log shown with a hole.
    if (hole) {
      this.#failed = this.#holes++;
      return this.#again();
    }
    this.#acknowledge(data);
    if (this.#isReady || this.#isPaused || this.state !== 'online' || !this.#place.isCaughtUp) return;
    this.#isReady = true;
    this.#holes = 0;
    this.doing.ready();
    if (this.#attention.isAway) this.#pause();
  }

  #note(event: Down) {
    if (event.type === 'room.welcome') this.#welcomed(event);
    else if (event.type === 'presence.changed') this.#online = event.online;
    else if (event.type === 'log.moved') this.missed = event.unread;
  }

  #welcomed({ online }: DownOf<'room.welcome'>) {
    clearTimeout(this.#quiet);
    this.#quiet = undefined;
    this.#failed = 0;
    this.#online = online;
    this.#unacknowledged = 0;
    this.#isPaused = false;
    this.missed = 0;
    this.state = 'online';
    this.#tellLang();
  }

  #tellLang() {
    if (this.#told === this.#lang) return;
    if (this.#transmit({ type: 'lang.set', lang: this.#lang })) this.#told = this.#lang;
  }

  #acknowledge(data: unknown) {
    this.#unacknowledged += typeof data === 'string' ? new TextEncoder().encode(data).length : 0;
    if (this.#unacknowledged < ACK_EVERY_BYTES) return;
    if (this.#transmit({ type: 'log.ack', seq: this.#place.seq })) this.#unacknowledged = 0;
  }

  #pause() {
    if (!this.#isReady || !this.#transmit({ type: 'log.pause' })) return;
    this.#isPaused = true;
    this.#unready();
  }

  /** Somebody looks at the page again, or the network says that it is back. */
  #back() {
    this.#nap.wake();
    if (!this.#attention.isAway) this.listen();
    this.#heart.probe(BACK_WITHIN_MS);
  }

  #transmit(frame: UpInput): boolean {
    return this.#socket.send(JSON.stringify(frame));
  }

  #lost() {
    this.#heart.stop();
    this.#unready();
    if (this.state === 'online') this.state = 'connecting';
    this.#quiet ??= setTimeout(() => {
      this.#quiet = undefined;
      if (this.state === 'connecting') this.state = 'offline';
    }, QUIET_MS);
  }

  #unready() {
    if (!this.#isReady) return;
    this.#isReady = false;
    this.doing.unready();
  }

  #again() {
    if (this.ending !== null) return;
    this.#lost();
    this.#socket.reconnect();
  }
}
