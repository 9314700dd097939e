import { reject, type From, type Handlers, type LiveRoom, type Write } from '../live';
import * as events from '../log/events';
import { AGE_MAX, AHEAD_MAX } from '../log/ids';
import { can } from '../members/rights';
import type { Member } from '../members/store';
import * as reports from '../moderation/store';
import { mayWrite } from '../partners/rules';
import { keptOf, leftOf } from '../previews/kept';
import { chatSend, type Message } from '../protocol/chat';
import type { DownOf } from '../protocol/down';
import type { Refusal } from '../protocol/error';
import { messageId, timeOf } from '../protocol/ids';
import { isMalformed, issuesOf } from '../protocol/issues';
import type { Lang } from '../protocol/lang';
import { REACTIONS_MAX } from '../protocol/reaction';
import { writeSpeakers } from '../settings/store';
import { detect } from '../translation/detect';
import * as messages from './store';

/** Edits of one message: each keeps its text until the message goes. */
const EDITS_MAX = 100;

type Sent = { message: Message; fresh: boolean };

/**
 * A member says something, over a socket or HTTP. The id comes first: what is known already is answered as it is now,
 * costs nothing, and nothing else of the frame is read. `reads` is the language of what it is answered, `writes` the one to take a text for that neither says its own nor shows it.
 */
export function send(room: LiveRoom, member: Member, frame: { id?: unknown }, reads: Lang, writes: Lang = reads): Sent | Refusal {
  const now = room.now();
  const id = messageId.safeParse(frame.id).data;
  const isInTime = id !== undefined && timeOf(id) >= now - AGE_MAX && timeOf(id) <= now + AHEAD_MAX;
  const lookUpMs = isInTime && room.ids.isOnDisk(member.id, id, now) ? room.lookupLimit.take(member.id, now) : 0;
  if (lookUpMs) return reject('rate.limited', { retryAfterMs: lookUpMs });
  const known = isInTime ? room.ids.find(member.id, id, now) : null;
  if (known !== null) return { message: readOne(room, known, { member: member.id, lang: reads }), fresh: false };

  const parsed = chatSend.safeParse(frame, { reportInput: true });
  const refuseAs = (code: 'frame.invalid' | 'input.invalid') => reject(code, { issues: issuesOf(parsed.error!, reads) });
  if (!parsed.success && isMalformed(parsed.error)) return refuseAs('frame.invalid');
  const retryAfterMs = room.messageLimit.take(member.id, now);
  if (retryAfterMs) return reject('rate.limited', { retryAfterMs });
  if (id !== undefined && !isInTime) return reject(timeOf(id) > now ? 'id.future' : 'id.expired', { now });
  if (!parsed.success) return refuseAs('input.invalid');
  const refusal = mayWrite(room.settings, member, 'chat.send');
  if (refusal) return refusal;
  const { id: ownId, text, lang = detect(text, writes), replyTo } = parsed.data;
  if (replyTo !== undefined && !messages.get(room.sql, replyTo)) return reject('message.not_found');
  const isSlowed = room.settings.slowModeMs > 0 && !can(member.role, 'slow_mode.skip');
  const pauseMs = isSlowed ? member.lastSentAt + room.settings.slowModeMs - now : 0;
  if (pauseMs > 0) return reject('rate.limited', { retryAfterMs: pauseMs });

  const { settings } = room;
  const isNewSpeaker = settings.speakers < 2 && settings.firstSpeaker !== member.id;
  const write = (seq: number, at: number): DownOf<'chat.sent'> => {
    messages.insert(room.sql, { seq, at, id: ownId, member: member.id, text, lang, reply_to: replyTo ?? null });
    room.ids.remember(member.id, ownId, seq, at);
    if (isSlowed) room.members.put({ ...member, lastSentAt: at });
    if (isNewSpeaker) writeSpeakers(room.sql, settings.speakers + 1, settings.firstSpeaker ?? member.id);
    const author = { ...room.members.person(member.id), kind: 'person' as const };
    return { type: 'chat.sent', seq, id: ownId, createdAt: at, author, text, lang, ...(replyTo === undefined ? {} : { replyTo }) };
  };
  // In one frame, that they no longer type too.
  const { type: _, ...message } = room.connections.together(() => {
    const sent = room.append(write);
    room.typing.stop(member.id);
    return sent;
  });
  room.ids.keep(member.id, ownId, message.seq, message.createdAt);
  if (isNewSpeaker) room.settings = { ...settings, speakers: settings.speakers + 1, firstSpeaker: settings.firstSpeaker ?? member.id };
  room.translation.sent(message, member.id);
  room.previews.sent(message, member.id);
  return { message, fresh: true };
}

function readOne(room: LiveRoom, seq: number, reader: messages.Reader): Message {
  return messages.readBack(room, messages.between(room.sql, seq, seq), reader)[0]!;
}

/** Takes a message away, whatever was kept of it; what is under way for it is to be dropped after that. */
export const deleting =
  (room: LiveRoom, row: messages.MessageRow, by: string): Write<DownOf<'chat.deleted'>> =>
  (seq, deletedAt) => {
    const event = { type: 'chat.deleted' as const, seq, target: row.seq, by, deletedAt };
    events.insert(room.sql, deletedAt, event);
    events.forgetEdits(room.sql, row.last_edit);
    messages.bury(room.sql, row, deletedAt);
    reports.textGone(room, row.seq);
    if (by !== row.member) room.outbox.happened('message.deleted', row.member, row.seq);
    room.translation.forgetText(row);
    return event;
  };

/** `chat.send` is not here: its frame is read step by step, see `send`. */
export const chat: Handlers<'chat.edit' | 'chat.delete' | 'reaction.set'> = {
  'chat.edit': ({ room, member, socket }, { target, text, lang: said }) => {
    const row = messages.get(room.sql, target);
    if (!row || row.deleted_at !== null) return reject('message.not_found');
    if (row.member !== member.id) return reject('auth.forbidden');
    const isSame = row.text === text;
    const lang = said ?? (isSame ? row.lang : detect(text, room.connections.langOf(socket) ?? member.lang));
    if (isSame && lang === row.lang) return;
    if (row.edits >= EDITS_MAX) return reject('input.invalid');
    const previews = leftOf(row, text);
    room.append((seq, editedAt): DownOf<'chat.edited'> => {
      const event = { type: 'chat.edited' as const, seq, target, text, lang, editedAt };
      events.insert(room.sql, editedAt, event, row.last_edit);
      messages.edit(room.sql, target, { text, lang, previews }, editedAt, seq);
      room.translation.forgetText(row);
      return event;
    });
    room.translation.drop(target);
    room.translation.sent({ seq: target, text, lang }, member.id);
    room.previews.sent({ seq: target, text }, member.id, keptOf({ previews }));
  },

  'chat.delete': ({ room, member }, { target }) => {
    const row = messages.get(room.sql, target);
    if (!row) return reject('message.not_found');
    if (row.member !== member.id && !can(member.role, 'message.delete_any')) return reject('auth.forbidden');
    if (row.deleted_at !== null) return;
    room.append(deleting(room, row, member.id));
    room.translation.drop(target);
  },

  'reaction.set': ({ room, member }, { target, emoji, on }) => {
    const row = messages.get(room.sql, target);
    if (!row) return reject('message.not_found');
    const isOn = row.deleted_at === null && messages.hasReaction(room.sql, member.id, target, emoji);
    if (isOn === on) return;
    if (row.deleted_at !== null) return reject('message.not_found');
    const { [emoji]: before = 0, ...others } = messages.countsOf(row);
    if (on && before === 0 && Object.keys(others).length >= REACTIONS_MAX) return reject('input.invalid');
    const count = before + (on ? 1 : -1);
    room.append((seq, at): DownOf<'reaction.changed'> => {
      const event = { type: 'reaction.changed' as const, seq, target, emoji, member: member.id, on, count };
      events.insert(room.sql, at, event);
      messages.setReaction(room.sql, member.id, target, emoji, on, count ? { ...messages.countsOf(row), [emoji]: count } : others);
      return event;
    });
  },
};

/** A receipt, to the sender alone: for a message that was known already, or where the connection doesn't hear what is told to all. */
export function receipt({ room, socket }: From, { message, fresh }: Sent): void {
  if (!room.connections.hears(socket, message.seq, fresh)) room.connections.tell(socket, { type: 'chat.sent', ...message });
}
