import { v7 } from 'uuid';
import { WebSocket } from 'ws';
import { ask, socketUrl } from '../support/room-calls.ts';
import { framesOf, readBack, type Event } from '../support/contract-wire.ts';
import type { Tape } from './tape.ts';
import { isLogged, type Up } from './transcript.ts';

/** Messages that wait for their receipt, by id, in the order written. Tabs of one member may share one. */
export type Outbox = Map<string, Up>;

export type ClientOptions = {
  /** In the transcript. */
  name: string;
  slug: string;
  member: string;
  key: string;
  /** Where it finds the room; a proxy's, or the room's own. */
  origin: () => string;
  tape: Tape;
  outbox?: Outbox;
  /** It says how far it has read (`log.ack`), as our page does. */
  acks?: boolean;
  /** Called for each frame handed to the socket, and for each event heard, after it is on the tape. */
  sent?: (client: FaultClient, frame: Up) => void;
  hear?: (client: FaultClient, event: Event) => void;
};

/** Refused for now: sent again after what the room says, or a moment. */
const AGAIN = new Set(['rate.limited', 'server.failed']);
/** Our page says how far it has read after so many bytes of frames. */
const ACK_BYTES = 32 * 1024;
/** What a program waits for while a room may be dead. */
const PATIENCE_MS = 10_000;
/**
 * Compression would measure zlib. The end of a line that the room has closed isn't waited for, as in browsers: workerd ends a socket
 * that another one's frame had it close only when the room sleeps.
 */
const SOCKET = { perMessageDeflate: false, handshakeTimeout: PATIENCE_MS, closeTimeout: 100 };

/** What went wrong with a call: the status of an answer that is none of the room's, or 0 where none came. */
const statusOf = (error: unknown) => Number(/^\w+: (\d{3}) /.exec(error instanceof Error ? error.message : '')?.[1] ?? 0);

/**
 * A member's program as the contract would have it: it resumes after the last seq that it has without a hole, keeps what nobody has
 * acknowledged, and sends it again with the same ids. It puts all that happens on the tape and judges nothing of it.
 */
export class FaultClient {
  readonly outbox: Outbox;
  /** Own messages that were acknowledged: their places by id. */
  readonly acknowledged = new Map<string, number>();
  /** Ids of all messages that it heard. */
  readonly heard = new Set<string>();
  last: number | undefined;
  /** The head when it was last welcomed: what comes up to there is a replay. */
  headThen = 0;
  epoch: string | undefined;
  key: string;
  socket: WebSocket | undefined;
  connections = 0;
  /** It was told that it is removed: until it joins again it has nothing to say. */
  isRemoved = false;
  readonly #options: ClientOptions;
  #unacked = 0;
  #closed: Promise<number> = Promise.resolve(0);

  constructor(options: ClientOptions) {
    this.#options = options;
    this.key = options.key;
    this.outbox = options.outbox ?? new Map<string, Up>();
    options.tape.add(options.name, 0, { is: 'member', member: options.member });
  }

  get name(): string {
    return this.#options.name;
  }
  get member(): string {
    return this.#options.member;
  }
  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }
  get isClosed(): boolean {
    return !this.socket || this.socket.readyState === WebSocket.CLOSED;
  }
  /** The code that the present connection ends with. */
  get closed(): Promise<number> {
    return this.#closed;
  }

  /** A ticket, a socket, and the room's welcome. False where any of them didn't come. */
  async connect(): Promise<boolean> {
    const { name, slug, tape, origin } = this.#options;
    tape.add(name, 0, { is: 'sent', frame: { type: 'ticket' } });
    const answer = await ask(origin(), slug, 'ticket', this.key).catch(statusOf);
    if (typeof answer === 'number') {
      tape.add(name, 0, { is: 'answered', to: 'ticket', status: answer });
      return false;
    }
    tape.add(name, 0, { is: 'answered', to: 'ticket', status: answer.ok ? 200 : 401, ...('code' in answer ? { code: answer.code } : {}) });
    if (!answer.ok) {
      if (answer.code === 'auth.required') this.isRemoved = true;
      return false;
    }
    const connection = ++this.connections;
    const { last, epoch } = this;
    const resume = last === undefined ? {} : { since: String(last), ...(epoch === undefined ? {} : { epoch }) };
    tape.add(name, connection, {
      is: 'opening',
      ...(last === undefined ? {} : { since: last, ...(epoch === undefined ? {} : { epoch }) }),
    });
    const socket = new WebSocket(socketUrl(origin(), slug, answer.ticket, resume), SOCKET);
    this.socket = socket;
    return new Promise((done) => {
      this.#closed = new Promise((ended) =>
        socket.once('close', (code) => {
          tape.add(name, connection, { is: 'closed', code });
          if (code === 4003) this.isRemoved = true;
          done(false);
          ended(code);
        }),
      );
      socket.on('error', () => {});
      socket.on('message', (data) => {
        if (this.#hear(connection, String(data as Buffer))) done(true);
        this.#read(data as Buffer);
      });
    });
  }

  /** Puts a frame down on tape, event by event. Gives whether a welcome was in it. */
  #hear(connection: number, text: string): boolean {
    const { name, tape, hear } = this.#options;
    if (text === 'pong') return false;
    let events: Event[];
    try {
      events = framesOf(text);
    } catch {
      tape.add(name, connection, { is: 'unshaped', text });
      return false;
    }
    let isWelcome = false;
    for (const event of events) {
      tape.add(name, connection, { is: 'heard', event });
      if (event.type === 'room.welcome') isWelcome = true;
      this.#take(event);
      hear?.(this, event);
    }
    return isWelcome;
  }

  #read({ length }: Buffer): void {
    this.#unacked += length;
    if (!this.#options.acks || this.#unacked < ACK_BYTES || !this.isOpen) return;
    this.#unacked = 0;
    this.socket!.send(JSON.stringify({ type: 'log.ack', seq: this.last ?? 0 }));
  }

  #take(event: Event): void {
    if (event.type === 'room.welcome') this.#welcomed(event);
    else if (event.type === 'error' && AGAIN.has(event.code)) this.#later(event.re ?? '', event.retryAfterMs ?? 500);
    if (event.type === 'chat.sent') this.heard.add(event.id);
    if (!isLogged(event)) return;
    // A hole is not stepped over: the checker sees it, and coming back asks for what is missing.
    if (this.last !== undefined && event.seq === this.last + 1) this.last = event.seq;
    if (event.type === 'chat.sent' && event.author.member === this.member) this.#acknowledge(event.id, event.seq);
  }

  #welcomed({ head, gap, epoch }: Extract<Event, { type: 'room.welcome' }>): void {
    if (this.last === undefined || gap || epoch !== this.epoch) this.last = head;
    this.epoch = epoch;
    this.headThen = head;
    for (const frame of this.outbox.values()) this.transmit(frame);
  }

  #acknowledge(id: string, seq: number): void {
    this.acknowledged.set(id, seq);
    // Two tabs hear of it, and it is one message.
    if (this.outbox.delete(id)) this.#options.tape.acknowledged++;
  }

  #later(id: string, ms: number): void {
    const timer = setTimeout(() => {
      const frame = this.outbox.get(id);
      if (frame) this.transmit(frame);
    }, ms);
    timer.unref();
  }

  /** Hands a frame to the socket, if one is open. */
  transmit(frame: Up): void {
    if (!this.isOpen) return;
    this.#options.tape.add(this.name, this.connections, { is: 'sent', frame });
    this.socket!.send(JSON.stringify(frame));
    this.#options.sent?.(this, frame);
  }

  /** Writes a message into the outbox. */
  write(text: string, more: Partial<Up> = {}): Up {
    const frame = { type: 'chat.send', id: v7(), text, lang: 'ko', ...more };
    this.outbox.set(frame.id, frame);
    return frame;
  }
  say(text: string, more: Partial<Up> = {}): void {
    this.transmit(this.write(text, more));
  }

  /** The same over HTTP. What isn't answered there, or refused for now, goes over the socket. */
  async post(frame: Up): Promise<void> {
    const { name, slug, tape, origin } = this.#options;
    tape.add(name, 0, { is: 'sent', frame });
    const answer = await ask(origin(), slug, 'send', { key: this.key }, frame).catch(statusOf);
    if (typeof answer === 'number') {
      tape.add(name, 0, { is: 'answered', to: 'messages', status: answer });
      this.#later(frame.id ?? '', 0);
    } else if (answer.ok) {
      const message = readBack.parse(answer.message);
      tape.add(name, 0, { is: 'answered', to: 'messages', status: answer.fresh ? 201 : 200, message });
      this.#acknowledge(message.id, message.seq);
    } else {
      tape.add(name, 0, { is: 'answered', to: 'messages', status: 400, code: answer.code });
      this.#later(frame.id ?? '', answer.retryAfterMs ?? 0);
    }
  }

  /** Joins again, after it was let back in. */
  async rejoin(): Promise<void> {
    const { name, slug, tape, origin } = this.#options;
    tape.add(name, 0, { is: 'sent', frame: { type: 'join' } });
    const joining = { member: this.member, nickname: this.name, lang: 'ko' as const, address: this.name };
    const answer = await ask(origin(), slug, 'join', joining).catch(() => null);
    if (!answer) return;
    const isIn = answer.ok && !answer.waiting;
    tape.add(name, 0, { is: 'answered', to: 'join', status: isIn ? 200 : 403, ...('code' in answer ? { code: answer.code } : {}) });
    if (!isIn) return;
    this.key = answer.key;
    this.isRemoved = false;
  }

  /** Says on tape that it has all it will get. */
  finish(): void {
    const finished = { is: 'finished' as const, last: this.last ?? 0, pending: [...this.outbox.keys()] };
    this.#options.tape.add(this.name, this.connections, finished);
  }
  cut(): void {
    this.socket?.terminate();
  }
}
