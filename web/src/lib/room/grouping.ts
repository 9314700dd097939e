import type { Line, Waiting } from './lines';

export type Item =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'line'; key: string; line: Line; mine: boolean; first: boolean; last: boolean }
  | { kind: 'waiting'; key: string; waiting: Waiting; first: boolean };

/** What had come, and wasn't read, when the page was opened. */
export type Unread = { after: number; upTo: number };

const MINUTE_MS = 60_000;
const minuteOf = (at: number) => Math.floor(at / MINUTE_MS);

const together = (a: Line | undefined, b: Line | undefined) =>
  a !== undefined && b !== undefined && a.author.member === b.author.member && minuteOf(a.createdAt) === minuteOf(b.createdAt);

/** A message's name on the page: ids are their senders' own, so two members may use the same one. */
export const keyOf = (member: string, id: string) => `${member}:${id}`;

/**
 * What a log shows, top to bottom: a divider where the day changes and where the reader left off, and messages grouped by author
 * and minute: the name stands at the first of a group, the time at the last. What is still being sent comes after everything.
 * `dayOf` names the reader's calendar day.
 */
export function itemsOf(
  lines: Line[],
  waiting: Waiting[],
  me: string | null,
  unread: Unread | null,
  dayOf: (at: number) => string,
): Item[] {
  const items: Item[] = [];
  let divided = unread === null;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const mine = line.author.member === me;
    let broken = false;
    if (!before || dayOf(before.createdAt) !== dayOf(line.createdAt)) {
      items.push({ kind: 'day', key: `day:${line.seq}`, at: line.createdAt });
      broken = true;
    }
    if (!divided && unread && line.seq > unread.after && line.seq <= unread.upTo && !mine) {
      divided = true;
      if (before) items.push({ kind: 'unread', key: 'unread' });
      broken = true;
    }
    const first = broken || !together(before, line);
    items.push({ kind: 'line', key: keyOf(line.author.member, line.id), line, mine, first, last: !together(line, lines[i + 1]) });
  }
  for (const [i, one] of waiting.entries()) items.push({ kind: 'waiting', key: keyOf(me ?? '', one.id), waiting: one, first: i === 0 });
  return items;
}
