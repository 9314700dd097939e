import type { Socket } from '../deps';
import type { LiveRoom } from '../live';
import type { Member } from './store';

/**
 * So long a mark stands with its socket alone, ms. A room where everybody reads everything would else write a row for each reader of each
 * message. Sleep keeps it; a process that dies may lose it, and a page that comes back says again how far it has read.
 */
const UNWRITTEN_MS = 5 * 60_000;

/** A member has read up to a place; nothing where that is no further than before. */
export function markRead(room: LiveRoom, socket: Socket, member: Member, seq: number): void {
  if (seq <= member.readSeq) return;
  const now = room.deps.now();
  const since = room.connections.state(socket)?.read?.since ?? now;
  const isDue = now - since >= UNWRITTEN_MS;
  if (isDue) room.members.writeRead(member.id, seq);
  room.members.rememberRead(member, seq);
  room.connections.keep(socket, { read: { seq, since: isDue ? now : since } });
}

/** A socket has closed: what it had read is written. */
export function settleRead(room: LiveRoom, socket: Socket): void {
  const state = room.connections.state(socket) ?? socket.load();
  if (state?.read) room.members.writeRead(state.member, state.read.seq);
}
