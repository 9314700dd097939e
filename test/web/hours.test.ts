import { expect, test } from 'vitest';
import { hourIn, isNightAt, nightOf } from '../../web/src/lib/profile/hours';

// 2026-11-21, 23:30 UTC.
const AT = Date.UTC(2026, 10, 21, 23, 30);

test('the hour is that of the visitor’s clock', () => {
  expect(['UTC', 'Asia/Seoul', 'Asia/Jakarta', 'America/Los_Angeles'].map((zone) => hourIn(zone, AT))).toEqual([23, 8, 6, 15]);
});

test('night is from six to six', () => {
  expect([0, 5, 6, 12, 17, 18, 23].map(isNightAt)).toEqual([true, true, false, false, false, true, true]);
});

test('a space is as bright as its owner says: by the clock, always, never, or as the visitor’s screen', () => {
  const at = (hours: 'visitor' | 'clock' | 'day' | 'night') => [12, 22].map((hour) => nightOf({ hours }, hour));
  expect(at('clock')).toEqual([false, true]);
  expect(at('day')).toEqual([false, false]);
  expect(at('night')).toEqual([true, true]);
  expect(at('visitor')).toEqual([null, null]);
});
