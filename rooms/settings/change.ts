import type { LiveRoom } from '../live';
import * as events from '../log/events';
import type { DownOf } from '../protocol/down';
import { viewOf } from './rules';
import { write, type Settings } from './store';

/** The room is another from now on: written, logged, told. */
export function changeSettings(room: LiveRoom, next: Settings): void {
  room.append((seq, at): DownOf<'room.updated'> => {
    const event = { type: 'room.updated' as const, seq, room: viewOf(next, room.connections.online, room.log.lastMessageAt) };
    write(room.sql, next);
    events.insert(room.sql, at, event);
    return event;
  });
  room.settings = next;
}
