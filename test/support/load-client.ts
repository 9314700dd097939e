import { WebSocket, type RawData } from 'ws';

/** What a program that measures or breaks looks at in an event, whatever else is in it. Shared between clients: not to be changed. */
export type Heard = {
  readonly type: string;
  readonly seq?: number;
  readonly id?: string;
  readonly head?: number;
  readonly epoch?: string;
  readonly gap?: boolean;
  readonly messages?: readonly { readonly seq: number; readonly id: string }[];
  readonly [field: string]: unknown;
};

/** How a server's frames are read and written. The contract's is `contract`; peers that frame otherwise bring their own. */
export interface Wire {
  /** The events in a frame; a frame may be answered at once (a ping of the server's own). */
  read(text: string, answer: (text: string) => void): readonly Heard[];
  say(id: string, text: string): string;
}

/** The public contract's: an array of events down, one object up. One event that isn't in an array is read as well. */
export const contract: Wire = {
  read: (text) => {
    if (text === 'pong') return [];
    const frame = JSON.parse(text) as Heard | Heard[];
    return Array.isArray(frame) ? frame : [frame];
  },
  // Of no known language: so nothing is asked of engines that a program like this doesn't have.
  say: (id, text) => JSON.stringify({ type: 'chat.send', id, text, lang: 'und' }),
};

/**
 * Reads each different frame once: a thousand sockets hear the same one, and the load's core has to have time for all of them.
 * Frames are told apart by all their bytes; the newest are remembered.
 */
export function readOnce(wire: Wire): Wire {
  let newer = new Map<string, readonly Heard[]>();
  let older = newer;
  return {
    say: wire.say,
    read: (text, answer) => {
      const known = newer.get(text) ?? older.get(text);
      if (known) return known;
      let isAnswered = false;
      const heard = wire.read(text, (said) => {
        isAnswered = true;
        answer(said);
      });
      if (isAnswered) return heard;
      if (newer.size >= 256) {
        older = newer;
        newer = new Map();
      }
      newer.set(text, heard);
      return heard;
    },
  };
}

export type LoadOptions = {
  wire?: Wire;
  /** The last seq heard before, where it comes back to follow from there. */
  last?: number;
  /** Every event, with the time it came, ms by `nowMs`; after its seq was looked at. */
  hear?: (event: Heard, at: number) => void;
  /** What came over the wire, bytes of payload. */
  frame?: (bytes: number, text: string) => void;
  now?: () => number;
};

/** A light client: hears everything, checks that each seq is the one after the last (no hole, nothing twice, one order), keeps nothing else. */
export class LoadClient {
  readonly socket: WebSocket;
  /** The last seq heard; null until the server has said where the log is. */
  last: number | null;
  /** What was wrong, in words. Empty, if nothing. */
  readonly wrong: string[] = [];
  /** The code that the socket ended with. */
  closed: number | null = null;
  /** Resolves with the first frame's arrival, ms by `now`; rejects if the socket ends before. */
  readonly opened: Promise<number>;
  readonly ended: Promise<number>;

  readonly #options: LoadOptions;
  readonly #again = new Set<string>();

  constructor(url: string, options: LoadOptions = {}) {
    this.#options = options;
    const { wire = contract, now = performance.now.bind(performance), frame, last = null } = options;
    this.last = last;
    // Compression is off everywhere: it would measure zlib. The texts are our own: that they are UTF-8 is known.
    this.socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
    const answer = (text: string) => this.socket.send(text);
    this.ended = new Promise((done) => this.socket.once('close', (code) => done((this.closed = code))));
    this.opened = new Promise((done, fail) => {
      this.socket.once('message', () => done(now()));
      this.socket.on('error', fail);
      void this.ended.then((code) => fail(new Error(`closed with ${code} before a word`)));
    });
    // Whoever waits for it hears of the failure; whoever doesn't looks at `closed`.
    this.opened.catch(() => {});
    this.socket.on('message', (data: RawData) => {
      const at = now();
      const text = (data as Buffer).toString();
      frame?.((data as Buffer).length, text);
      for (const event of wire.read(text, answer)) this.#take(event, at);
    });
  }

  #take(event: Heard, at: number): void {
    if (event.type === 'room.welcome') this.#welcomed(event);
    else if (event.type === 'history.page') this.last ??= event.messages?.at(-1)?.seq ?? 0;
    else if (event.seq !== undefined && !this.#isReceiptAgain(event)) this.#follow(event.seq);
    this.#options.hear?.(event, at);
  }

  #welcomed({ head = 0, gap }: Heard): void {
    if (this.last === null || gap) this.last = head;
    else if (head < this.last) this.wrong.push(`head ${head} after seq ${this.last} was heard`);
  }

  /** What was sent twice is answered twice: the second answer is no news. */
  #isReceiptAgain({ type, seq, id }: Heard): boolean {
    return type === 'chat.sent' && this.#again.has(id!) && this.last !== null && seq! <= this.last;
  }

  #follow(seq: number): void {
    if (this.last === null) this.wrong.push(`seq ${seq} before a word of where the log is`);
    else if (seq !== this.last + 1) this.wrong.push(`seq ${seq} after ${this.last}`);
    this.last = seq;
  }

  send(text: string): void {
    this.socket.send(text);
  }
  say(id: string, text: string): void {
    this.socket.send((this.#options.wire ?? contract).say(id, text));
  }
  /** The same message once more, whether or not the first reached anybody. */
  sayAgain(id: string, text: string): void {
    this.#again.add(id);
    this.say(id, text);
  }
  /** Says goodbye, and waits for the answer. */
  async close(): Promise<void> {
    this.socket.close(1000);
    await this.ended;
  }
  /** Goes without a word. */
  cut(): void {
    this.socket.terminate();
  }
}
