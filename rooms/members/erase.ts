import { deleting } from '../chat/handlers';
import * as messages from '../chat/store';
import type { LiveRoom, Write } from '../live';
import * as events from '../log/events';
import * as reports from '../moderation/store';
import { tellBanned, tellReports } from '../moderation/lists';
import type { DownOf } from '../protocol/down';
import { deletedName } from '../protocol/deleted-name';
import type { MemberErasing } from '../rpc';
import * as credentials from './credentials';
import { withdraw } from './entry';
import { leave } from './standing';
import type { Member } from './store';

/** Messages, or reactions, that one step takes away: each is an event that all who are here hear. */
const AT_ONCE = 200;

/** Tables whose rows are about one member (`member`) and go with them. */
const OF_A_MEMBER = ['member_key', 'ticket', 'handover', 'hidden', 'late_id', 'member_picture', 'opened'];

/**
 * Takes a member away whose person has gone for good, in steps: first out of the room, then their words and reactions where these are to go,
 * at last the name. Answers the place to go on from; null: done. Safe to repeat from any place.
 */
export function erase(room: LiveRoom, { member: id, words, after }: MemberErasing): number | null {
  const known = room.members.get(id);
  if (known?.standing === 'here') leave(room, known);
  else if (known?.standing === 'waiting') withdraw(room, known);
  const member = room.members.get(id);
  if (!member) return null;
  if (words === 'go') {
    const next = eraseWords(room, id, after);
    if (next !== null) return next;
    if (eraseReactions(room, id)) return room.log.head;
  }
  forget(room, member);
  return null;
}

function eraseWords(room: LiveRoom, id: string, after: number): number | null {
  const { rows, next } = messages.saidBy(room.sql, id, after, AT_ONCE, room.log.head);
  if (rows.length) {
    room.appendAll(rows.map((row) => deleting(room, row, id)));
    for (const { seq } of rows) room.translation.drop(seq);
    room.outbox.hurry();
  }
  return next;
}

/** True where there may be more. */
function eraseReactions(room: LiveRoom, id: string): boolean {
  const reactions = messages.reactionsOf(room.sql, id, AT_ONCE);
  if (!reactions.length) return false;
  room.appendAll(
    reactions.map(({ target, emoji }): Write<DownOf<'reaction.changed'>> => (seq, at) => {
      const { [emoji]: before = 1, ...others } = messages.countsOf(messages.get(room.sql, target)!);
      const count = before - 1;
      const event = { type: 'reaction.changed' as const, seq, target, emoji, member: id, on: false, count };
      events.insert(room.sql, at, event);
      messages.setReaction(room.sql, id, target, emoji, false, count ? { ...others, [emoji]: count } : others);
      return event;
    }),
  );
  return reactions.length === AT_ONCE;
}

/** The name, and all that stood under it but words. What is left of them leads to nobody: a hash of a person who is no more. */
function forget(room: LiveRoom, member: Member): void {
  if (member.nickname === '') return;
  const { id } = member;
  let hadReports = false;
  room.append((seq, at): DownOf<'member.updated'> => {
    for (const table of OF_A_MEMBER) room.sql.exec(`DELETE FROM ${table} WHERE member = ?`, id);
    room.sql.exec('DELETE FROM hidden WHERE hides = ?', id);
    room.sql.exec(`UPDATE glossary_entry SET by_member = '' WHERE by_member = ?`, id);
    credentials.endAll(room.sql, id);
    hadReports = reports.forgetMember(room, id);
    events.forgetNames(room.sql, id);
    room.members.put({ ...member, nickname: '', picture: null, role: 'member' });
    // The name by which all call them from now on is nobody's, and may be in the log.
    const event = { type: 'member.updated' as const, seq, member: id, nickname: deletedName(room.settings.lang) };
    events.insert(room.sql, at, event);
    return event;
  });
  if (hadReports) {
    room.outbox.hurry();
    tellReports(room);
  }
  if (member.standing === 'banned') tellBanned(room);
}
