import type { Message } from '$rooms/protocol/chat';
import type { Down } from '$rooms/protocol/down';

/** A message as the page holds it. */
export type Line = Message & { reactions: NonNullable<Message['reactions']> };
/** What the reader has sent and the room hasn't answered: faint; with `held`, to be sent when the room's pause is over; with `problem`, refused. */
export type Waiting = { id: string; text: string; replyTo?: number; at: number; failed: boolean; held?: string; problem?: string };

export const lineOf = (message: Message): Line => ({ ...message, reactions: message.reactions ?? [] });

/** Both, by place in the log, each once; where both have a message, `page` has it as it is now. */
export function merge(lines: Line[], page: Message[]): Line[] {
  if (page.length === 0) return lines;
  const bySeq = new Map(lines.map((line) => [line.seq, line]));
  for (const message of page) bySeq.set(message.seq, lineOf(message));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

const change = (lines: Line[], seq: number, how: (line: Line) => Line) => lines.map((line) => (line.seq === seq ? how(line) : line));

function react(line: Line, emoji: string, count: number, mine: boolean | undefined): Line {
  const old = line.reactions.find((r) => r.emoji === emoji);
  const now = { emoji, count, mine: mine ?? old?.mine ?? false };
  const reactions = old ? line.reactions.map((r) => (r === old ? now : r)) : [...line.reactions, now];
  return { ...line, reactions: reactions.filter((r) => r.count > 0) };
}

/** The lines after one event of the room's. `me` is the reader's member. */
export function apply(lines: Line[], event: Down, me: string | null): Line[] {
  switch (event.type) {
    case 'chat.sent': {
      const last = lines.at(-1);
      if (!last || event.seq > last.seq) return [...lines, lineOf(event)];
      // A receipt that comes again says nothing of reactions.
      return merge(lines, [{ ...event, reactions: event.reactions ?? lines.find((line) => line.seq === event.seq)?.reactions }]);
    }
    case 'chat.edited':
      return change(lines, event.target, (line) =>
        event.text === undefined ? line : { ...line, text: event.text, lang: event.lang, editedAt: event.editedAt },
      );
    case 'chat.deleted':
      return change(lines, event.target, (line) => ({ ...line, text: '', reactions: [], editedAt: undefined, deletedAt: event.deletedAt }));
    case 'reaction.changed':
      return change(lines, event.target, (line) => react(line, event.emoji, event.count, event.member === me ? event.on : undefined));
    case 'member.updated': {
      const { nickname, role } = event;
      if (nickname === undefined && role === undefined) return lines;
      const renamed = (line: Line) => ({
        ...line,
        author: { ...line.author, nickname: nickname ?? line.author.nickname, role: role ?? line.author.role },
      });
      return lines.map((line) => (line.author.member === event.member ? renamed(line) : line));
    }
    default:
      return lines;
  }
}
