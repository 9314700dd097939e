import { placeOf, type Line } from './lines';

/** What had come, and wasn't read, when the page was opened. */
export type Unread = { after: number; upTo: number };
/** How a line stands among its neighbours. `day` and `unread`: a divider stands above it. */
export type Standing = { mine: boolean; first: boolean; last: boolean; day: boolean; unread: boolean };

const MINUTE_MS = 60_000;
const minuteOf = (at: number) => Math.floor(at / MINUTE_MS);

const together = (a: Line | undefined, b: Line | undefined) =>
  a !== undefined && b !== undefined && a.author.member === b.author.member && minuteOf(a.createdAt) === minuteOf(b.createdAt);

/** The first unread message of somebody else; null where that is the very first that is held, or there is none. */
export function unreadFrom(lines: readonly Line[], unread: Unread | null, me: string | null): number | null {
  if (!unread) return null;
  const from = placeOf(lines, unread.after + 1);
  for (let i = from; i < lines.length; i++) {
    const line = lines[i];
    if (!line || line.seq > unread.upTo) return null;
    if (line.author.member !== me) return i > 0 ? line.seq : null;
  }
  return null;
}

/** How many of others' unread messages are held; `more`: there may be others above the first line. */
export function unreadHeld(
  lines: readonly Line[],
  { after, upTo }: Unread,
  me: string | null,
  older: boolean,
): { count: number; more: boolean } {
  const from = placeOf(lines, after + 1);
  const unread = lines.slice(from, placeOf(lines, upTo + 1));
  return { count: unread.filter((line) => line.author.member !== me && !line.deletedAt).length, more: from === 0 && older };
}

/**
 * How the line at `i` stands, by its neighbours alone, so that one event costs the same in a log of any length: a divider where the
 * day changes and where the reader left off (`unread`, a seq), and messages grouped by author and minute: the name stands at the
 * first of a group, the time at the last. Where there are `older` ones than those held, nobody knows yet whether the day begins with
 * the first: it has no divider, which would vanish under the reader when they come. `dayOf` names the reader's calendar day.
 */
export function standingOf(
  lines: readonly Line[],
  i: number,
  me: string | null,
  unread: number | null,
  older: boolean,
  dayOf: (at: number) => string,
): Standing {
  const [before, line, after] = [lines[i - 1], lines[i], lines[i + 1]];
  const divides = (a: Line | undefined, b: Line | undefined) =>
    b !== undefined && (b.seq === unread || !a || dayOf(a.createdAt) !== dayOf(b.createdAt));
  return {
    mine: line?.author.member === me,
    first: divides(before, line) || !together(before, line),
    last: !together(line, after),
    day: line !== undefined && (before ? dayOf(before.createdAt) !== dayOf(line.createdAt) : !older),
    unread: line !== undefined && line.seq === unread,
  };
}
