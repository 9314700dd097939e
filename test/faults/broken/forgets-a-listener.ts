import type { Down } from '$rooms/protocol/down';
import { serve } from '../../support/room-alone';
import { BrokenRoom, type Line } from './broken-room';

/** Welcomes one member in three and then tells it nothing but what it said itself. */
export class Room extends BrokenRoom {
  override down(events: Down[], line: Line): Down[] {
    const { member = '' } = line.state ?? {};
    if (Number(member.slice(4)) % 3 !== 1 || events.some(({ type }) => type === 'room.welcome')) return events;
    return events.filter((event) => !('seq' in event));
  }
}
export default { fetch: serve };
