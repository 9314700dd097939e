import { describe, expect, test } from 'vitest';
import { itemsOf, type Item } from '../../web/src/lib/room/grouping';
import { line } from './line';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const dayOf = (at: number) => String(Math.floor(at / DAY));
const shape = (items: Item[]) =>
  items.map((item) => (item.kind === 'line' ? `${item.line.seq}${item.first ? ' first' : ''}${item.last ? ' last' : ''}` : item.kind));

describe('what a log shows', () => {
  test('messages of one author in one minute stand together: the name once, the time once', () => {
    const lines = [line(1, 'a', 0), line(2, 'a', 10), line(3, 'b', 20), line(4, 'b', MINUTE)];
    expect(shape(itemsOf(lines, [], null, null, dayOf))).toEqual(['day', '1 first', '2 last', '3 first last', '4 first last']);
  });

  test('a new day has a divider, and nobody goes on across it', () => {
    const lines = [line(1, 'a', DAY - 1), line(2, 'a', DAY)];
    expect(shape(itemsOf(lines, [], null, null, dayOf))).toEqual(['day', '1 first last', 'day', '2 first last']);
  });

  test('the unread divider stands before the first unread message of somebody else, once', () => {
    const lines = [line(1, 'b', 0), line(2, 'me', 1), line(3, 'b', 2), line(4, 'b', 3)];
    expect(shape(itemsOf(lines, [], 'me', { after: 1, upTo: 4 }, dayOf))).toEqual([
      'day',
      '1 first last',
      '2 first last',
      'unread',
      '3 first',
      '4 last',
    ]);
  });

  test('what comes after the page was opened is never behind the divider', () => {
    const lines = [line(1, 'b', 0), line(9, 'b', 1)];
    expect(shape(itemsOf(lines, [], 'me', { after: 1, upTo: 8 }, dayOf))).not.toContain('unread');
  });

  test('two members may use one id: keys stay apart', () => {
    const items = itemsOf(
      [
        { ...line(1, 'a', 0), id: 'same' },
        { ...line(2, 'b', 1), id: 'same' },
      ],
      [],
      null,
      null,
      dayOf,
    );
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
  });

  test('what is still being sent comes last, under the key that it keeps once sent', () => {
    const waiting = { id: 'x', text: 'hi', at: 5, failed: false };
    const before = itemsOf([], [waiting], 'me', null, dayOf);
    const after = itemsOf([{ ...line(1, 'me', 5), id: 'x' }], [], 'me', null, dayOf);
    expect(before.at(-1)?.key).toBe(after.at(-1)?.key);
  });
});
