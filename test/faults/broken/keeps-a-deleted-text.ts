import type { SqlValue } from '$rooms/deps';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Marks a message as deleted and keeps its text, for who reads it back. */
export class Room extends BrokenRoom {
  override statement(query: string, values: SqlValue[]): [string, SqlValue[]] {
    return [query.replace("SET text = '', deleted_at", 'SET deleted_at'), values];
  }
}
export default { fetch: serve };
