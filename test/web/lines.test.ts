import { describe, expect, test } from 'vitest';
import { apply, find, lineOf, merge, placeOf, type Line } from '../../web/src/lib/room/lines';
import type { Down } from '../../rooms/protocol/down';
import { line } from './line';

/** The lines after these events. */
function after(lines: Line[], events: Down[], me: string | null = null): Line[] {
  const changing = [...lines];
  for (const event of events) apply(changing, event, me);
  return changing;
}

describe('the lines of a log', () => {
  test('are found by seq, and so is the place of one that is not there', () => {
    const held = [line(3), line(5), line(9)];
    expect([1, 3, 4, 9, 10].map((seq) => placeOf(held, seq))).toEqual([0, 0, 1, 2, 3]);
    expect(find(held, 5)?.seq).toBe(5);
    expect(find(held, 4)).toBeUndefined();
  });

  test('pages and live messages come together in one order, each once, the page as it is now', () => {
    const held = [line(3), line(5), line(9)];
    merge(held, [line(1), { ...line(3), text: 'edited', editedAt: 9 }, line(4)]);
    expect(held.map(({ seq, text }) => [seq, text])).toEqual([
      [1, 'text 1'],
      [3, 'edited'],
      [4, 'text 4'],
      [5, 'text 5'],
      [9, 'text 9'],
    ]);
  });

  test('a receipt that comes again adds nothing, and keeps the reactions and the translation', () => {
    const translation = { lang: 'ja', text: 'こんにちは', engine: 'phrasebook' } as const;
    const held = [{ ...line(1), reactions: [{ emoji: '👍', count: 2, mine: true }], translation }, line(2)];
    const { reactions: _, asked: __, ...message } = line(1);
    expect(after(held, [{ type: 'chat.sent', ...message }])).toEqual(held);
  });

  test('previews stand in the order of their links; who edits, removes or deletes takes them away', () => {
    const [a, b] = ['https://a.example/', 'https://b.example/'];
    const added = (url: string, title = url): Down => ({ type: 'preview.added', target: 1, url, title });
    const urls = (lines: Line[]) => lines[0]!.previews?.map(({ url, title }) => [url, title]);
    const shown = after([{ ...line(1), text: `${a} ${b}` }], [added(b), added('https://c.example/'), added(a), added(b, 'B')]);
    expect(urls(shown)).toEqual([
      [a, a],
      [b, 'B'],
    ]);
    expect(urls(after(shown, [{ type: 'preview.removed', target: 1, url: a }]))).toEqual([[b, 'B']]);
    expect(urls(after(shown, [{ type: 'preview.removed', target: 1, url: 'https://c.example/' }]))).toHaveLength(2);
    expect(urls(after(shown, [{ type: 'chat.edited', seq: 2, target: 1, text: `${a}2`, lang: 'en', editedAt: 1 }]))).toBeUndefined();
    expect(urls(after(shown, [{ type: 'chat.edited', seq: 2, target: 1, text: a, lang: 'en', editedAt: 1 }]))).toHaveLength(1);
    expect(urls(after(shown, [{ type: 'chat.deleted', seq: 2, target: 1, by: 'x', deletedAt: 1 }]))).toBeUndefined();
  });

  test('a deleted message keeps its place and loses its words, its translation and its reactions', () => {
    const said = { ...line(1), translation: { lang: 'ja', text: '秘密', engine: 'x' } } as const;
    const held = [lineOf({ ...said, reactions: [{ emoji: '👍', count: 1, mine: false }] })];
    const [gone] = after(held, [{ type: 'chat.deleted', seq: 2, target: 1, by: 'mbr_b', deletedAt: 7 }]);
    expect(gone).toMatchObject({ seq: 1, text: '', reactions: [], deletedAt: 7 });
    expect(JSON.stringify(gone)).not.toContain('秘密');
  });

  test('an edit without text, of a message deleted since, changes nothing', () => {
    const held = [line(1)];
    expect(after(held, [{ type: 'chat.edited', seq: 2, target: 1, lang: 'ko', editedAt: 7 }])).toEqual(held);
  });

  test('a reaction counts for everybody, is mine only if I set it, and goes at zero', () => {
    const event = { type: 'reaction.changed', seq: 2, target: 1, emoji: '🎉', member: 'mbr_me', on: true, count: 1 } as const;
    const once = after([line(1)], [event], 'mbr_me');
    expect(once[0]?.reactions).toEqual([{ emoji: '🎉', count: 1, mine: true }]);
    const twice = after(once, [{ ...event, seq: 3, member: 'mbr_b', count: 2 }], 'mbr_me');
    expect(twice[0]?.reactions).toEqual([{ emoji: '🎉', count: 2, mine: true }]);
    expect(after(twice, [{ ...event, seq: 4, on: false, count: 0 }], 'mbr_me')[0]?.reactions).toEqual([]);
  });

  test('a new nickname stands on every message of that member, and of nobody else', () => {
    const held = [line(1, 'mbr_a'), line(2, 'mbr_b')];
    const names = after(held, [{ type: 'member.updated', seq: 3, member: 'mbr_a', nickname: '새 이름' }]).map((l) => l.author.nickname);
    expect(names).toEqual(['새 이름', 'name of mbr_b']);
  });
});

test('an event says whether it changed anything, so that nobody looks again for nothing', () => {
  const held = [line(1), line(3)];
  const says = (event: Down) => apply(held, event, null);
  const added = { type: 'translation.added', target: 3, lang: 'ja', text: 'こんにちは', engine: 'phrasebook' } as const;
  expect(says({ type: 'presence.typing', members: ['mbr_a'] })).toBe(false);
  expect(says({ type: 'presence.changed', online: 3 })).toBe(false);
  expect(says({ type: 'member.updated', seq: 4, member: 'mbr_z', nickname: '새 이름' })).toBe(false);
  expect(says({ type: 'member.updated', seq: 4, member: 'mbr_a', removed: true })).toBe(false);
  expect(says({ ...added, target: 2 })).toBe(false);
  expect(says({ type: 'chat.edited', seq: 4, target: 1, lang: 'ko', editedAt: 7 })).toBe(false);
  expect(says(added)).toBe(true);
  expect(says({ type: 'member.updated', seq: 4, member: 'mbr_a', nickname: '새 이름' })).toBe(true);
  expect(says({ type: 'chat.sent', ...line(5) })).toBe(true);
});

describe('translations of the lines', () => {
  const added = { type: 'translation.added', target: 1, lang: 'ja', text: 'こんにちは', engine: 'phrasebook' } as const;
  const missed = { type: 'translation.missed', target: 1, lang: 'ja', reason: 'busy' } as const;

  test('come after a miss; one of a message that is not held changes nothing', () => {
    const [held] = after([line(1)], [missed, added]);
    expect(held).toMatchObject({ translation: { lang: 'ja', text: 'こんにちは', engine: 'phrasebook' }, missed: undefined });
    expect(after([line(2)], [added, missed])).toEqual([line(2)]);
  });

  test('are of the words as they were: an edit drops them, and none comes to what was deleted', () => {
    const [edited] = after([line(1)], [added, { type: 'chat.edited', seq: 2, target: 1, text: '고침', lang: 'ko', editedAt: 7 }]);
    expect(edited).toMatchObject({ text: '고침', translation: undefined, missed: undefined });
    const [gone] = after([line(1)], [{ type: 'chat.deleted', seq: 2, target: 1, by: 'mbr_a', deletedAt: 7 }, added]);
    expect(gone?.translation).toBeUndefined();
  });
});
