import type { LiveRoom } from '$rooms/live';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Knows an id again as long as its process lives. */
export class Room extends BrokenRoom {
  override awake({ ids }: LiveRoom, isAgain: boolean): void {
    const find = ids.find.bind(ids);
    const known = new Set<string>();
    const keep = ids.keep.bind(ids);
    ids.keep = (member, id, ...place) => {
      known.add(id);
      keep(member, id, ...place);
    };
    ids.find = (member, id, now) => (isAgain && !known.has(id) ? null : find(member, id, now));
  }
}
export default { fetch: serve };
