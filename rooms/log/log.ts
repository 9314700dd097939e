import type { Sql } from '../deps';
import type { LogEvent } from '../protocol/down';
import { KEPT_EVENTS, KEPT_MS } from './trim';

const newest = (sql: Sql, table: 'message' | 'event') =>
  sql.exec<{ seq: number; at: number }>(`SELECT seq, at FROM ${table} ORDER BY seq DESC LIMIT 1`).toArray()[0] ?? { seq: 0, at: 0 };

/** The one order of everything that lasts in a room. */
export class Log {
  /** The last seq given. */
  head: number;
  /** Up to here events are gone (trim.ts). */
  trimmedTo: number;
  /** ms; the room's clock never runs behind it, so that times in the log only grow. */
  #lastAt: number;
  #lastMessageAt: number | null;

  constructor(
    private readonly sql: Sql,
    private readonly clock: () => number,
    private readonly tell: (event: LogEvent) => void,
  ) {
    const message = newest(sql, 'message');
    const event = newest(sql, 'event');
    this.head = Math.max(message.seq, event.seq);
    this.trimmedTo = sql.exec<{ seq: number }>('SELECT trimmed_to AS seq FROM room').toArray()[0]?.seq ?? 0;
    this.#lastAt = Math.max(message.at, event.at);
    this.#lastMessageAt = message.seq ? message.at : null;
  }

  /** The room's clock, ms UTC. */
  now(): number {
    return Math.max(this.clock(), this.#lastAt);
  }

  get lastMessageAt(): number | null {
    return this.#lastMessageAt;
  }

  /** When the first event after a place was logged, ms. */
  timeAfter(seq: number): number {
    const rows = this.sql
      .exec<{ at: number }>('SELECT at FROM message WHERE seq = ? UNION ALL SELECT at FROM event WHERE seq = ?', seq + 1, seq + 1)
      .toArray();
    return rows[0]?.at ?? this.#lastAt;
  }

  /** Whether everything after a place is there to be replayed, and no further back than the contract has it: no connection costs a whole log. */
  isKept(from: number): boolean {
    if (from < this.trimmedTo) return false;
    return this.head - from <= KEPT_EVENTS || this.timeAfter(from) >= this.now() - KEPT_MS;
  }

  /**
   * Gives the next seqs to what `write` puts on disk (all or nothing), then tells everybody. Nothing is awaited between the two: the
   * platform's output gate holds the frames back until the write is on disk, so what anyone sees is durable.
   */
  append<E extends LogEvent>(write: (seq: number, at: number) => E[]): E[] {
    const at = this.now();
    const events = write(this.head + 1, at);
    this.head += events.length;
    this.#lastAt = at;
    if (events.some(({ type }) => type === 'chat.sent')) this.#lastMessageAt = at;
    for (const event of events) this.tell(event);
    return events;
  }
}
