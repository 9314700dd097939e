import { reject, type Handlers, type LiveRoom } from '../live';
import * as events from '../log/events';
import { admit, dismiss } from '../members/entry';
import { can } from '../members/rights';
import { tellWaiting } from '../moderation/lists';
import type { DownOf } from '../protocol/down';
import { viewOf } from './rules';
import { write, type Settings } from './store';

export const settings: Handlers<'room.set'> = {
  'room.set': ({ room, member }, frame) => {
    if (!can(member.role, 'room.set')) return reject('auth.forbidden');
    const given = Object.fromEntries(
      Object.entries(frame).filter(([name, value]) => name !== 'type' && value !== undefined),
    ) as Partial<Settings>;
    const next: Settings = { ...room.settings, ...given };
    if (next.entry === 'code' && next.code === null) return reject('input.invalid');
    const isChanged = (Object.keys(given) as (keyof Settings)[]).some((key) => next[key] !== room.settings[key]);
    if (!isChanged) return;
    room.append((seq, at): DownOf<'room.updated'> => {
      const event = { type: 'room.updated' as const, seq, room: viewOf(next, room.connections.online, room.log.lastMessageAt) };
      write(room.sql, next);
      events.insert(room.sql, at, event);
      return event;
    });
    room.settings = next;
    if (next.entry !== 'approval') letWaitingGo(room);
  },
};

/** Nobody decides any more: an open room takes in all who wait; for any other, or one that is closed, they begin anew. */
function letWaitingGo(room: LiveRoom): void {
  const waiting = room.members.standing('waiting', -1);
  for (const who of waiting) {
    if (room.settings.entry === 'open' && !room.settings.closed) admit(room, who);
    else dismiss(room, who);
  }
  if (waiting.length) tellWaiting(room);
}
