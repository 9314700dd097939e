import type { Down } from '$rooms/protocol/down';
import { serve } from '../../support/room-alone';
import { BrokenRoom } from './broken-room';

/** Loses one frame in thirty on its way to one connection. */
export class Room extends BrokenRoom {
  #n = 0;

  override down(events: Down[]): Down[] {
    return events.filter((event) => event.type !== 'chat.sent' || ++this.#n % 30 !== 0);
  }
}
export default { fetch: serve };
