import { serve } from '../../support/room-alone';
import { BrokenRoom, type Frame, type Line } from './broken-room';

/** Keeps every fourth message waiting, so that later ones of the same connection overtake it. */
export class Room extends BrokenRoom {
  #n = 0;

  override up(frame: Frame, line: Line): boolean {
    if (frame.type !== 'chat.send' || ++this.#n % 4) return true;
    setTimeout(() => this.receive(line, JSON.stringify(frame)), 30);
    return false;
  }
}
export default { fetch: serve };
