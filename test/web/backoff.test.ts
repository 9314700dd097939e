import { expect, test } from 'vitest';
import { reconnectDelayMs } from '../../web/src/lib/room/backoff';

const longest = () => 1;

test('the window grows with the room, then doubles with every failure, and never passes half a minute', () => {
  const windows = (online: number) => [0, 1, 2, 3, 10].map((failed) => reconnectDelayMs({ failed, online }, longest));
  expect(windows(3)).toEqual([500, 1000, 2000, 4000, 30_000]);
  expect(windows(1000)).toEqual([20_000, 30_000, 30_000, 30_000, 30_000]);
  expect(windows(10_000)).toEqual([30_000, 30_000, 30_000, 30_000, 30_000]);
});

test('any moment of the window is as likely as any other', () => {
  expect(reconnectDelayMs({ failed: 0, online: 1000 }, () => 0)).toBe(0);
  expect(reconnectDelayMs({ failed: 0, online: 1000 }, () => 0.25)).toBe(5000);
});

test('what the server asks for is waited in full, and nobody comes back in the same instant even so', () => {
  expect(reconnectDelayMs({ failed: 0, online: 1, retryAfterMs: 4000 }, () => 0)).toBe(4000);
  expect(reconnectDelayMs({ failed: 0, online: 1, retryAfterMs: 4000 }, longest)).toBe(4500);
});

test('a thousand pages of one room, all cut off at once, come back at most at 100 in any second', () => {
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const at = Array.from({ length: 1000 }, () => reconnectDelayMs({ failed: 0, online: 1000 }, random));
  const perSecond = new Map<number, number>();
  for (const ms of at) perSecond.set(Math.floor(ms / 1000), (perSecond.get(Math.floor(ms / 1000)) ?? 0) + 1);
  expect(perSecond.size).toBe(20);
  expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(100);
});
