import { v7 } from 'uuid';
import { serve } from '../../support/room-alone';
import { BrokenRoom, type Frame, type Line } from './broken-room';

/** Puts a word of its own into a member's mouth now and then. */
export class Room extends BrokenRoom {
  #n = 0;

  override up({ type }: Frame, line: Line): boolean {
    if (type === 'chat.send' && ++this.#n % 15 === 0)
      this.receive(line, JSON.stringify({ type, id: v7(), text: '아무도 하지 않은 말', lang: 'ko' }));
    return true;
  }
}
export default { fetch: serve };
