import type { Message } from '$rooms/protocol/chat';
import type { Down, DownOf } from '$rooms/protocol/down';
import { linksOf } from '$rooms/protocol/links';
import { PREVIEWS_MAX, type Preview } from '$rooms/protocol/preview';
import type { Lang } from '$rooms/protocol/lang';
import type { MissedReason } from '$rooms/protocol/translation';

/**
 * A message as the page holds it. `missed`: there is no translation for who reads `lang`, and why. `asked`: the round of asking
 * (timeline.svelte.ts) in which it was last read from the room, so that a translation it lacks is asked for once.
 */
export type Line = Message & {
  reactions: NonNullable<Message['reactions']>;
  missed?: { lang: Lang; reason: MissedReason };
  asked: number;
};

export const lineOf = (message: Message, asked = 0): Line => ({ ...message, reactions: message.reactions ?? [], asked });

/** The index of the first line with at least this seq, in lines sorted by seq. */
export function placeOf(lines: readonly Line[], seq: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.seq ?? seq) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function find(lines: readonly Line[], seq: number): Line | undefined {
  const line = lines[placeOf(lines, seq)];
  return line?.seq === seq ? line : undefined;
}

/** Puts a page among the lines, in place: both by seq, each once; where both have a message, `page` has it as it is now. */
export function merge(lines: Line[], page: Line[]): void {
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return;
  const from = placeOf(lines, first.seq);
  const to = placeOf(lines, last.seq + 1);
  const bySeq = new Map([...lines.slice(from, to), ...page].map((line) => [line.seq, line]));
  lines.splice(from, to - from, ...[...bySeq.values()].sort((a, b) => a.seq - b.seq));
}

function react(line: Line, emoji: string, count: number, mine: boolean | undefined): Line {
  const old = line.reactions.find((r) => r.emoji === emoji);
  const now = { emoji, count, mine: mine ?? old?.mine ?? false };
  const reactions = old ? line.reactions.map((r) => (r === old ? now : r)) : [...line.reactions, now];
  return { ...line, reactions: reactions.filter((r) => r.count > 0) };
}

/** A line's previews, in the order of its links: of those alone that it has. */
function previewed(line: Line, previews: readonly Preview[]): Line {
  const links = linksOf(line.text, PREVIEWS_MAX).map(({ link }) => link);
  const shown = previews.filter(({ url }) => links.includes(url)).toSorted((a, b) => links.indexOf(a.url) - links.indexOf(b.url));
  return { ...line, previews: shown.length > 0 ? shown : undefined };
}

/** A line after an event of the room's that has it as its target. `me` is the reader's member. */
function changed(line: Line, event: Down, me: string | null): Line {
  switch (event.type) {
    case 'chat.edited': {
      const { text, lang, editedAt } = event;
      if (text === undefined) return line;
      const now = { ...line, text, lang, editedAt, translation: undefined, missed: undefined };
      return line.previews ? previewed(now, line.previews) : now;
    }
    case 'chat.deleted':
      return {
        ...line,
        text: '',
        reactions: [],
        editedAt: undefined,
        deletedAt: event.deletedAt,
        translation: undefined,
        missed: undefined,
        previews: undefined,
      };
    case 'reaction.changed':
      return react(line, event.emoji, event.count, event.member === me ? event.on : undefined);
    case 'translation.added': {
      const { lang, text, engine } = event;
      return line.deletedAt ? line : { ...line, translation: { lang, text, engine }, missed: undefined };
    }
    case 'translation.missed':
      return { ...line, missed: { lang: event.lang, reason: event.reason } };
    case 'preview.added': {
      const { type: _, target: __, ...preview } = event;
      return previewed(line, [...(line.previews ?? []).filter(({ url }) => url !== preview.url), preview]);
    }
    case 'preview.removed':
      return line.previews
        ? previewed(
            line,
            line.previews.filter(({ url }) => url !== event.url),
          )
        : line;
    default:
      return line;
  }
}

/** Whether an event may say something of lines, held now or still on their way. */
export const isOfLines = (event: Down): boolean => event.type === 'chat.sent' || event.type === 'member.updated' || 'target' in event;

function renamed(lines: Line[], { member, nickname, picture, role, into }: DownOf<'member.updated'>): boolean {
  if (nickname === undefined && role === undefined && picture === undefined) return false;
  let isHeld = false;
  for (const [i, line] of lines.entries()) {
    if (line.author.member !== member) continue;
    const { author } = line;
    const shown = picture === undefined ? author.picture : (picture ?? undefined);
    lines[i] = {
      ...line,
      author: { ...author, member: into ?? member, nickname: nickname ?? author.nickname, picture: shown, role: role ?? author.role },
    };
    isHeld = true;
  }
  return isHeld;
}

/** Changes the lines by one event of the room's, in place, and answers whether it did. `asked`: see Line. */
export function apply(lines: Line[], event: Down, me: string | null, asked = 0): boolean {
  if (event.type === 'chat.sent') {
    const { type: _, ...message } = event;
    // A receipt that comes again says nothing of reactions, nor of what was translated since.
    const held = find(lines, event.seq);
    merge(lines, [{ ...held, ...lineOf(message, asked), reactions: event.reactions ?? held?.reactions ?? [] }]);
    return true;
  }
  if (event.type === 'member.updated') return renamed(lines, event);
  if (!('target' in event) || event.target === undefined) return false;
  const i = placeOf(lines, event.target);
  const line = lines[i];
  if (line?.seq !== event.target) return false;
  const now = changed(line, event, me);
  lines[i] = now;
  return now !== line;
}
