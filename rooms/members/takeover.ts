import * as messages from '../chat/store';
import { moveCounts } from '../chat/unread';
import type { Sql } from '../deps';
import type { LiveRoom, Write } from '../live';
import * as events from '../log/events';
import { tellBanned } from '../moderation/lists';
import type { DownOf } from '../protocol/down';
import { CLOSE } from '../protocol/error';
import { writeMemberCount, writeSpeakers } from '../settings/store';
import * as credentials from './credentials';
import * as opened from './opened';
import * as pictures from './picture';
import { dismiss, withdraw } from './entry';
import { change, expel, handOver } from './standing';
import { wasIn, type Member } from './store';
import type { Known } from '../rpc';

/** Out for good, whatever they were here; what they lead goes to who has been here longest. */
function ban(room: LiveRoom, member: Member): void {
  const heir = member.role === 'head' && member.standing === 'here' ? room.members.longestHere(member.id) : null;
  if (heir) handOver(room, member, heir);
  const now = room.members.get(member.id) ?? member;
  if (now.standing === 'here') expel(room, now, 'banned');
  else change(room, { ...now, standing: 'banned', changedAt: room.now() }, { removed: true, banned: true });
}

const isBanned = (member: Member | null) => member?.standing === 'banned';
/** Somebody the room has seen, not only heard asking to be let in. */
const isKnown = (member: Member | null) => member !== null && (wasIn(member) || member.standing === 'banned');

/** Two members turn out to be one person: a ban of either holds for both, and nobody else hears of it. */
export function meet(room: LiveRoom, own: string, other: string): Known {
  const [a, b] = [room.members.get(own), room.members.get(other)];
  if (a && b && isBanned(a) !== isBanned(b)) {
    ban(room, isBanned(a) ? b : a);
    tellBanned(room);
  }
  if (isBanned(a) && b) return 'apart';
  if (isKnown(a) && isKnown(b)) return isBanned(b) ? 'apart' : 'both';
  const isOwn = isKnown(a) || (a !== null && !isKnown(b));
  // Of two who ask to be let in, one is enough.
  const spare = isOwn ? b : a;
  if (spare?.standing === 'waiting') withdraw(room, spare);
  else if (spare) dismiss(room, spare);
  return isOwn ? 'own' : 'other';
}

/** Rows of one member become another's; where both have the same, one of them goes. */
function move(sql: Sql, table: string, column: string, from: string, to: string): void {
  sql.exec(`UPDATE OR IGNORE ${table} SET ${column} = ? WHERE ${column} = ?`, to, from);
  sql.exec(`DELETE FROM ${table} WHERE ${column} = ?`, from);
}

/** Both put the same emoji on the same message: one person's counts once. */
const doubled = (room: LiveRoom, from: string, to: string): Write<DownOf<'reaction.changed'>>[] =>
  messages.sameReactions(room.sql, from, to).map(({ target, emoji }) => (seq, at) => {
    const row = messages.get(room.sql, target)!;
    const { [emoji]: before = 1, ...others } = messages.countsOf(row);
    const count = before - 1;
    const event = { type: 'reaction.changed' as const, seq, target, emoji, member: from, on: false, count };
    events.insert(room.sql, at, event);
    messages.setReaction(room.sql, from, target, emoji, false, count ? { ...others, [emoji]: count } : others);
    return event;
  });

/** Everything that stands under a member's id, but the member. In the transaction that takes the member away. */
function moveAll(room: LiveRoom, from: string, to: string): void {
  const { sql } = room;
  sql.exec('UPDATE message SET member = ? WHERE member = ?', to, from);
  moveCounts(sql, from, to);
  move(sql, 'reaction', 'member', from, to);
  move(sql, 'late_id', 'member', from, to);
  move(sql, 'hidden', 'member', from, to);
  move(sql, 'hidden', 'hides', from, to);
  sql.exec('DELETE FROM hidden WHERE member = hides');
  sql.exec('UPDATE report SET by_member = ? WHERE by_member = ?', to, from);
  sql.exec('UPDATE report SET about = ? WHERE about = ?', to, from);
  sql.exec('UPDATE glossary_entry SET by_member = ? WHERE by_member = ?', to, from);
  pictures.drop(sql, from);
  opened.close(sql, from);
  credentials.endAll(sql, from);
  events.forgetNames(sql, from);
}

/**
 * One member takes over all that another said and did here, who is no member any more: the person is both, and has agreed that the room sees
 * it. Told as the other's leaving, `into` the one who takes over, by whose name their words stand from then on.
 */
export function takeOver(room: LiveRoom, into: Member, other: Member): void {
  if (other.role === 'head' && other.standing === 'here') {
    const heir = into.standing === 'here' ? into : room.members.longestHere(other.id);
    if (heir) handOver(room, other, heir);
  }
  const to = room.members.get(into.id) ?? into;
  const from = room.members.get(other.id) ?? other;
  const memberCount = room.settings.memberCount - (from.standing === 'here' ? 1 : 0);
  const { firstSpeaker, speakers } = room.settings;
  const first = firstSpeaker === from.id ? to.id : firstSpeaker;
  const gone: Write<DownOf<'member.updated'>> = (seq, at) => {
    const event = {
      type: 'member.updated' as const,
      seq,
      member: from.id,
      nickname: to.nickname,
      picture: to.picture,
      role: to.role,
      removed: true,
      into: to.id,
    };
    moveAll(room, from.id, to.id);
    events.insert(room.sql, at, event);
    room.members.put({
      ...to,
      joinedAt: Math.min(to.joinedAt, from.joinedAt),
      readSeq: Math.max(to.readSeq, from.readSeq),
      lastSentAt: Math.max(to.lastSentAt, from.lastSentAt),
    });
    room.members.drop(from.id);
    writeMemberCount(room.sql, memberCount);
    if (first !== null) writeSpeakers(room.sql, speakers, first);
    return event;
  };
  room.appendAll<DownOf<'reaction.changed'> | DownOf<'member.updated'>>([...doubled(room, from.id, to.id), gone]);
  room.ids.forget();
  room.settings = { ...room.settings, memberCount, firstSpeaker: first };
  // Their ticket has ended, not their stay: whoever is still on this line comes back as the one they are now.
  for (const socket of room.connections.of(from.id)) room.connections.close(socket, CLOSE.ticketInvalid, 'ticket.invalid');
}
