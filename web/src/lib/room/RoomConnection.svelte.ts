import ReconnectingWebSocket from 'partysocket/ws';
import { CLOSE } from '$rooms/protocol/error';
import type { Down } from '$rooms/protocol/down';
import type { Lang } from '$rooms/protocol/lang';
import type { UpInput } from '$rooms/protocol/up';
import { PROTOCOL_VERSION } from '$rooms/protocol/version';
import { eventsOf } from './frames';

export type Way = { ticket: string; socketUrl: string };
/** Why no connection will come again: removed from the room, no such room, or this page is too old (or too wrong) to speak. */
export type Ending = 'removed' | 'gone' | 'outdated';
/** A way in, or an ending; throws where the network failed, and is asked again. */
export type WayIn = () => Promise<Way | Ending>;

const BEAT_MS = 20_000;
const PONG_MS = 6_000;
/** A connection lost for less than this is nobody's business. */
const QUIET_MS = 2_500;
const JITTER_MS = 1_500;

const ENDINGS: Record<number, Ending> = {
  [CLOSE.removed]: 'removed',
  [CLOSE.noRoom]: 'gone',
  [CLOSE.protocol]: 'outdated',
  [CLOSE.version]: 'outdated',
};

/**
 * A member's socket to a room: comes back by itself with a new ticket and `since`, notices a dead line by ping and pong and a hole
 * in `seq` by counting, and hands on events in order.
 */
export class RoomConnection {
  state = $state<'connecting' | 'online' | 'offline'>('connecting');
  ending = $state<Ending | null>(null);
  #socket: ReconnectingWebSocket;
  #since: number | null = null;
  #epoch = '';
  #resumed = false;
  #tries = 0;
  #lang: Lang;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #pong: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setInterval>;
  #stop = new AbortController();

  constructor(
    roomId: string,
    lang: Lang,
    wayIn: WayIn,
    readonly onEvents: (events: Down[]) => void,
  ) {
    this.#lang = lang;
    this.#socket = new ReconnectingWebSocket(() => this.#url(roomId, wayIn), [], {
      minReconnectionDelay: 700,
      maxReconnectionDelay: 10_000,
      reconnectionDelayGrowFactor: 1.6,
      connectionTimeout: 10_000,
      // What isn't acknowledged is sent again by its owner, with the same id: a queue here would send it twice.
      maxEnqueuedMessages: 0,
      shouldReconnectOnClose: (event) => {
        this.ending = ENDINGS[event.code] ?? this.ending;
        return this.ending === null;
      },
    });
    this.#socket.addEventListener('message', (event) => this.#hear(event.data));
    this.#socket.addEventListener('close', () => this.#lost());
    this.#socket.addEventListener('error', () => this.#lost());
    this.#beat = setInterval(() => this.probe(), BEAT_MS);
    const { signal } = this.#stop;
    // The line is known to be dead, or alive again, before any timeout could tell.
    addEventListener('offline', () => this.#again(), { signal });
    addEventListener('online', () => this.#again(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.probe(), { signal });
    this.#lost();
  }

  /** False where there is no line now. */
  send(frame: UpInput): boolean {
    if (this.state !== 'online') return false;
    return this.#socket.send(JSON.stringify(frame));
  }

  read(lang: Lang) {
    if (lang === this.#lang) return;
    this.#lang = lang;
    this.send({ type: 'lang.set', lang });
  }

  /** Is somebody there? If nothing is heard soon, the line is taken for dead. */
  probe() {
    if (this.#socket.readyState !== this.#socket.OPEN || this.#pong !== undefined) return;
    this.#socket.send('ping');
    this.#pong = setTimeout(() => this.#again(), PONG_MS);
  }

  close() {
    this.#stop.abort();
    clearInterval(this.#beat);
    clearTimeout(this.#quiet);
    this.#answered();
    this.#socket.close();
  }

  async #url(roomId: string, wayIn: WayIn): Promise<string> {
    // After a deploy everybody comes back at once: not all in the same instant.
    if (this.#tries++ > 0 && navigator.onLine) await new Promise((resolve) => setTimeout(resolve, Math.random() * JITTER_MS));
    const way = await wayIn();
    if (typeof way === 'string') {
      this.ending = way;
      this.#socket.close();
      throw new Error(way);
    }
    const query = new URLSearchParams({ ticket: way.ticket, v: String(PROTOCOL_VERSION), lang: this.#lang });
    this.#resumed = this.#since !== null;
    if (this.#since !== null) {
      query.set('since', String(this.#since));
      query.set('epoch', this.#epoch);
    }
    return `${way.socketUrl || `${location.origin.replace(/^http/, 'ws')}/parties/room/${roomId}`}?${query}`;
  }

  #hear(data: unknown) {
    this.#answered();
    if (data === 'pong') return;
    const heard: Down[] = [];
    for (const event of eventsOf(data)) {
      if (event.type === 'room.welcome') this.#welcomed(event.gap || !this.#resumed ? event.head : null, event.epoch);
      else if ('seq' in event && this.#since !== null) {
        if (event.seq > this.#since + 1) {
          // Something in between never came: ask for it rather than show a log with a hole.
          this.onEvents(heard);
          this.#again();
          return;
        }
        if (event.seq <= this.#since && event.type !== 'chat.sent') continue;
        this.#since = Math.max(this.#since, event.seq);
      }
      heard.push(event);
    }
    if (heard.length > 0) this.onEvents(heard);
  }

  #welcomed(head: number | null, epoch: string) {
    this.#epoch = epoch;
    if (head !== null) this.#since = head;
    clearTimeout(this.#quiet);
    this.#quiet = undefined;
    this.#tries = 0;
    this.state = 'online';
    this.probe();
  }

  #lost() {
    this.#answered();
    if (this.state === 'online') this.state = 'connecting';
    this.#quiet ??= setTimeout(() => (this.state = 'offline'), QUIET_MS);
  }

  #again() {
    if (this.ending !== null) return;
    this.#lost();
    this.#socket.reconnect();
  }

  #answered() {
    clearTimeout(this.#pong);
    this.#pong = undefined;
  }
}
