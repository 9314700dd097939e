import { timingSafeEqual, createHash } from 'node:crypto';
import { reject, type Handlers, type LiveRoom } from '../live';
import { tellWaiting } from '../moderation/lists';
import type { Refusal } from '../protocol/error';
import { tidy } from '../protocol/text';
import type { JoinAsking } from '../rpc';
import { isOfPartner } from '../partners/rules';
import { writeMemberCount } from '../settings/store';
import * as guesses from './guesses';
import { can } from './rights';
import { change } from './standing';
import { wasIn, type Member } from './store';

/** One who was refused may ask again after this. */
const ASK_AGAIN_MS = 10 * 60_000;
const WAITING_MAX = 200;

const isSame = (a: string, b: string) => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
};

function checkCode(room: LiveRoom, { code, address }: JoinAsking): Refusal | null {
  const now = room.now();
  const waitMs = guesses.waitMs(room.sql, address, now);
  if (waitMs > 0) return reject('rate.limited', { retryAfterMs: waitMs });
  if (code !== undefined && isSame(tidy(code), room.settings.code ?? '')) return null;
  if (code !== undefined) guesses.note(room.sql, address, now);
  return reject('room.code_wrong');
}

/** Puts a newcomer, or one who comes back, into the room. A first join is not in the log; a return is. */
function enter(room: LiveRoom, member: Member, isReturn: boolean): Member {
  const next = {
    ...member,
    // Whose head has gone for good is led by who comes next.
    role: room.settings.memberCount === 0 && !room.members.isLed() ? ('head' as const) : member.role,
    standing: 'here' as const,
    changedAt: room.now(),
    joinedAt: room.now(),
    readSeq: Math.max(member.readSeq, room.log.head),
  };
  if (isReturn) {
    change(room, next, { nickname: next.nickname, removed: false }, 1);
    return next;
  }
  const memberCount = room.settings.memberCount + 1;
  room.write(() => {
    room.members.put(next);
    writeMemberCount(room.sql, memberCount);
  });
  room.settings = { ...room.settings, memberCount };
  room.changed();
  return next;
}

function wait(room: LiveRoom, known: Member | null, next: Member): 'waiting' | Refusal {
  const now = room.now();
  if (known?.standing === 'refused' && now < known.changedAt + ASK_AGAIN_MS) return reject('room.refused');
  if (known?.standing !== 'waiting' && room.members.standing('waiting', WAITING_MAX).length >= WAITING_MAX)
    return reject('rate.limited', { retryAfterMs: 60_000 });
  // The name of one who was in before stands on their messages: it changes by an event only, once they are in again.
  const nickname = known && wasIn(known) ? known.nickname : next.nickname;
  const isNew = known?.standing !== 'waiting' || known.nickname !== nickname;
  room.members.put({ ...next, nickname, standing: 'waiting', changedAt: known?.standing === 'waiting' ? known.changedAt : now });
  if (isNew) tellWaiting(room);
  return 'waiting';
}

/** Someone wants in: the member it now is, or `waiting`, or why not. Whoever is in already only takes over the new nickname. */
export function join(room: LiveRoom, asking: JoinAsking & { partner?: string }): Member | 'waiting' | Refusal {
  const known = room.members.get(asking.member);
  const { nickname, lang } = asking;
  if (known?.standing === 'banned') return reject('room.banned');
  if (room.settings.movedTo !== null) return reject('room.moved');
  if (known?.standing === 'here') {
    const next = { ...known, nickname, lang };
    if (nickname !== known.nickname) change(room, next, { nickname });
    else if (lang !== known.lang) room.members.put(next);
    return next;
  }
  const base = {
    id: asking.member,
    picture: null,
    joinedAt: 0,
    changedAt: 0,
    readSeq: 0,
    lastSentAt: 0,
    partner: asking.partner ?? null,
    role: 'member' as const,
    standing: 'left' as const,
  };
  const next: Member = { ...(known ?? base), nickname, lang };
  const isReturn = known !== null && wasIn(known);
  if (isReturn && known.standing === 'left' && can(known.role, 'room.set')) return enter(room, next, true);
  if (room.settings.closed) return reject('room.closed');
  // Their partner has looked at them already; the head's own word stands over it.
  if (isOfPartner(room.settings, next) && known?.standing !== 'refused') {
    const entered = enter(room, next, isReturn);
    if (known?.standing === 'waiting') tellWaiting(room);
    return entered;
  }
  if (room.settings.entry === 'approval') return wait(room, known, next);
  const refusal = room.settings.entry === 'code' ? checkCode(room, asking) : null;
  return refusal ?? enter(room, next, isReturn);
}

/** Lets someone who waits in. */
export function admit(room: LiveRoom, member: Member): void {
  enter(room, member, wasIn(member));
}

/** Nobody decides about this one any more: as if they had never asked, or gone as before. */
export function dismiss(room: LiveRoom, member: Member): void {
  if (wasIn(member)) room.members.put({ ...member, standing: 'left', changedAt: room.now() });
  else room.members.drop(member.id);
}

/** One who waits no longer wants in. */
export function withdraw(room: LiveRoom, member: Member): void {
  dismiss(room, member);
  tellWaiting(room);
}

export const entry: Handlers<'entry.decide'> = {
  'entry.decide': ({ room, member }, { member: id, admit: isIn }) => {
    if (!can(member.role, 'entry.decide')) return reject('auth.forbidden');
    const who = room.members.get(id);
    if (who?.standing !== 'waiting') return who ? undefined : reject('member.not_found');
    if (isIn) admit(room, who);
    else room.members.put({ ...who, standing: 'refused', changedAt: room.now() });
    tellWaiting(room);
  },
};
