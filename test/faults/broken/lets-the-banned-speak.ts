import { insert } from '$rooms/log/events';
import type { DownOf } from '$rooms/protocol/down';
import { serve } from '../../support/room-alone';
import { BrokenRoom, type Frame } from './broken-room';

/** Says that somebody is banned, and does nothing about it. */
export class Room extends BrokenRoom {
  override up({ type, member }: Frame): boolean {
    if (type !== 'member.ban') return true;
    const room = this.inside;
    room.append((seq, at): DownOf<'member.updated'> => {
      const event = { type: 'member.updated' as const, seq, member: String(member), removed: true, banned: true };
      insert(room.sql, at, event);
      return event;
    });
    return false;
  }
}
export default { fetch: serve };
