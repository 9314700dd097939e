import type { SqlValue } from '$rooms/deps';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Has a bug that one message in thirty meets. */
export class Room extends BrokenRoom {
  #n = 0;

  override statement(query: string, values: SqlValue[]): [string, SqlValue[]] {
    if (query.startsWith('INSERT INTO message ') && ++this.#n % 30 === 0) throw new Error('a bug');
    return [query, values];
  }
}
export default { fetch: serve };
