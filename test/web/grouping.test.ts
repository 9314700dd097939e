import { describe, expect, test } from 'vitest';
import { standingOf, unreadFrom, type Unread } from '../../web/src/lib/room/grouping';
import type { Line } from '../../web/src/lib/room/lines';
import { line } from './line';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const dayOf = (at: number) => String(Math.floor(at / DAY));
const shape = (lines: Line[], me: string | null = null, unread: Unread | null = null, older = false) =>
  lines.map(({ seq }, i) => {
    const standing = standingOf(lines, i, me, unreadFrom(lines, unread, me), older, dayOf);
    return [seq, ...(['day', 'unread', 'first', 'last'] as const).filter((what) => standing[what])].join(' ');
  });

describe('what a log shows', () => {
  test('messages of one author in one minute stand together: the name once, the time once', () => {
    const lines = [line(1, 'a', 0), line(2, 'a', 10), line(3, 'b', 20), line(4, 'b', MINUTE)];
    expect(shape(lines)).toEqual(['1 day first', '2 last', '3 first last', '4 first last']);
  });

  test('a new day has a divider, and nobody goes on across it', () => {
    const lines = [line(1, 'a', DAY - 1), line(2, 'a', DAY)];
    expect(shape(lines)).toEqual(['1 day first last', '2 day first last']);
  });

  test('where older ones are still to come, the first line has no divider that might vanish with them', () => {
    expect(shape([line(5, 'a', 0), line(6, 'b', DAY)], null, null, true)).toEqual(['5 first last', '6 day first last']);
  });

  test('the unread divider stands before the first unread message of somebody else, once', () => {
    const lines = [line(1, 'b', 0), line(2, 'me', 1), line(3, 'b', 2), line(4, 'b', 3)];
    expect(shape(lines, 'me', { after: 1, upTo: 4 })).toEqual(['1 day first last', '2 first last', '3 unread first', '4 last']);
  });

  test('the very first of all has no unread divider above it: there is nothing to divide', () => {
    expect(shape([line(2, 'b', 0)], 'me', { after: 1, upTo: 4 })).toEqual(['2 day first last']);
  });

  test('what comes after the page was opened is never behind the divider', () => {
    const lines = [line(1, 'b', 0), line(9, 'b', 1)];
    expect(shape(lines, 'me', { after: 1, upTo: 8 }).join()).not.toContain('unread');
  });
});
