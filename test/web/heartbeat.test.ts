import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Heartbeat } from '../../web/src/lib/room/connection/heartbeat';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

function beating() {
  const seen = { asked: 0, deadAt: null as number | null };
  const began = performance.now();
  const heart = new Heartbeat(
    () => seen.asked++,
    () => (seen.deadAt ??= performance.now() - began),
  );
  heart.start();
  return { heart, seen };
}

test('a line that has gone dead is found within 20 s, whenever that was', () => {
  for (const lastHeardMs of [0, 1, 4_999, 9_999]) {
    const { heart, seen } = beating();
    vi.advanceTimersByTime(lastHeardMs);
    heart.heard();
    vi.advanceTimersByTime(20_000);
    expect(seen.deadAt).toBeGreaterThan(lastHeardMs);
    expect(seen.deadAt).toBeLessThanOrEqual(lastHeardMs + 20_000);
    heart.stop();
  }
});

test('a line on which something is said isn’t asked, and one that answers is asked again and again', () => {
  const { heart, seen } = beating();
  for (let i = 0; i < 30; i++) {
    vi.advanceTimersByTime(5_000);
    heart.heard();
  }
  expect(seen.asked).toBe(0);
  for (let i = 1; i <= 5; i++) {
    vi.advanceTimersByTime(10_000);
    expect(seen.asked).toBe(i);
    vi.advanceTimersByTime(7_000);
    heart.heard();
  }
  expect(seen.deadAt).toBeNull();
});

test('who comes back to the page hears within seconds that the line is dead', () => {
  const { heart, seen } = beating();
  vi.advanceTimersByTime(2_000);
  heart.probe(4_000);
  expect(seen.asked).toBe(1);
  vi.advanceTimersByTime(3_999);
  expect(seen.deadAt).toBeNull();
  vi.advanceTimersByTime(1);
  expect(seen.deadAt).toBe(6_000);
});

test('a page that slept while it waited for the answer asks once more before it gives the line up, and only once', () => {
  const { heart, seen } = beating();
  vi.advanceTimersByTime(10_000);
  expect(seen.asked).toBe(1);
  // Asleep: the clock went on, and no timer ran.
  const slept = performance.now() + 3_600_000;
  vi.spyOn(performance, 'now').mockReturnValue(slept);
  vi.advanceTimersByTime(8_000);
  vi.restoreAllMocks();
  expect(seen).toEqual({ asked: 2, deadAt: null });
  vi.advanceTimersByTime(8_000);
  expect(seen.deadAt).not.toBeNull();
  heart.stop();
});

test('nothing is asked where there is no line', () => {
  const { heart, seen } = beating();
  heart.stop();
  heart.probe();
  vi.advanceTimersByTime(60_000);
  expect(seen).toEqual({ asked: 0, deadAt: null });
});
