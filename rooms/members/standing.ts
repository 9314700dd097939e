import * as credentials from './credentials';
import * as pictures from './picture';
import * as opened from './opened';
import type { Member, Standing } from './store';
import type { LiveRoom, Write } from '../live';
import * as events from '../log/events';
import { listsFor } from '../moderation/lists';
import type { DownOf } from '../protocol/down';
import { CLOSE } from '../protocol/error';
import type { Role } from '../protocol/room';
import type { Happening } from '../rpc';
import { writeMemberCount } from '../settings/store';
import { dropOpenOf } from '../translation/glossary/store';
import { tellGlossary } from '../translation/glossary/tell';

type Change = Pick<DownOf<'member.updated'>, 'nickname' | 'role' | 'removed' | 'banned'>;

/** A change of a member that lasts: written, logged, told. `count` is how many members the room gains or loses by it; `happened` what partners hear of it. */
export function change(room: LiveRoom, next: Member, told: Change, count: -1 | 0 | 1 = 0, happened?: Happening['type']): void {
  const memberCount = room.settings.memberCount + count;
  let hadProposals = false;
  // Whoever is gone can't take their picture away any more: it goes with them.
  const isUncovered = told.removed === true && next.picture !== null;
  room.append((seq, at): DownOf<'member.updated'> => {
    const event = { type: 'member.updated' as const, seq, member: next.id, ...(isUncovered ? { picture: null } : {}), ...told };
    events.insert(room.sql, at, event);
    room.members.put(isUncovered ? { ...next, picture: null } : next);
    if (happened) room.outbox.happened(happened, next.id);
    if (count) writeMemberCount(room.sql, memberCount);
    if (told.removed) {
      credentials.endAll(room.sql, next.id);
      if (isUncovered) pictures.drop(room.sql, next.id);
      opened.close(room.sql, next.id);
      hadProposals = dropOpenOf(room.sql, next.id);
    }
    return event;
  });
  room.settings = { ...room.settings, memberCount };
  if (hadProposals) tellGlossary(room);
}

/** Out of the room: keys and tickets ended, sockets closed. */
export function expel(room: LiveRoom, member: Member, standing: Extract<Standing, 'left' | 'banned'>, happened?: Happening['type']): void {
  const next = { ...member, standing, changedAt: room.now() };
  change(room, next, { removed: true, ...(standing === 'banned' ? { banned: true } : {}) }, -1, happened);
  for (const socket of room.connections.of(member.id)) room.connections.close(socket, CLOSE.removed, 'removed');
}

const writeRole =
  (room: LiveRoom, member: Member, role: Role): Write<DownOf<'member.updated'>> =>
  (seq, at) => {
    const event = { type: 'member.updated' as const, seq, member: member.id, role };
    events.insert(room.sql, at, event);
    room.members.put({ ...member, role });
    return event;
  };

/** One head goes, another comes: both are told, and there is one at any time. */
export function handOver(room: LiveRoom, from: Member, to: Member): void {
  room.appendAll([writeRole(room, to, 'head'), writeRole(room, from, 'member')]);
  tellLists(room, to.id);
}

/** A member leaves by itself. A head leaves the room to who has been in it longest; alone, it stays the head of an empty room. */
export function leave(room: LiveRoom, member: Member): void {
  const heir = member.role === 'head' ? room.members.longestHere(member.id) : null;
  if (heir) handOver(room, member, heir);
  expel(room, room.members.get(member.id) ?? member, 'left');
}

/** What a member who begins to lead needs to see: who waits, what was reported, who is banned. */
export function tellLists(room: LiveRoom, id: string): void {
  const member = room.members.here(id);
  if (member) room.connections.tellMember(id, ...listsFor(room, member));
}
