import { describe, expect, test } from 'vitest';
import { apply, lineOf, merge } from '../../web/src/lib/room/lines';
import { line } from './line';

describe('the lines of a log', () => {
  test('pages and live messages come together in one order, each once, the page as it is now', () => {
    const held = [line(3), line(5)];
    const page = [line(1), { ...line(3), text: 'edited', editedAt: 9 }];
    expect(merge(held, page).map(({ seq, text }) => [seq, text])).toEqual([
      [1, 'text 1'],
      [3, 'edited'],
      [5, 'text 5'],
    ]);
  });

  test('a receipt that comes again adds nothing and keeps the reactions', () => {
    const held = [{ ...line(1), reactions: [{ emoji: '👍', count: 2, mine: true }] }, line(2)];
    const { reactions: _, ...message } = line(1);
    expect(apply(held, { type: 'chat.sent', ...message }, null)).toEqual(
      held.map((l) => ({ ...l, ...(l.seq === 1 && { type: 'chat.sent' }) })),
    );
  });

  test('a deleted message keeps its place and loses its words and reactions', () => {
    const held = [lineOf({ ...line(1), reactions: [{ emoji: '👍', count: 1, mine: false }] })];
    const [gone] = apply(held, { type: 'chat.deleted', seq: 2, target: 1, by: 'mbr_b', deletedAt: 7 }, null);
    expect(gone).toMatchObject({ seq: 1, text: '', reactions: [], deletedAt: 7 });
  });

  test('an edit without text, of a message deleted since, changes nothing', () => {
    const held = [line(1)];
    expect(apply(held, { type: 'chat.edited', seq: 2, target: 1, lang: 'ko', editedAt: 7 }, null)).toEqual(held);
  });

  test('a reaction counts for everybody, is mine only if I set it, and goes at zero', () => {
    const event = { type: 'reaction.changed', seq: 2, target: 1, emoji: '🎉', member: 'mbr_me', on: true, count: 1 } as const;
    const once = apply([line(1)], event, 'mbr_me');
    expect(once[0]?.reactions).toEqual([{ emoji: '🎉', count: 1, mine: true }]);
    const twice = apply(once, { ...event, seq: 3, member: 'mbr_b', count: 2 }, 'mbr_me');
    expect(twice[0]?.reactions).toEqual([{ emoji: '🎉', count: 2, mine: true }]);
    expect(apply(twice, { ...event, seq: 4, on: false, count: 0 }, 'mbr_me')[0]?.reactions).toEqual([]);
  });

  test('a new nickname stands on every message of that member, and of nobody else', () => {
    const held = [line(1, 'mbr_a'), line(2, 'mbr_b')];
    const names = apply(held, { type: 'member.updated', seq: 3, member: 'mbr_a', nickname: '새 이름' }, null).map((l) => l.author.nickname);
    expect(names).toEqual(['새 이름', 'name of mbr_b']);
  });
});
