import type { Down } from '$rooms/protocol/down';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Leaves out a field that the contract promises, once in twenty messages. */
export class Room extends BrokenRoom {
  override down(events: Down[]): Down[] {
    return events.map((event) => {
      if (event.type !== 'chat.sent' || event.seq % 20) return event;
      const { createdAt: _, ...rest } = event;
      return rest as Down;
    });
  }
}
export default { fetch: serve };
