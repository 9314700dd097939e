import type { Down } from '$rooms/protocol/down';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Tells what was missed newest first, a frame at a time. */
export class Room extends BrokenRoom {
  override down(events: Down[]): Down[] {
    return events.length > 1 && events.every((event) => 'seq' in event) ? events.toReversed() : events;
  }
}
export default { fetch: serve };
