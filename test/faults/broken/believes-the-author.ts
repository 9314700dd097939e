import type { SqlValue } from '$rooms/deps';
import { serve } from '../../support/room-alone';
import { BrokenRoom, type Frame } from './broken-room';

/** Writes down whoever a frame says has sent it. */
export class Room extends BrokenRoom {
  #author: string | undefined;

  override up({ author }: Frame): boolean {
    this.#author = (author as { member: string } | undefined)?.member;
    return true;
  }
  override statement(query: string, values: SqlValue[]): [string, SqlValue[]] {
    const others = query.startsWith('INSERT INTO message ') && this.#author ? values.with(3, this.#author) : values;
    return [query, others];
  }
}
export default { fetch: serve };
