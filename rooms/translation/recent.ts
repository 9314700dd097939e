import * as messages from '../chat/store';
import type { LiveRoom } from '../live';

/** More than are ever shown again at once, so that who missed a few events needs no reading of their own. */
const KEPT = 150;

/** The newest messages, read once for all who come back while nothing is said: after a restart that is a whole room. */
export class Recent {
  #read: { head: number; rows: messages.MessageRow[] } | null = null;

  constructor(private readonly room: Pick<LiveRoom, 'sql' | 'log'>) {}

  /** The newest `most` messages before a place, oldest first. */
  before(seq: number, most: number): messages.MessageRow[] {
    const { head } = this.room.log;
    if (this.#read?.head !== head) this.#read = { head, rows: messages.page(this.room.sql, {}, KEPT).rows };
    const { rows } = this.#read;
    const found = rows.filter((row) => row.seq < seq);
    const isEnough = found.length >= most || rows.length < KEPT;
    return isEnough ? found.slice(Math.max(0, found.length - most)) : messages.page(this.room.sql, { before: seq }, most).rows;
  }

  /** What a message says in other languages has been written: the only thing that changes one without a word in the log. */
  forget(): void {
    this.#read = null;
  }
}
