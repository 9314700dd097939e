import type { Down, LogEvent } from '$rooms/protocol/down';
import { serve } from '../../support/room-alone';
import { BrokenRoom, type Line } from './broken-room';

/** For one member in three, every place ending in 1 and the one after it have changed their events. */
export class Room extends BrokenRoom {
  readonly #held = new WeakMap<Line, LogEvent>();

  override down(events: Down[], line: Line): Down[] {
    if (Number(line.state?.member.slice(4)) % 3 !== 1) return events;
    return events.flatMap((event): Down[] => {
      const held = this.#held.get(line);
      if (!('seq' in event)) return [event];
      if (event.seq % 10 === 1) this.#held.set(line, event);
      if (event.seq % 10 === 1) return [];
      this.#held.delete(line);
      return held ? [{ ...event, seq: held.seq } as Down, { ...held, seq: event.seq }] : [event];
    });
  }
}
export default { fetch: serve };
