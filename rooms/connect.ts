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
import type { Message } from './protocol/chat';
import type { Down, LogEvent } from './protocol/down';
import { NEWEST } from './translation/translation';

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
  const isFirst = room.connections.add(socket, { member: member.id, lang: reads, address: pass.address, bad: [] });
  try {
    welcome(room, socket, member, pass);
  } catch (error) {
    // Better no connection than one that was told half: it comes again by itself.
    room.connections.remove(socket);
    socket.close(CLOSE.failed, 'server.failed');
    throw error;
  }
  if (isFirst) tellPresence(room, { joined: member.id });
}

/** Follows the log again from a place, on a socket that is open. */
export function resume(room: LiveRoom, socket: Socket, member: Member, asked: Pick<Asked, 'since' | 'epoch'>): void {
  room.connections.resume(socket);
  welcome(room, socket, member, asked);
}

function welcome(room: LiveRoom, socket: Socket, member: Member, asked: Pick<Asked, 'since' | 'epoch'>): void {
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
  const reader = { member: member.id, lang: room.connections.langOf(socket) };
  let shown: Message[];
  if (from === null) {
    const page = historyPage(room, reader);
    tell(socket, greeting, page);
    shown = page.messages;
  } else {
    tell(socket, greeting);
    shown = replayTo(socket, replay(room, from, reader));
  }
  tell(socket, ...surroundings(room, member));
  room.translation.fill(socket, shown);
  if (from !== null) room.translation.showAgain(socket, from + 1);
  if (reader.lang) room.titles.want(reader.lang);
}

/** Everything missed. The newest messages among it: all of a week's would be in memory at once. */
function replayTo(socket: Socket, frames: Iterable<LogEvent[]>): Message[] {
  let newest: Message[] = [];
  for (const frame of frames) {
    tell(socket, ...frame);
    newest = [...newest, ...frame.filter((event) => event.type === 'chat.sent')].slice(-NEWEST);
  }
  return newest;
}

/** What isn't the log: who is here, whom this member hides, and the room's affairs for who leads it. */
function surroundings(room: LiveRoom, member: Member): Down[] {
  const isSmall = room.connections.online <= ROSTER_MAX;
  // By id: which socket came first, a room that slept can't say.
  const people = isSmall ? [...room.connections.members].sort().map((id) => room.members.person(id)) : null;
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
