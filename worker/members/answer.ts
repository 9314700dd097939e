import { roomId } from '../../rooms/protocol/ids';
import type { Joined, Ticket } from '../../rooms/rpc';

/** Where a room's sockets are opened, without query, on the origin that was asked. */
function socketUrl(slug: string, url: string): string {
  const { origin } = new URL(url);
  return `${origin.replace(/^http/, 'ws')}/parties/room/${roomId(slug)}`;
}

/** What join and make answer, field by field: nothing that a room adds for itself slips out. */
export const joinedAnswer = ({ room, member, key, ticket, expiresAt }: Joined, url: string) => ({
  room,
  member: { id: member.id, nickname: member.nickname, role: member.role },
  key,
  ticket,
  expiresAt,
  socketUrl: socketUrl(room.slug, url),
});

export const ticketAnswer = ({ ticket, expiresAt }: Ticket, slug: string, url: string) => ({
  ticket,
  expiresAt,
  socketUrl: socketUrl(slug, url),
});
