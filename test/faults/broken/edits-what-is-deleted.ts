import type { SqlValue } from '$rooms/deps';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Sees no deletion when somebody edits or reacts. */
export class Room extends BrokenRoom {
  override statement(query: string, values: SqlValue[]): [string, SqlValue[]] {
    return [query.replace('SELECT * FROM message WHERE seq = ?', 'SELECT *, NULL AS deleted_at FROM message WHERE seq = ?'), values];
  }
}
export default { fetch: serve };
