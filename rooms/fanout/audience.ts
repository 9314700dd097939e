import type { Down, LogEvent } from '../protocol/down';
import type { Lang } from '../protocol/lang';

/**
 * Where the log and those who hear it meet. What stands on this side knows sockets and no table, what stands on the other knows the
 * tables and no socket. So another object can hold the sockets of a room that is too big for one: it stands where `Connections` does,
 * is told what `Audience` is told, and follows the log from a place as a client does, through `Followed`.
 */
export interface Audience {
  /** An event of the log, on disk by now: every connection hears it once, in its order. */
  hear(event: LogEvent): void;
  /** Something outside the log, told to all. */
  tellAll(...events: Down[]): void;
  /** Those who read `lang`, and nobody else. */
  tellReaders(lang: Lang, ...events: Down[]): void;
  /** Every connection of one member. */
  tellMember(member: string, ...events: Down[]): void;
}

/** Who reads: what their own reactions are, and which translations come with a message, depends on it. */
export type Following = { member: string; lang: Lang };

export interface Followed {
  /** The last seq given. */
  readonly head: number;
  /** Up to `most` events after a seq, in order, without a hole, as they are now; fewer only at the head. */
  after(seq: number, most: number, reader: Following): LogEvent[];
  /** How many messages others than `member` have said after a seq, counted up to `most`. */
  saidAfter(seq: number, member: string, most: number): number;
}

/** Something that doesn't last, such as who is here: of two changes in a row only the outcome counts, so they are merged. */
export interface Fleeting {
  /** What has changed since all were last told; null where it has changed back. */
  news(): Down | null;
  /** How things stand now, for a connection of `reader` that has missed news. */
  state(reader: string): Down;
  /** A member's first connection came. */
  came?(member: string): void;
  /** A member's last connection has gone. `isExpected`: it was closed in order to come back. */
  left?(member: string, isExpected: boolean): void;
}
