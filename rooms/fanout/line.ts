import type { Socket, SocketState } from '../deps';

const KIB = 1024;
/** Unread bytes past which a connection hears only what lasts. */
export const BEHIND = 256 * KIB;
/** Unread bytes past which it is closed; and that many where nothing tells what was read but signs of life. */
export const LOST = 1024 * KIB;
export const LOST_UNSEEN = 4096 * KIB;
/** So long may it be behind, ms. */
export const BEHIND_MS = 10_000;
/** What was told to it alone (pages, replays) it may have unread beside that, up to this. */
const OWN_MAX = 3 * 1024 * KIB;
/** How finely acknowledged seqs are told apart, bytes. */
const MARK = 16 * KIB;
/** Marks kept of one that may never acknowledge anything. */
const MARKS_MAX = (LOST_UNSEEN + OWN_MAX) / MARK;

export type Pace = 'well' | 'behind' | 'lost';

const encoder = new TextEncoder();
/** A frame and its bytes on the wire. Measured once, however many hear it. */
export type Frame = { readonly text: string; readonly bytes: number };
export const frameOf = (text: string): Frame => ({ text, bytes: encoder.encode(text).length });

/** One connection: what it keeps through sleep, and how much of what it was sent is not known to have been read. */
export class Line {
  /** Bytes sent since it opened or the room woke, and the count past which its reader is looked at. */
  sent = 0;
  lookAt = MARK;
  isBehind = false;
  #read = 0;
  /** Of the unread: what was told to it alone. */
  #own = 0;
  #hasAcked = false;
  /** Every MARK bytes: the last seq it had been sent by then. */
  #marks: { seq: number; sent: number }[] = [];
  #markedAt = 0;
  #behindSince: number | null = null;
  /** When it last sent something, and when it last was seen to have read something, ms. */
  #heardAt: number;
  #progressAt: number;

  constructor(
    readonly socket: Socket,
    public state: SocketState,
    now: number,
  ) {
    this.#heardAt = now;
    this.#progressAt = now;
  }

  /** Unread bytes, as far as is known. */
  get unread(): number {
    return this.sent - this.#read;
  }
  /** Whether anything tells what it reads: the platform, or its own acknowledgements. */
  get isSeen(): boolean {
    return this.#hasAcked || this.socket.buffered() !== null;
  }

  /** Tells it alone. */
  tell(frame: Frame, seq: number): void {
    if (!deliver(this, frame)) return;
    this.#own += frame.bytes;
    this.#mark(seq);
  }

  /** It sent something. */
  heard(now: number): void {
    this.#heardAt = now;
  }

  /** It has read everything up to a seq; `last` is the last one it was sent. */
  ack(seq: number, last: number, now: number): void {
    this.#hasAcked = true;
    let read = this.#read;
    while (this.#marks[0] && this.#marks[0].seq <= seq) read = this.#marks.shift()!.sent;
    this.#reads(seq >= last ? this.sent : read, now);
  }

  /** It follows from another place now: seqs are no measure of what was sent before. */
  restart(now: number): void {
    this.#marks = [];
    this.#read = this.sent;
    this.#progressAt = now;
    this.isBehind = false;
  }

  /** How it keeps up. `last` is the last seq it was sent. */
  look(now: number, last: number): Pace {
    this.#mark(last);
    this.refresh(now);
    if (this.unread <= BEHIND) this.#own = 0;
    const unread = this.unread - Math.min(this.#own, OWN_MAX);
    const { isSeen } = this;
    if (unread <= (isSeen ? BEHIND : LOST_UNSEEN)) {
      this.#behindSince = null;
      this.lookAt = this.sent + MARK;
      return 'well';
    }
    this.#behindSince ??= now;
    this.lookAt = this.sent;
    return !isSeen || unread > LOST || now - this.#behindSince > BEHIND_MS ? 'lost' : 'behind';
  }

  /** For how long it has read nothing of what it was sent, ms. */
  idleMs(now: number): number {
    return now - this.#progressAt;
  }

  /** Learns what has been read where nobody says so. */
  refresh(now: number): void {
    const buffered = this.socket.buffered();
    if (buffered !== null) return this.#reads(this.sent - buffered, now);
    if (this.#hasAcked) return;
    // Whoever is alive is taken to read: it is all that can be known of a client that says no more.
    const signAt = Math.max(this.#heardAt, this.socket.lastSignAt() ?? 0);
    if (signAt > this.#progressAt) this.#reads(this.sent, signAt);
  }

  #reads(read: number, at: number): void {
    if (read <= this.#read) return;
    this.#read = read;
    this.#progressAt = at;
  }

  #mark(seq: number): void {
    if (this.sent - this.#markedAt < MARK) return;
    this.#markedAt = this.sent;
    this.#marks.push({ seq, sent: this.sent });
    if (this.#marks.length > MARKS_MAX) this.#marks.shift();
  }
}

/** Sends a frame. False for a socket that just closed, which throws: its close event is on the way, and nobody else pays for it. */
export function deliver(line: Line, { text, bytes }: Frame): boolean {
  try {
    line.socket.send(text);
  } catch {
    return false;
  }
  line.sent += bytes;
  return true;
}
