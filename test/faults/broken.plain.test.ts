import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BROKEN, findings, isCaught } from './broken-rooms.ts';
import { PROMISES } from './violation.ts';

test('a room that keeps its promises is not accused', async () => {
  expect(await findings(undefined, 1)).toEqual(new Set());
}, 120_000);

test.each(Object.keys(BROKEN))(
  '%s is caught',
  async (name) => {
    const { caught, found } = await isCaught(name);
    expect(caught, [...found].join(', ')).toBe(true);
  },
  300_000,
);

test('every promise is broken by some room, and every broken room is here', () => {
  expect(new Set(Object.values(BROKEN).flatMap(({ by }) => by))).toEqual(new Set(Object.keys(PROMISES)));
  const parts = new Set(['broken-room', 'late-writing']);
  const files = readdirSync(new URL('broken', import.meta.url)).map((file) => file.replace('.ts', ''));
  expect(files.filter((file) => !parts.has(file))).toEqual(Object.keys(BROKEN));
});
