import { reject, type Handlers, type LiveRoom } from '../live';
import * as events from '../log/events';
import { admit, dismiss } from '../members/entry';
import { can } from '../members/rights';
import { tellWaiting } from '../moderation/lists';
import type { DownOf } from '../protocol/down';
import { ofHead, viewOf, withTexts } from './rules';
import { write, type Settings } from './store';

export const settings: Handlers<'room.set'> = {
  'room.set': ({ room, member }, frame) => {
    if (!can(member.role, 'room.set')) return reject('auth.forbidden');
    const { type: _, translations: texts = {}, ...plain } = frame;
    const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as Partial<Settings>;
    const next: Settings = { ...room.settings, ...given };
    const isReworded = next.title !== room.settings.title || next.description !== room.settings.description;
    const translations = withTexts(isReworded ? ofHead(next.translations) : next.translations, texts);
    const isTranslated = JSON.stringify(translations) !== JSON.stringify(next.translations);
    if (isTranslated) next.translations = translations;
    if (next.entry === 'code' && next.code === null) return reject('input.invalid');
    const isChanged = (Object.keys(given) as (keyof Settings)[]).some((key) => next[key] !== room.settings[key]);
    if (!isChanged && !isTranslated) return;
    room.append((seq, at): DownOf<'room.updated'> => {
      const event = { type: 'room.updated' as const, seq, room: viewOf(next, room.connections.online, room.log.lastMessageAt) };
      write(room.sql, next);
      events.insert(room.sql, at, event);
      return event;
    });
    room.settings = next;
    if (isReworded || isTranslated) room.titles.wantAll();
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
