import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kill, type KillOptions } from './programs/kill.ts';
import { PROMISES, type PromiseName } from './violation.ts';

/** Rooms that are broken on purpose, each by the promise that it breaks. What else they break in consequence is not asked. */
const BROKEN: Record<string, PromiseName[]> = {
  'acknowledges-before-writing': ['lost'],
  'believes-the-author': ['misstamped'],
  'cuts-a-text': ['altered'],
  'doubles-what-is-sent-again': ['doubled'],
  'drops-an-event': ['hole'],
  'edits-what-is-deleted': ['changed-after-deletion'],
  'forgets-a-listener': ['undelivered'],
  'forgets-ids-when-restarted': ['doubled'],
  'forgets-reactions': ['state'],
  'keeps-a-deleted-edit': ['deleted-text'],
  'keeps-a-deleted-text': ['deleted-text'],
  'leaves-the-banned-connected': ['ban-left-open'],
  'lets-the-banned-in': ['banned-entered'],
  'lets-the-banned-speak': ['banned-spoke', 'banned-listened'],
  'passes-over-a-frame': ['unanswered'],
  'receipts-without-writing': ['lost'],
  'renames-the-log': ['epoch'],
  'reorders-a-sender': ['sender-order'],
  'replays-out-of-order': ['backwards'],
  'says-gap-for-nothing': ['needless-gap'],
  'says-nothing-of-a-gap': ['hole'],
  'says-what-nobody-said': ['invented'],
  'sends-before-writing': ['gone'],
  'skips-a-seq': ['hole'],
  'speaks-in-other-shapes': ['shape'],
  'tells-twice': ['repeated'],
  'tells-two-orders': ['two-orders'],
};

/** Three deaths of two small rooms, in which somebody is banned each time. */
const BRIEF: KillOptions = { rooms: 2, members: { least: 4, most: 5 }, deaths: { least: 9, most: 9 }, bans: 1, patienceMs: 3000 };
/** What a room breaks only at the moment of its death may take more than one look. */
const SEEDS = [1, 2, 3, 4, 5];

async function broken(seed: number, entry: string): Promise<Set<PromiseName>> {
  const { violations } = await kill({ seed, entry, isOver: (round) => round > 3, say: () => {} }, BRIEF);
  return new Set(violations.map(({ name }) => name));
}

test('a room that keeps its promises is not accused', async () => {
  expect(await broken(1, 'test/support/room-worker.ts')).toEqual(new Set());
}, 120_000);

test.each(Object.entries(BROKEN))(
  '%s is caught',
  async (name, promises) => {
    const found = new Set<PromiseName>();
    for (const seed of SEEDS) {
      for (const promise of await broken(seed, `test/faults/broken/${name}.ts`)) found.add(promise);
      if (promises.every((promise) => found.has(promise))) return;
    }
    expect([...found]).toEqual(expect.arrayContaining(promises));
  },
  300_000,
);

test('every promise is broken by some room, and every broken room is here', () => {
  expect(new Set(Object.values(BROKEN).flat())).toEqual(new Set(Object.keys(PROMISES)));
  const parts = new Set(['broken-room', 'late-writing']);
  const files = readdirSync(new URL('broken', import.meta.url)).map((file) => file.replace('.ts', ''));
  expect(files.filter((file) => !parts.has(file))).toEqual(Object.keys(BROKEN));
});
