import type { SqlValue } from '$rooms/deps';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Tells of reactions and doesn't count them. */
export class Room extends BrokenRoom {
  override statement(query: string, values: SqlValue[]): [string, SqlValue[]] {
    return [query.replace('UPDATE message SET reactions = ?', 'UPDATE message SET reactions = coalesce(reactions, ?)'), values];
  }
}
export default { fetch: serve };
