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

/** A room of the site: whether it was given what it asks for, and what gives that back. */
function room(perDay: number, db = dbOf(env), timeoutMs = 20_000) {
  const budget = dayBudget(db, perDay, { now: () => now, timeoutMs });
  return {
    take: async (characters: number) => {
      const took = await budget.take(characters);
      return typeof took === 'string' ? took : 'taken';
    },
    taken: async (characters: number) => {
      const took = await budget.take(characters);
      if (typeof took === 'string') throw new Error(took);
      return took;
    },
  };
}
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

test('what is given back is there to be taken again, but not on another day', async () => {
  const budget = room(300);
  const giveBack = await budget.taken(300);
  expect(await budget.take(1)).toBe('spent');
  giveBack();
  const late = await budget.taken(300);
  expect((await row())?.taken).toBe(300);
  now += DAY_MS;
  expect(await budget.take(300)).toBe('taken');
  late();
  expect(await budget.take(1)).toBe('spent');
});

/** D1 as it is while `reach` says so. */
const reaching = (reach: { how: 'well' | 'away' | 'hanging' }) =>
  dbOf({
    DB: new Proxy(env.DB, {
      get: (target, name) => {
        if (reach.how === 'away') throw new Error('D1 is out of reach');
        if (reach.how === 'hanging') return () => hanging;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }),
  });
const hanging = { bind: () => hanging, raw: () => new Promise(() => {}), all: () => new Promise(() => {}) };

test.each(['away', 'hanging'] as const)('D1 is %s: nobody can say, and soon, until it is back', async (how) => {
  const reach: Parameters<typeof reaching>[0] = { how };
  const budget = room(1000, reaching(reach), 200);
  expect(await Promise.all([budget.take(10), budget.take(10), budget.take(10)])).toEqual(Array(3).fill('unreachable'));
  reach.how = 'well';
  expect(await budget.take(10)).toBe('unreachable');
  now += 5000;
  // A busy machine's D1 may need longer than 200 ms, once.
  await expect.poll(() => ((now += 5000), budget.take(10)), { timeout: 10_000 }).toBe('taken');
});
