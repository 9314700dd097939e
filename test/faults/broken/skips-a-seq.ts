import { serve } from '../../support/room-alone';
import { BrokenRoom, type Frame } from './broken-room';

/** Leaves a place in the log empty now and then. */
export class Room extends BrokenRoom {
  #n = 0;

  override up({ type }: Frame): boolean {
    if (type === 'chat.send' && ++this.#n % 15 === 0) this.inside.log.head++;
    return true;
  }
}
export default { fetch: serve };
