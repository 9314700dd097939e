import { serve } from '../../support/room-alone';
import { BrokenRoom, type Frame } from './broken-room';

/** Doesn't hear every tenth message, the first time that it is sent or ever. */
export class Room extends BrokenRoom {
  readonly #deafTo = new Set<unknown>();
  #n = 0;

  override up({ type, id }: Frame): boolean {
    if (type === 'chat.send' && ++this.#n % 10 === 0) this.#deafTo.add(id);
    return !this.#deafTo.has(id);
  }
}
export default { fetch: serve };
