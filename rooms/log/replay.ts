import * as messages from '../chat/store';
import type { Reader } from '../chat/store';
import type { Followed } from '../fanout/audience';
import type { LiveRoom } from '../live';
import type { DownOf } from '../protocol/down';
import { PAGE_DEFAULT } from '../protocol/history';
import * as events from './events';

/** Where a client says it left off, or null where it can't be followed from there. */
export function resumeFrom(room: LiveRoom, since: string | null, epoch: string | null): { from: number | null; gap: boolean } {
  if (since === null) return { from: null, gap: false };
  const from = /^\d{1,15}$/.test(since) ? Number(since) : -1;
  const isThere = epoch === room.settings.epoch && from >= 0 && from <= room.log.head;
  return isThere && room.log.isKept(from) ? { from, gap: false } : { from: null, gap: true };
}

/** A room's log for those who follow it: messages as they are now, events as they were, edits of what is deleted without text. */
export const followed = (room: LiveRoom): Followed => ({
  get head() {
    return room.log.head;
  },
  after(seq, most, reader) {
    const to = Math.min(room.log.head, seq + most);
    const sent = messages
      .readBack(room, messages.between(room.sql, seq + 1, to), reader)
      .map((message): DownOf<'chat.sent'> => ({ type: 'chat.sent', ...message }));
    return [...sent, ...events.between(room.sql, seq + 1, to)].sort((a, b) => a.seq - b.seq);
  },
  saidAfter: (seq, member, most) => messages.saidAfter(room.sql, seq, member, most),
});

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
