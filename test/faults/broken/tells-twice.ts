import type { Down } from '$rooms/protocol/down';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Tells some events twice. */
export class Room extends BrokenRoom {
  override down(events: Down[]): Down[] {
    return events.flatMap((event) => ('seq' in event && event.seq % 10 === 0 ? [event, event] : [event]));
  }
}
export default { fetch: serve };
