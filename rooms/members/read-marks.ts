import type { Socket, SocketState } from '../deps';
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

/** A connection is let go: what it had read is written. Where the disk fails that is lost, and its page says it again. */
export function settleRead(room: Pick<LiveRoom, 'members' | 'write'>, { member, read }: SocketState): void {
  if (!read) return;
  try {
    room.write(() => room.members.writeRead(member, read.seq));
  } catch (error) {
    console.error('room: a read mark was lost', error);
  }
}
