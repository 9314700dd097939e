import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anniversary, dateOf, dayIn, dayNumber, isDate, isZone, nextDayAt, standingOf } from '../../worker/events/rules';

const DAY_MS = 24 * 60 * 60 * 1000;
const [first, last] = [dayNumber('1900-01-01'), dayNumber('2199-12-31')];
const day = fc.integer({ min: first, max: last });
const date = day.map(dateOf);
const zone = fc.constantFrom(
  'Asia/Seoul',
  'Asia/Tokyo',
  'Asia/Jakarta',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
);
/** Since Kiritimati moved over the date line, which cost it a day. */
const moment = fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2090, 0, 1) });
const kinds = fc.constantFrom('day' as const, 'yearly' as const, 'since' as const);

describe('dates', () => {
  test('a date is a day of the calendar, and back again', () => {
    fc.assert(
      fc.property(day, (n) => {
        expect(isDate(dateOf(n))).toBe(true);
        expect(dayNumber(dateOf(n))).toBe(n);
      }),
    );
  });
  test.each([
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '1899-12-31',
    '2200-01-01',
    '',
    '2026-11-21T00:00',
    ' 2026-11-21',
    '20261121',
  ])('%j is none', (text) => expect(isDate(text)).toBe(false));
  test('the 29th of February is one in leap years alone', () => {
    expect(isDate('2024-02-29')).toBe(true);
    expect(isDate('2000-02-29')).toBe(true);
    expect(isDate('2100-02-29')).toBe(false);
  });
  test('zones are those of the tz database, and nothing else', () => {
    for (const known of ['Asia/Seoul', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+9']) expect(isZone(known)).toBe(true);
    for (const none of ['', 'Mars/Base', '+09:00', '../../etc', 'Asia/Seoul\n', 'x'.repeat(100)]) expect(isZone(none)).toBe(false);
  });
});

describe('days somewhere', () => {
  test('the same moment is one day here and another there', () => {
    const at = Date.UTC(2026, 11, 24, 16);
    expect(dateOf(dayIn('Asia/Seoul', at))).toBe('2026-12-25');
    expect(dateOf(dayIn('Asia/Jakarta', at))).toBe('2026-12-24');
    expect(dateOf(dayIn('Pacific/Kiritimati', at))).toBe('2026-12-25');
    expect(dateOf(dayIn('America/Los_Angeles', at))).toBe('2026-12-24');
  });
  test('a day is never more than one from UTC’s, and never goes back', () => {
    fc.assert(
      fc.property(zone, moment, fc.integer({ min: 0, max: 40 * DAY_MS }), (where, at, later) => {
        expect(Math.abs(dayIn(where, at) - dayIn('UTC', at))).toBeLessThanOrEqual(1);
        expect(dayIn(where, at + later)).toBeGreaterThanOrEqual(dayIn(where, at));
      }),
    );
  });
  test('the next day begins when it does, whatever the clocks do that night', () => {
    fc.assert(
      fc.property(zone, moment, (where, at) => {
        const next = nextDayAt(where, at);
        expect(dayIn(where, next)).toBe(dayIn(where, at) + 1);
        expect(dayIn(where, next - 1001)).toBe(dayIn(where, at));
        expect(next - at).toBeLessThanOrEqual(26 * 60 * 60 * 1000);
      }),
      { numRuns: 60 },
    );
    // 23 hours: clocks go forward in Berlin on 2026-03-29.
    const midnight = Date.UTC(2026, 2, 28, 23);
    expect(nextDayAt('Europe/Berlin', midnight) - midnight).toBe(23 * 60 * 60 * 1000);
  });
});

describe('how an event stands', () => {
  test('it is today exactly where no day is left, and never in between', () => {
    fc.assert(
      fc.property(kinds, date, day, (kind, on, today) => {
        const standing = standingOf({ kind, date: on }, today);
        expect(standing.isToday).toBe(standing.days === 0);
        expect(dayNumber(standing.on) - today).toBe(standing.days);
        expect(kind === 'day' || standing.days >= 0).toBe(true);
      }),
    );
  });
  test('from one day to the next a day less is left, until the day itself', () => {
    fc.assert(
      fc.property(kinds, date, day, (kind, on, today) => {
        const [now, tomorrow] = [standingOf({ kind, date: on }, today), standingOf({ kind, date: on }, today + 1)];
        expect(kind === 'day' || now.days > 0 ? tomorrow.days === now.days - 1 : tomorrow.days > 0).toBe(true);
      }),
    );
  });
  test('a year never passes without its anniversary, on the day of the first', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 200 * 366 }), (on, later) => {
        const today = dayNumber(on) + later;
        const { days, turn, on: next } = standingOf({ kind: 'yearly', date: on }, today);
        expect(days).toBeLessThan(366);
        expect(next.slice(5)).toBe(on.slice(5) === '02-29' && !isDate(`${next.slice(0, 4)}-02-29`) ? '02-28' : on.slice(5));
        expect(turn?.count ?? 0).toBe(Number(next.slice(0, 4)) - Number(on.slice(0, 4)));
      }),
    );
  });
  test('days since are counted from one, and each hundredth and each year is celebrated', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 60 * 366 }), (on, later) => {
        const start = dayNumber(on);
        const { count, days, turn, isToday } = standingOf({ kind: 'since', date: on }, start + later);
        expect(count).toBe(later + 1);
        const isYear = later > 0 && Array.from({ length: 61 }, (_, years) => anniversary(on, years + 1)).includes(start + later);
        expect(isToday).toBe((later + 1) % 100 === 0 || isYear);
        expect(days).toBeLessThan(100);
        expect(turn?.unit === 'days' ? turn.count - 1 : later + days).toBe(later + days);
      }),
    );
  });
  test('before the first day, it is waited for', () => {
    expect(standingOf({ kind: 'since', date: '2026-12-01' }, dayNumber('2026-11-21'))).toEqual({
      isToday: false,
      on: '2026-12-01',
      days: 10,
      turn: null,
      count: null,
    });
    expect(standingOf({ kind: 'yearly', date: '2030-05-05' }, dayNumber('2026-05-05'))).toMatchObject({ on: '2030-05-05', turn: null });
  });
  test.each([
    ['day', '2026-12-24', '2026-11-21', 33, null],
    ['day', '2026-11-21', '2026-11-21', 0, null],
    ['day', '2026-11-11', '2026-11-21', -10, null],
    ['yearly', '2000-02-29', '2026-02-28', 0, { unit: 'years', count: 26 }],
    ['yearly', '2000-02-29', '2028-02-28', 1, { unit: 'years', count: 28 }],
    ['yearly', '2000-11-21', '2026-11-22', 364, { unit: 'years', count: 27 }],
    ['since', '2026-11-21', '2026-11-21', 99, { unit: 'days', count: 100 }],
    ['since', '2026-08-14', '2026-11-21', 0, { unit: 'days', count: 100 }],
    ['since', '2025-11-21', '2026-11-21', 0, { unit: 'years', count: 1 }],
    ['since', '2025-11-22', '2026-11-21', 1, { unit: 'years', count: 1 }],
  ] as const)('%s of %s on %s: %d days, %j', (kind, on, today, days, turn) => {
    expect(standingOf({ kind, date: on }, dayNumber(today))).toMatchObject({ days, turn });
  });
});
