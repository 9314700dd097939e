import type { Sql } from '../deps';
import { timeOf } from '../protocol/ids';

const MINUTE = 60_000;
/** An id older than this when its message is first accepted is written down apart. */
const LATE = 2 * MINUTE;
/** How long ids stay in memory: LATE, and the 60 s that a sender's clock may be ahead. */
const REMEMBERED = 3 * MINUTE;
export const AHEAD_MAX = MINUTE;
export const AGE_MAX = 7 * 24 * 60 * MINUTE;

/**
 * Which message an id already made, without an index over ids: they carry their time.
 *
 * An id younger than LATE can only belong to a message of the last REMEMBERED, and those are in memory (one scan after
 * waking). An older one either was already late when it was accepted, and is in `late_id`, or was accepted within
 * [its time − AHEAD_MAX, its time + LATE], and is looked for among the messages of that time.
 */
export class Ids {
  #known: Map<string, { seq: number; at: number }> | null = null;

  constructor(private readonly sql: Sql) {}

  /** Whether `find` would have to look on disk: no message of the last minutes has this id, and it is old enough to be of an earlier one. */
  isOnDisk(member: string, id: string, now: number): boolean {
    return timeOf(id) <= now - LATE && !this.#recent(now).has(`${member} ${id}`);
  }

  /** The seq of the message that `member` made with `id`, or null. */
  find(member: string, id: string, now: number): number | null {
    const known = this.#recent(now).get(`${member} ${id}`);
    if (known) return known.seq;
    const time = timeOf(id);
    if (time > now - LATE) return null;
    const late = this.sql.exec<{ seq: number }>('SELECT seq FROM late_id WHERE member = ? AND id = ?', member, id).toArray()[0];
    if (late) return late.seq;
    const from = this.#firstAt(time - AHEAD_MAX);
    const rows = this.sql.exec<{ seq: number }>(
      'SELECT seq FROM message WHERE seq BETWEEN ? AND ? AND id = ? AND member = ?',
      from,
      this.#firstAt(time + LATE + 1) - 1,
      id,
      member,
    );
    return rows.toArray()[0]?.seq ?? null;
  }

  /** Writes down what `find` will need; to be called in the message's own transaction. */
  remember(member: string, id: string, seq: number, at: number): void {
    if (at - timeOf(id) >= LATE) this.sql.exec('INSERT INTO late_id (member, id, seq) VALUES (?, ?, ?)', member, id, seq);
  }

  /** After the transaction: from now on `find` answers from memory. */
  keep(member: string, id: string, seq: number, at: number): void {
    this.#recent(at).set(`${member} ${id}`, { seq, at });
  }

  /** What memory holds isn't so any more. */
  forget(): void {
    this.#known = null;
  }

  #recent(now: number) {
    const known = (this.#known ??= this.#scan(now));
    for (const [key, { at }] of known) {
      if (at >= now - REMEMBERED) break;
      known.delete(key);
    }
    return known;
  }

  #scan(now: number) {
    const rows = this.sql
      .exec<{ seq: number; at: number; id: string; member: string }>(
        'SELECT seq, at, id, member FROM message WHERE seq >= ? ORDER BY seq',
        this.#firstAt(now - REMEMBERED),
      )
      .toArray();
    return new Map(rows.map(({ seq, at, id, member }) => [`${member} ${id}`, { seq, at }]));
  }

  /** The smallest seq from which every message is at `time` or later: a binary search, as times only grow with seq. */
  #firstAt(time: number): number {
    const newest = this.sql.exec<{ seq: number; at: number }>('SELECT seq, at FROM message ORDER BY seq DESC LIMIT 1').toArray()[0];
    if (!newest || newest.at < time) return (newest?.seq ?? 0) + 1;
    let low = 1;
    let high = newest.seq;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const next = this.sql
        .exec<{ seq: number; at: number }>('SELECT seq, at FROM message WHERE seq >= ? ORDER BY seq LIMIT 1', middle)
        .toArray()[0]!;
      if (next.at >= time) high = middle;
      else low = next.seq + 1;
    }
    return low;
  }
}
