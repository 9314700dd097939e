import type { Lang } from './protocol/lang';
import type { MissedReason } from './protocol/translation';
import type { Preview } from './protocol/preview';
import type { Happening, ReportCopy, RoomCard } from './rpc';

export type SqlValue = string | number | null;

/** The room's own SQLite: what Durable Objects give, no more. */
export interface Sql {
  exec<Row extends Record<string, SqlValue>>(
    query: string,
    ...values: SqlValue[]
  ): { toArray(): Row[]; readonly rowsWritten: number; readonly rowsRead: number };
  /** All of `work`'s writes, or none. */
  atomically<T>(work: () => T): T;
}

/** What a socket keeps while the room forgets everything else. At most 16 KiB, as JSON. */
export type SocketState = {
  member: string;
  /** What this connection reads. */
  lang: Lang;
  /** Keyed hash of the network address it came from. */
  address: string;
  /** Times of the bad frames of the last minute, ms. */
  bad: readonly number[];
  /** How far its member has read by its word, and since when that isn't written, ms. */
  read?: { seq: number; since: number };
  /** Says it is typing until then, ms. */
  typingUntil?: number;
  /** It catches up: it left off at seq `from`, and has been sent everything up to `cursor`. */
  following?: { from: number; cursor: number };
  /** It pauses: of the messages up to seq `upTo`, others have said `unread` since; told last at `movedAt`, ms. */
  paused?: { upTo: number; unread: number; movedAt?: number };
  /** It has been let go: its close event has nothing more to tell. */
  gone?: true;
};

/** One connection of a member. */
export interface Socket {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** What it kept, null before anything was. */
  load(): SocketState | null;
  save(state: SocketState): void;
  /** Bytes that wait to be sent to it; null where the platform doesn't tell. */
  buffered(): number | null;
  /** When the platform last answered a `ping` of it, ms; null: never. */
  lastSignAt(): number | null;
}

/** A text to be translated. Its protected parts are marks by now (protocol/marks.ts), which the answer has, each once. */
export type Translatable = { text: string; from: Lang; to: Lang };
export type Translated =
  | { text: string; engine: string }
  /** No engine has it, for now; asking again is of use after `retryAfterMs`, if that is there. */
  | { missed: MissedReason; retryAfterMs?: number };

/** What a page says of itself; all but where its link stands. */
export type PagePreview = Omit<Preview, 'url'>;

/** What a room needs from outside. */
export interface Deps {
  /** ms UTC */
  now(): number;
  sql: Sql;
  /** Open sockets, asked once when the room wakes. */
  sockets(): Iterable<Socket>;
  /** Runs `work` later, if the room is still awake. Any pending timer keeps a room from hibernating. Returns what cancels it. */
  later(ms: number, work: () => void): () => void;
  /** Asks to be woken (`Engine.wake`) in `ms`, even if the room forgets everything in between; keeps an earlier asking. */
  wakeIn(ms: number): void;
  /** Brings the card to the directory. Throws where that can't be done now; the same card again does no harm, nor does an older one that arrives late. */
  publish(card: RoomCard): Promise<void>;
  /** Brings reports to the site's staff, and what happened to the room's partners: all of them, or it throws. The same again does no harm, nor do older copies that arrive late. */
  report(copies: ReportCopy[], happenings: Happening[]): Promise<void>;
  /** Asks the engines, one after the other. May take many seconds; never throws. */
  translate(asked: Translatable): Promise<Translated>;
  /** Characters that one member, and the whole room, may have translated in a minute, counted once for each language. */
  translateBudget: { memberPerMinute: number; roomPerMinute: number };
  /** What the page at an address says of itself; null: nothing, or nobody can ask. May take many seconds; never throws. */
  preview(href: string): Promise<PagePreview | null>;
  /** Lifts limits per address, for load programs on one machine. */
  addressLimits: boolean;
}
