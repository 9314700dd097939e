import * as messages from '../chat/store';
import type { LiveRoom } from '../live';

/** More than are ever shown again at once, so that who missed a few events needs no reading of their own. */
const KEPT = 150;

/** The newest messages, read once for all who come back while nothing is said: after a restart that is a whole room. */
export class Recent {
  #read: { head: number; rows: messages.MessageRow[] } | null = null;
  /** What somebody far behind was shown last: two look at it. */
  #earlier: { key: string; rows: messages.MessageRow[] } | null = null;

  constructor(private readonly room: Pick<LiveRoom, 'sql' | 'log'>) {}

  /** The newest `most` messages before a place, oldest first. */
  before(seq: number, most: number): messages.MessageRow[] {
    const { head } = this.room.log;
    if (this.#read?.head !== head) this.#read = { head, rows: messages.page(this.room.sql, {}, KEPT).rows };
    const { rows } = this.#read;
    const found = rows.filter((row) => row.seq < seq);
    const isEnough = found.length >= most || rows.length < KEPT;
    if (isEnough) return found.slice(Math.max(0, found.length - most));
    const key = `${head} ${seq} ${most}`;
    if (this.#earlier?.key !== key) this.#earlier = { key, rows: messages.page(this.room.sql, { before: seq }, most).rows };
    return this.#earlier.rows;
  }

  /** What a message says in other languages, or where its links lead, has been written: all that changes one without a word in the log. */
  forget(): void {
    this.#read = null;
    this.#earlier = null;
  }
}
