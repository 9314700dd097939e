import type { Socket } from './deps';
import { PER_MEMBER_MAX, tell } from './fanout/connections';
import type { LiveRoom } from './live';
import { historyPage, replay, resumeFrom } from './log/replay';
import { spendTicket } from './members/credentials';
import { hiddenEvent } from './members/hidden';
import { listsFor } from './moderation/lists';
import { tellPresence } from './presence/handlers';
import { CLOSE } from './protocol/error';
import { lang } from './protocol/lang';
import { ROSTER_MAX } from './protocol/presence';
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

/** Opens a socket: closed at once with its code, or welcomed with everything it missed. Nothing is awaited, so nothing newer comes in between. */
export function connect(room: LiveRoom, socket: Socket, asked: Asked): void {
  if (asked.v !== String(PROTOCOL_VERSION)) return socket.close(CLOSE.version, 'version.unknown');
  const id = asked.ticket ? spendTicket(room.sql, asked.ticket, room.now()) : null;
  const member = id ? room.members.here(id) : null;
  if (!member) return socket.close(CLOSE.ticketInvalid, 'ticket.invalid');
  if (room.connections.of(member.id).length >= PER_MEMBER_MAX) return socket.close(CLOSE.tooMany, 'rate.limited');

  const reads = lang.catch(member.lang).parse(asked.lang);
  const isFirst = room.connections.add(socket, { member: member.id, lang: reads, address: asked.address, bad: [] });
  welcome(room, socket, member, asked);
  if (isFirst) tellPresence(room, { joined: member.id });
}

function welcome(room: LiveRoom, socket: Socket, member: Member, asked: Asked): void {
  const { from, gap } = resumeFrom(room, asked.since, asked.epoch);
  const view = room.view();
  const greeting: Down = {
    type: 'room.welcome',
    v: PROTOCOL_VERSION,
    now: room.now(),
    epoch: room.settings.epoch,
    head: room.log.head,
    gap,
    you: { member: member.id, nickname: member.nickname, role: member.role, read: member.readSeq },
    room: view,
    online: view.online,
  };
  if (from === null) tell(socket, greeting, historyPage(room, member.id));
  else {
    tell(socket, greeting);
    for (const frame of replay(room, from, member.id)) tell(socket, ...frame);
  }
  tell(socket, ...surroundings(room, member));
}

/** What isn't the log: who is here, whom this member hides, and the room's affairs for who leads it. */
function surroundings(room: LiveRoom, member: Member): Down[] {
  const isSmall = room.connections.online <= ROSTER_MAX;
  const people = isSmall ? [...room.connections.members].map((id) => room.members.person(id)) : null;
  const typing = room.typing.event();
  return [
    ...(people ? [{ type: 'presence.listed' as const, people }] : []),
    ...(typing.members.length ? [typing] : []),
    hiddenEvent(room.sql, member.id),
    ...listsFor(room, member),
  ];
}

/** A socket is gone. */
export function disconnect(room: LiveRoom, socket: Socket): void {
  const gone = room.connections.remove(socket);
  if (!gone) return;
  room.typing.stop(gone);
  tellPresence(room, { left: gone });
}
