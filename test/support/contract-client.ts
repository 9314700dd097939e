import { guest, join, make, newId, newTicket, type Lang } from './contract-http';
import { Transcript } from './contract-transcript';
import { framesOf, type Event, type EventOf, type Joined } from './contract-wire';

const PATIENCE_MS = 20_000;

/** What a server may say of a socket's end before it is open, and what it says after. */
type Connection = { socket: WebSocket; closed: Promise<number>; from: number };

/** Opens a socket at any address: `closed` is the code it ends with. */
export function open(url: string, hear: (text: string) => void = () => {}): { socket: WebSocket; closed: Promise<number> } {
  const socket = new WebSocket(url);
  const closed = new Promise<number>((done) => socket.addEventListener('close', ({ code }) => done(code)));
  socket.addEventListener('message', ({ data }) => hear(String(data)));
  socket.addEventListener('error', () => {});
  return { socket, closed };
}

/**
 * One member of one room, speaking to it by the public contract and nothing else: HTTP for a ticket, a socket for the talk,
 * `since` and `epoch` to come back. Whatever it hears is checked against the contract's shapes and kept.
 */
export class ContractClient {
  readonly events: Event[] = [];
  /** What came over the wire, as it came. */
  readonly frames: string[] = [];
  readonly transcript = new Transcript();
  /** Messages whose receipt came, by id. */
  readonly acknowledged = new Map<string, number>();
  /** Frames of messages still without one: sent again on coming back. */
  readonly pending = new Map<string, string>();
  readonly #ids = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #connection: Connection | undefined;
  #broken: Error | undefined;

  constructor(
    readonly origin: string,
    readonly session: string,
    readonly joined: Joined,
    readonly lang: Lang,
  ) {}

  /** A new guest joins a room and connects. */
  static async enter(origin: string, slug: string, nickname: string, lang: Lang, code?: string): Promise<ContractClient> {
    const session = await guest(origin);
    const client = new ContractClient(origin, session, await join(origin, slug, session, { nickname, lang, ...(code && { code }) }), lang);
    await client.connect();
    return client;
  }

  /** A new guest makes a room and connects. */
  static async found(origin: string, more: Record<string, unknown> = {}): Promise<ContractClient> {
    const session = await guest(origin);
    const client = new ContractClient(origin, session, await make(origin, session, more), 'ko');
    await client.connect();
    return client;
  }

  get slug(): string {
    return this.joined.room.slug;
  }
  get member(): string {
    return this.joined.member.id;
  }
  /** The code that the present connection ends with. */
  get closed(): Promise<number> {
    return this.#connection!.closed;
  }

  /** The address of a socket with a fresh ticket. */
  async url(params: Record<string, string> = {}): Promise<string> {
    const { ticket, socketUrl } = await newTicket(this.origin, this.slug, this.joined.key);
    return `${socketUrl}?${new URLSearchParams({ ticket, v: '1', lang: this.lang, ...params }).toString()}`;
  }

  /** Connects; from the second time on after what it has. Sends again what nobody has acknowledged. */
  async connect(params: Record<string, string> = {}): Promise<EventOf<'room.welcome'>> {
    const { epoch, last } = this.transcript;
    const url = await this.url({ ...(epoch === undefined ? {} : { since: String(last), epoch }), ...params });
    const from = this.events.length;
    const { socket, closed } = open(url, (text) => this.#hear(text));
    this.#connection = { socket, closed, from };
    void closed.then(() => this.#wake());
    const welcome = await this.heard('room.welcome', () => true, from);
    for (const frame of this.pending.values()) socket.send(frame);
    return welcome;
  }

  /** Goes away without a word to the room, as a train into a tunnel. */
  async cut(): Promise<void> {
    this.#connection?.socket.close(1000);
    await this.#connection?.closed;
  }

  #hear(text: string): void {
    this.frames.push(text);
    try {
      if (text !== 'pong') for (const event of framesOf(text)) this.#take(event);
    } catch (error) {
      this.#broken ??= new Error(`Not by the contract: ${text.slice(0, 2000)}`, { cause: error });
    }
    this.#wake();
  }

  #take(event: Event): void {
    this.events.push(event);
    this.transcript.hear(event, this.#ids);
    if (event.type === 'chat.sent' && this.#ids.has(event.id) && event.author.member === this.member) {
      this.acknowledged.set(event.id, event.seq);
      this.pending.delete(event.id);
    }
    if (event.type === 'error' && event.code === 'rate.limited' && this.pending.has(event.re ?? '')) this.#later(event);
  }

  /** Too fast: the same message again when the room has said, as a person's program does. */
  #later({ re = '', retryAfterMs = 1000 }: EventOf<'error'>): void {
    setTimeout(() => {
      const frame = this.pending.get(re);
      if (frame !== undefined && this.#connection?.socket.readyState === WebSocket.OPEN) this.#connection.socket.send(frame);
    }, retryAfterMs);
  }

  #wake(): void {
    for (const look of this.#waiting) look();
  }

  /** Waits for whatever `find` gives first, looked for again with every frame. */
  async until<T>(what: string, find: () => T | undefined | false): Promise<T> {
    return new Promise((done, fail) => {
      const end = (act: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        act();
      };
      const look = () => {
        const found = find();
        if (this.#broken) end(() => fail(this.#broken));
        else if (found !== undefined && found !== false) end(() => done(found));
      };
      const lately = () => this.frames.slice(-5).join('\n').slice(-2000);
      const timer = setTimeout(() => end(() => fail(new Error(`No ${what}; lately:\n${lately()}`))), PATIENCE_MS);
      this.#waiting.add(look);
      look();
    });
  }

  /** The first event of a type that passes, on this connection or from another place in `events`. */
  heard<T extends Event['type']>(type: T, test: (event: EventOf<T>) => boolean = () => true, from?: number): Promise<EventOf<T>> {
    const isOne = (event: Event): event is EventOf<T> => event.type === type && test(event as EventOf<T>);
    return this.until(type, () => this.events.slice(from ?? this.#connection!.from).find(isOne));
  }

  send(frame: object | string | Uint8Array<ArrayBuffer>): void {
    this.#connection!.socket.send(typeof frame === 'string' || frame instanceof Uint8Array ? frame : JSON.stringify(frame));
  }

  /** Sends a message and doesn't wait. Gives its id. */
  say(text: string, more: Record<string, unknown> = {}): string {
    const id = newId();
    const frame = JSON.stringify({ type: 'chat.send', id, text, lang: this.lang, ...more });
    this.#ids.add(id);
    this.pending.set(id, frame);
    if (this.#connection?.socket.readyState === WebSocket.OPEN) this.#connection.socket.send(frame);
    return id;
  }

  /** Sends a message and waits for its receipt. */
  async said(text: string, more: Record<string, unknown> = {}): Promise<EventOf<'chat.sent'>> {
    const id = this.say(text, more);
    return this.heard('chat.sent', (event) => event.id === id && event.author.member === this.member);
  }

  /** Says a message however long it takes, over cuts and limits. Gives its place in the log. */
  delivered(text: string, more: Record<string, unknown> = {}): Promise<number> {
    const id = this.say(text, more);
    return this.until(`receipt of “${text}”`, () => this.acknowledged.get(id));
  }

  /** Sends a frame that will be refused and waits for its error. */
  async refused(frame: object | string | Uint8Array<ArrayBuffer>): Promise<EventOf<'error'>> {
    const from = this.events.length;
    this.send(frame);
    return this.heard('error', () => true, from);
  }
}
