import type { LiveRoom } from '$rooms/live';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Knows no id again. */
export class Room extends BrokenRoom {
  override awake({ ids }: LiveRoom): void {
    ids.find = () => null;
  }
}
export default { fetch: serve };
