import type { LiveRoom } from '../live';
import { viewOf } from '../settings/rules';
import { write, type Settings } from '../settings/store';
import { changeSettings } from '../settings/change';
import type { PartnerPolicy } from '../rpc';

/** Changes of the Worker's: an event where anybody can see them, else only written. */
function put(room: LiveRoom, change: Partial<Settings>): void {
  const next = { ...room.settings, ...change };
  const seen = (s: Settings) => JSON.stringify(viewOf(s, 0, null));
  if (seen(next) !== seen(room.settings)) return changeSettings(room, next);
  room.write(() => write(room.sql, next));
  room.settings = next;
}

export const setPolicy = (room: LiveRoom, { closed = room.settings.closed, ...policy }: PartnerPolicy): void =>
  put(room, { ...policy, closed });

export function setAlly(room: LiveRoom, partner: string, origins: string[] | null): void {
  const others = room.settings.allies.filter((ally) => ally.partner !== partner);
  put(room, { allies: origins === null ? others : [...others, { partner, origins }] });
}

export const move = (room: LiveRoom, to: string | null): void => put(room, { movedTo: to });
