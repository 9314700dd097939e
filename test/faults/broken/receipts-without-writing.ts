import { serve } from '../../support/room-alone';
import { BrokenRoom, type Frame, type Line } from './broken-room';

/** Gives every tenth message its receipt and forgets it. */
export class Room extends BrokenRoom {
  #n = 0;

  override up({ type, id, text, lang }: Frame, line: Line): boolean {
    if (type !== 'chat.send' || ++this.#n % 10) return true;
    const author = { ...this.inside.members.person(line.state!.member), kind: 'person' };
    line.send(JSON.stringify([{ type: 'chat.sent', seq: this.inside.log.head + 1, id, createdAt: Date.now(), author, text, lang }]));
    return false;
  }
}
export default { fetch: serve };
