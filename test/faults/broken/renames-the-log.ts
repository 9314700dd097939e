import type { LiveRoom } from '$rooms/live';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Takes every start of its process for a log of its own. */
export class Room extends BrokenRoom {
  override awake(room: LiveRoom): void {
    room.settings = { ...room.settings, epoch: crypto.randomUUID() };
  }
}
export default { fetch: serve };
