import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { dbOf } from '$worker/db/client';
import { dayBudget } from '$worker/providers/translate/budget';

const NOON = Date.UTC(2026, 10, 21, 12);
const DAY_MS = 86_400_000;
let now = NOON;
beforeEach(async () => {
  now = NOON;
  await env.DB.prepare('DELETE FROM translation_day').run();
});

const room = (perDay: number) => dayBudget(dbOf(env), perDay, () => now);
const row = () => env.DB.prepare('SELECT day, taken FROM translation_day ORDER BY day DESC').first<{ day: string; taken: number }>();

test('a room takes blocks: a hundred lines cost D1 a few rows', async () => {
  const budget = room(1_000_000);
  for (let i = 0; i < 100; i++) expect(await budget.take(20)).toBe('taken');
  // 250 + 500 + 1000 + 2000 hold 2000.
  expect(await row()).toEqual({ day: '2026-11-21', taken: 3750 });
});

test('many rooms that take at once never take more than the day has, and take all of it', async () => {
  const rooms = Array.from({ length: 12 }, () => room(3000));
  const outcomes = await Promise.all(rooms.flatMap((budget) => Array.from({ length: 60 }, () => budget.take(7))));
  const taken = outcomes.filter((outcome) => outcome === 'taken').length * 7;
  expect(taken).toBeLessThanOrEqual(3000);
  // What is left lies in the rooms' blocks, less than one text each.
  expect(taken).toBeGreaterThan(3000 - 12 * 7);
  expect(outcomes).toContain('spent');
  expect((await row())?.taken).toBe(3000);
});

test('a text that is larger than a block takes what it needs, one that is larger than the day nothing', async () => {
  const budget = room(10_000);
  expect(await budget.take(6000)).toBe('taken');
  expect(await budget.take(6000)).toBe('spent');
  // What the day still gave is there for those that fit.
  expect(await budget.take(4000)).toBe('taken');
  expect(await budget.take(1)).toBe('spent');
  expect((await row())?.taken).toBe(10_000);
});

test('the next day, UTC, begins with all of it', async () => {
  const budget = room(300);
  expect(await budget.take(300)).toBe('taken');
  expect(await budget.take(1)).toBe('spent');
  now += DAY_MS;
  expect(await budget.take(300)).toBe('taken');
  expect(await row()).toEqual({ day: '2026-11-22', taken: 300 });
});

test('a day of nothing gives nothing', async () => {
  expect(await room(0).take(1)).toBe('spent');
  expect(await row()).toBeNull();
});

test('D1 out of reach: nobody can say, until it is back', async () => {
  const reach = { isThere: false };
  const db = new Proxy(env.DB, {
    get: (target, name) => {
      if (!reach.isThere) throw new Error('D1 is out of reach');
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const budget = dayBudget(dbOf({ DB: db }), 1000, () => now);
  expect(await budget.take(10)).toBe('unreachable');
  reach.isThere = true;
  expect(await budget.take(10)).toBe('taken');
});
