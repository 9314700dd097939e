import * as messages from '../chat/store';
import type { Reader } from '../chat/store';
import type { LiveRoom } from '../live';
import type { DownOf, LogEvent } from '../protocol/down';
import { PAGE_DEFAULT } from '../protocol/history';
import * as events from './events';

/** Events of a replay that go in one frame. */
const PER_FRAME = 100;

/** Where a client says it left off, or null where it can't be followed from there. */
export function resumeFrom(room: LiveRoom, since: string | null, epoch: string | null): { from: number | null; gap: boolean } {
  if (since === null) return { from: null, gap: false };
  const from = /^\d{1,15}$/.test(since) ? Number(since) : -1;
  const isThere = epoch === room.settings.epoch && from >= 0 && from <= room.log.head;
  return isThere && room.log.isKept(from) ? { from, gap: false } : { from: null, gap: true };
}

/** Everything after a seq, in order, a frame's worth at a time: messages as they are now, events as they were, edits of what is deleted without text. */
export function* replay(room: LiveRoom, after: number, reader: Reader): Generator<LogEvent[]> {
  const { head } = room.log;
  for (let from = after + 1; from <= head; from += PER_FRAME) {
    const to = Math.min(head, from + PER_FRAME - 1);
    const sent = messages
      .readBack(room, messages.between(room.sql, from, to), reader)
      .map((message): DownOf<'chat.sent'> => ({ type: 'chat.sent', ...message }));
    yield [...sent, ...events.between(room.sql, from, to)].sort((a, b) => a.seq - b.seq);
  }
}

/** A page of messages as they are now. Without a place, the newest. */
export function historyPage(
  room: LiveRoom,
  reader: Reader,
  place: { before?: number; after?: number } = {},
  limit: number = PAGE_DEFAULT,
): DownOf<'history.page'> {
  const { rows, more } = messages.page(room.sql, place, limit);
  return { type: 'history.page', messages: messages.readBack(room, rows, reader), more, ...place };
}
