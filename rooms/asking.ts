import { reject, type LiveRoom } from './live';
import * as credentials from './members/credentials';
import type { Member } from './members/store';
import type { Refusal } from './protocol/error';
import type { Answer, Asker, Joined } from './rpc';

export const refused = (refusal: Refusal): { ok: false } & Refusal => ({ ok: false, ...refusal });

const answer = <T extends object>(result: T | Refusal): Answer<T> =>
  'code' in result ? refused(result as Refusal) : { ok: true, ...(result as T) };

/** What a room says to a call, if there is a room. */
export const asked = <T extends object>(room: LiveRoom | null, work: (room: LiveRoom) => T | Refusal): Answer<T> =>
  answer(room ? work(room) : reject('room.not_found'));

/** Who asks, if it is a member: else without credentials or with ended ones `auth.required`, as somebody else `auth.forbidden`. */
export function memberOf(room: LiveRoom, asker: Asker): Member | Refusal {
  if (!asker) return reject('auth.required');
  if ('member' in asker) return room.members.here(asker.member) ?? reject('auth.forbidden');
  const id = credentials.memberOfKey(room.sql, asker.key);
  return (id && room.members.here(id)) || reject('auth.required');
}

/** What a room says to a call of one of its members. */
export const askedBy = <T extends object>(
  asker: Asker,
  room: LiveRoom | null,
  work: (room: LiveRoom, member: Member) => T | Refusal,
): Answer<T> =>
  asked(room, (awake) => {
    const member = memberOf(awake, asker);
    return 'code' in member ? member : work(awake, member);
  });

/** What came of somebody's wanting in, as a join answers it. */
export const entered = (room: LiveRoom, joined: Member | 'waiting' | Refusal) => {
  if (joined === 'waiting') return { waiting: true as const };
  return 'code' in joined ? joined : { waiting: false as const, ...joinedAs(room, joined) };
};

/** A member with one more key, and a ticket. */
export function joinedAs(room: LiveRoom, member: Member): Joined {
  const key = credentials.issueKey(room.sql, member.id);
  const ticket = credentials.issueTicket(room.sql, member.id, room.now());
  return { room: room.view(), member: { id: member.id, nickname: member.nickname, role: member.role }, key, ...ticket };
}
