import type { SqlValue } from '$rooms/deps';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Keeps the texts of a deleted message's edits, for who comes back. */
export class Room extends BrokenRoom {
  override statement(query: string, values: SqlValue[]): [string, SqlValue[]] {
    return [query.replace('UPDATE event SET text = NULL', 'UPDATE event SET text = text'), values];
  }
}
export default { fetch: serve };
