import type { Socket } from './deps';
import { PER_MEMBER_MAX } from './fanout/connections';
import type { LiveRoom } from './live';
import { historyPage, resumeFrom } from './log/replay';
import { spendTicket } from './members/credentials';
import { hiddenEvent } from './members/hidden';
import { listsFor } from './moderation/lists';
import { isOfPartner } from './partners/rules';
import { CLOSE } from './protocol/error';
import { lang } from './protocol/lang';
import { PROTOCOL_VERSION } from './protocol/version';
import type { Member } from './members/store';
import type { Down } from './protocol/down';

/** What a socket's URL asks. */
export type Asked = {
  ticket: string | null;
  v: string | null;
  lang: string | null;
  since: string | null;
  epoch: string | null;
  address: string;
};

/** A ticket that was good, spent for one socket. */
export type Pass = Asked & { member: string };
export type Closing = { close: number; reason: string };

/** Looks at what a socket asks before it opens. It is accepted all the same, and closed at once where it may not come in. */
export function admit(room: LiveRoom, asked: Asked): Pass | Closing {
  if (asked.v !== String(PROTOCOL_VERSION)) return { close: CLOSE.version, reason: 'version.unknown' };
  const id = asked.ticket ? spendTicket(room.sql, asked.ticket, room.now()) : null;
  const member = id ? room.members.here(id) : null;
  if (!member) return { close: CLOSE.ticketInvalid, reason: 'ticket.invalid' };
  return isFull(room, member.id) ? TOO_MANY : { ...asked, member: member.id };
}

const TOO_MANY: Closing = { close: CLOSE.tooMany, reason: 'rate.limited' };
const isFull = (room: LiveRoom, member: string) => room.connections.of(member).length >= PER_MEMBER_MAX;

/** Opens a socket: welcomed with everything it missed. Nothing is awaited, so nothing newer comes in between. */
export function connect(room: LiveRoom, socket: Socket, pass: Pass): void {
  // The platform took its time since the pass was given: the member may have been removed, or have opened more.
  const member = room.members.here(pass.member);
  if (!member) return socket.close(CLOSE.removed, 'removed');
  if (isFull(room, member.id)) return socket.close(TOO_MANY.close, TOO_MANY.reason);

  const reads = lang.safeParse(pass.lang).data ?? member.lang;
  room.connections.together(() => {
    room.connections.add(socket, { member: member.id, lang: reads, address: pass.address, bad: [] });
    welcome(room, socket, member, pass);
  });
}

/** Greets a socket that has just opened, or one that follows the log again from a place. */
export function welcome(room: LiveRoom, socket: Socket, member: Member, asked: Pick<Asked, 'since' | 'epoch'>): void {
  const { from, gap } = resumeFrom(room, asked.since, asked.epoch);
  const view = room.view();
  const greeting: Down = {
    type: 'room.welcome',
    v: PROTOCOL_VERSION,
    now: room.now(),
    epoch: room.settings.epoch,
    head: room.log.head,
    gap,
    you: {
      member: member.id,
      nickname: member.nickname,
      role: member.role,
      read: member.readSeq,
      ...(isOfPartner(room.settings, member) ? { ofPartner: true } : {}),
    },
    room: view,
    online: view.online,
  };
  try {
    if (from === null) beginWithNewest(room, socket, member, greeting);
    else if (from === room.log.head) goOn(room, socket, member, greeting);
    else {
      room.connections.tell(socket, greeting);
      room.connections.follow(socket, from);
    }
  } catch (error) {
    // Better no connection than one that was told half: it comes again by itself.
    room.connections.close(socket, CLOSE.failed, 'server.failed');
    throw error;
  }
}

function beginWithNewest(room: LiveRoom, socket: Socket, member: Member, greeting: Down): void {
  const page = historyPage(room, { member: member.id, lang: room.connections.langOf(socket) });
  room.connections.tell(socket, greeting, page, ...surroundings(room, member));
  room.connections.follow(socket, null);
  room.translation.fill(socket, page.messages);
  wantTitles(room, socket);
}

/** It has missed nothing: all in one frame, for after a restart a whole room comes back so. */
function goOn(room: LiveRoom, socket: Socket, member: Member, greeting: Down): void {
  room.connections.tell(socket, greeting, ...surroundings(room, member));
  room.connections.follow(socket, null);
  room.translation.replayed(socket, room.log.head);
  room.previews.replayed(socket, room.log.head);
  wantTitles(room, socket);
}

/** A connection has heard everything after `from`: what else there is to know, and translations of what it has now. */
export function arrive(room: LiveRoom, socket: Socket, from: number): void {
  const state = room.connections.state(socket);
  const member = state && room.members.here(state.member);
  if (!member) return;
  room.connections.tell(socket, ...surroundings(room, member));
  room.translation.replayed(socket, from);
  room.previews.replayed(socket, from);
  wantTitles(room, socket);
}

/** What isn't the log: who is here, whom this member hides, and the room's affairs for who leads it. */
function surroundings(room: LiveRoom, member: Member): Down[] {
  const people = room.presence.state(member.id);
  const typing = room.typing.state();
  return [
    ...(people.type === 'presence.listed' ? [people] : []),
    ...(typing.members.length ? [typing] : []),
    hiddenEvent(room.sql, member.id),
    ...listsFor(room, member),
  ];
}

function wantTitles(room: LiveRoom, socket: Socket): void {
  const reads = room.connections.langOf(socket);
  if (reads) room.titles.want(reads);
}
