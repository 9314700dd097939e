import { describe, expect, test, vi } from 'vitest';
import type { Message } from '../../rooms/protocol/chat';
import { Announcer } from '../../web/src/lib/room/announcer.svelte';
import { readingOf, type Reader } from '../../web/src/lib/room/reading';
import { refill, Refills } from '../../web/src/lib/room/refill';
import { Timeline, type Page } from '../../web/src/lib/room/timeline.svelte';
import { line } from './line';

const translation = { lang: 'ja', text: 'こんにちは', engine: 'phrasebook' } as const;
const reader: Reader = { lang: 'ja', me: 'mbr_me', asks: true, original: false };

describe('what a reader sees of a message', () => {
  test('the text in their language is the text; what was said is there on asking, with its own language', () => {
    const said = { ...line(1), translation };
    expect(readingOf(said, reader)).toEqual({
      text: 'こんにちは',
      lang: 'ja',
      label: { kind: 'translated', from: 'ko', engine: 'phrasebook' },
    });
    expect(readingOf(said, { ...reader, original: true })).toMatchObject({ text: 'text 1', lang: 'ko', label: { kind: 'translated' } });
  });

  test('until a translation comes, the original, and why: only a member’s page waits for one', () => {
    expect(readingOf(line(1), reader)).toEqual({ text: 'text 1', lang: 'ko', label: { kind: 'waiting', from: 'ko' } });
    expect(readingOf(line(1), { ...reader, asks: false }).label).toEqual({ kind: 'original', from: 'ko' });
    const missed = { ...line(1), missed: { lang: 'ja', reason: 'budget' } } as const;
    expect(readingOf(missed, reader).label).toEqual({ kind: 'missed', from: 'ko', reason: 'budget' });
  });

  test('a translation, or a miss, in another language than the reader’s is not shown', () => {
    const said = { ...line(1), translation, missed: { lang: 'ja', reason: 'busy' } } as const;
    expect(readingOf(said, { ...reader, lang: 'id' })).toEqual({ text: 'text 1', lang: 'ko', label: { kind: 'waiting', from: 'ko' } });
  });

  test('nothing stands under one’s own words, the reader’s language, words of no language, and what was deleted', () => {
    const plain = [
      { ...line(1, 'mbr_me'), translation },
      { ...line(1), lang: 'ja' },
      { ...line(1), lang: 'ja-JP' },
      { ...line(1), lang: 'und' },
      { ...line(1), text: '', deletedAt: 5 },
      // Said to be Korean, and without a word.
      { ...line(1), text: '👍🏽 https://a.example/한국 @mina 12:30 ⋯' },
    ];
    for (const one of plain) expect(readingOf(one, reader)).toEqual({ text: one.text, lang: one.lang, label: null });
  });

  test('a language that nobody translates is named, and not waited for', () => {
    expect(readingOf({ ...line(1), lang: 'fr' }, reader).label).toEqual({ kind: 'original', from: 'fr' });
  });
});

describe('asking for translations', () => {
  const page = (from: number, to: number, more = true): Page => ({
    messages: Array.from({ length: to - from + 1 }, (_, i) => {
      const { reactions: _r, asked: _a, ...message } = line(from + i);
      return message;
    }),
    more,
  });
  const nothing = { before: async () => null, after: async () => null, newest: async () => null };

  test('lines in sight that lack one are asked for once in a round, by reading their page again', async () => {
    const timeline = new Timeline(page(1, 60), false, nothing);
    const asked: number[] = [];
    const before = async (seq: number) => {
      asked.push(seq);
      return page(Math.max(1, seq - 50), seq - 1);
    };
    const asking = { timeline, lang: 'ja', me: null, before } as const;
    // What came with the page was asked for with it.
    await refill(asking, 20, 30);
    expect(asked).toEqual([]);
    timeline.round++;
    await refill(asking, 20, 30);
    await refill(asking, 20, 30);
    expect(asked).toEqual([32]);
    await refill(asking, 40, 59);
    expect(asked).toEqual([32, 61]);
    timeline.hear({ type: 'translation.added', target: 5, lang: 'id', text: 'halo', engine: 'x' }, null);
    timeline.round++;
    await refill({ ...asking, lang: 'id' }, 4, 4);
    await refill({ ...asking, lang: 'ko' }, 0, 59);
    expect(asked).toEqual([32, 61]);
  });

  test('a page in the language that was read before comes too late', async () => {
    const timeline = new Timeline(page(1, 5, false), false, nothing);
    timeline.round++;
    const before = async () => {
      timeline.round++;
      return { ...page(1, 5), messages: page(1, 5).messages.map((message) => ({ ...message, translation })) };
    };
    await refill({ timeline, lang: 'ja', me: null, before }, 0, 4);
    expect(timeline.lines.some((one) => one.translation)).toBe(false);
  });
});

describe('asking again and again', () => {
  const nothing = { before: async () => null, after: async () => null, newest: async () => null };
  const start: Page = { messages: Array.from({ length: 120 }, (_, i) => line(i + 1)), more: false };

  /** What is asked for, and how it ends. */
  function asking() {
    const timeline = new Timeline(start, false, nothing);
    timeline.round++;
    const calls: { seq: number; answer: (page: Page | null) => void; fail: (error: Error) => void }[] = [];
    const before = (seq: number) => new Promise<Page | null>((answer, fail) => calls.push({ seq, answer, fail }));
    const now: ReturnType<Refills['now']> = { timeline, lang: 'ja', me: null, before, inSight: [0, 9] };
    return { timeline, calls, now, refills: new Refills(() => now) };
  }

  test('what comes into sight while a page is on its way is asked for after it', async () => {
    const { calls, now, refills } = asking();
    const asked = refills.ask();
    now.inSight = [50, 59];
    void refills.ask();
    expect(calls.map(({ seq }) => seq)).toEqual([11]);
    calls[0]?.answer(null);
    await vi.waitFor(() => expect(calls.map(({ seq }) => seq)).toEqual([11, 61]));
    calls[1]?.answer(null);
    await asked;
    expect(calls).toHaveLength(2);
  });

  test('so is the same again, where the language or the line has changed meanwhile', async () => {
    const { timeline, calls, refills } = asking();
    const asked = refills.ask();
    timeline.round++;
    calls[0]?.answer({ messages: [{ ...line(10), translation }], more: true });
    await vi.waitFor(() => expect(calls.map(({ seq }) => seq)).toEqual([11, 11]));
    calls[1]?.answer(null);
    await asked;
  });

  test('one that throws doesn’t end it for ever', async () => {
    const { calls, refills } = asking();
    const asked = refills.ask();
    calls[0]?.fail(new Error('no page'));
    await expect(asked).rejects.toThrow('no page');
    void refills.ask();
    expect(calls).toHaveLength(2);
  });
});

describe('a hundred thousand messages', () => {
  const MANY = 100_000;
  const many = (from: number, count: number): Message[] => Array.from({ length: count }, (_, i) => line(from + i));
  const nothing = { before: async () => null, after: async () => null, newest: async () => null };

  test('are held, change one at a time, and grow at both ends without being copied', async () => {
    const older: Page = { messages: many(1, 50), more: false };
    const timeline = new Timeline({ messages: many(51, MANY), more: true }, false, { ...nothing, before: async () => older });
    const { lines } = timeline;
    timeline.hear({ type: 'chat.sent', ...many(MANY + 51, 1)[0]! }, null);
    timeline.hear({ type: 'reaction.changed', seq: MANY + 52, target: 500, emoji: '🎉', member: 'mbr_b', on: true, count: 1 }, null);
    expect(timeline.shifted).toBe(false);
    await timeline.loadOlder();
    expect(timeline.shifted).toBe(true);
    expect(timeline.lines).toBe(lines);
    expect(lines).toHaveLength(MANY + 51);
    expect(lines.every((one, i) => one.seq === i + 1)).toBe(true);
    expect(timeline.find(500)?.reactions).toHaveLength(1);
    timeline.trim();
    expect(lines.at(-1)?.seq).toBe(MANY + 51);
    expect(lines.length).toBeLessThan(MANY);
    expect(timeline.older).toBe(true);
  });
});

test('while a page is on its way: what it says nothing of is none of its business, and what is newer than it stands', async () => {
  let arrive = (_page: Page) => {};
  const before = () => new Promise<Page>((done) => (arrive = done));
  const timeline = new Timeline({ messages: [line(10)], more: true }, false, {
    before,
    after: async () => null,
    newest: async () => null,
  });
  const loaded = timeline.loadOlder();
  timeline.hear({ type: 'presence.typing', members: ['mbr_a'] }, null);
  timeline.hear({ type: 'chat.deleted', seq: 11, target: 9, by: 'mbr_a', deletedAt: 7 }, null);
  arrive({ messages: [line(8), line(9)], more: false });
  await loaded;
  expect(timeline.lines.map(({ seq, deletedAt }) => [seq, deletedAt])).toEqual([
    [8, undefined],
    [9, 7],
    [10, undefined],
  ]);
});

test('who types, comes or goes moves nothing', async () => {
  const nobody = { after: async () => null, newest: async () => null };
  const before = async () => ({ messages: [line(8), line(9)], more: false });
  const timeline = new Timeline({ messages: [line(10)], more: true }, false, { before, ...nobody });
  await timeline.loadOlder();
  expect(timeline.shifted).toBe(true);
  timeline.hear({ type: 'presence.typing', members: ['mbr_a'] }, null);
  timeline.hear({ type: 'presence.changed', online: 3 }, null);
  expect(timeline.shifted).toBe(true);
  timeline.hear({ type: 'translation.added', target: 9, lang: 'ja', text: 'こんにちは', engine: 'phrasebook' }, null);
  expect(timeline.shifted).toBe(false);
});

describe('what is said to who listens', () => {
  test('the translation where it comes soon enough, else the original, never both', () => {
    vi.useFakeTimers();
    const known = new Map<number, string>();
    const announcer = new Announcer(({ seq, text }) => ({ name: 'a', text: known.get(seq) ?? text, lang: 'ko', waits: !known.has(seq) }));
    for (const seq of [1, 2]) announcer.hear(line(seq));
    expect(announcer.said).toEqual([]);
    known.set(2, 'translated');
    announcer.look();
    expect(announcer.said.map(({ text }) => text)).toEqual(['translated']);
    vi.advanceTimersByTime(10_000);
    announcer.look();
    expect(announcer.said.map(({ text }) => text)).toEqual(['translated', 'text 1']);
    for (let seq = 3; seq < 30; seq++) {
      known.set(seq, `t${seq}`);
      announcer.hear(line(seq));
    }
    expect(announcer.said.length).toBeLessThan(10);
    vi.useRealTimers();
  });

  test('nothing of what was deleted meanwhile', () => {
    vi.useFakeTimers();
    const gone = new Set<number>();
    const announcer = new Announcer(({ seq, text }) => (gone.has(seq) ? null : { name: 'a', text, lang: 'ko', waits: seq < 3 }));
    for (const seq of [0, 1, 2, 3]) announcer.hear(line(seq));
    announcer.drop(0);
    gone.add(1);
    announcer.look();
    vi.advanceTimersByTime(10_000);
    gone.add(4);
    announcer.hear(line(4));
    expect(announcer.said.map(({ text }) => text)).toEqual(['text 3', 'text 2']);
    vi.useRealTimers();
  });
});

describe('a visitor’s looks', () => {
  const nothing = { before: async () => null, after: async () => null, newest: async () => null };
  const page = (...seqs: number[]): Page => ({ messages: seqs.map((seq) => line(seq)), more: true });

  test('tell what is new each time, but nothing that is gone by then', () => {
    const timeline = new Timeline(page(1, 2), false, nothing);
    const { messages } = page(2, 3, 4);
    const look = (looked: Page) => timeline.refresh(looked).map(({ seq }) => seq);
    expect(look({ messages: messages.map((one) => (one.seq === 3 ? { ...one, text: '', deletedAt: 9 } : one)), more: true })).toEqual([4]);
    expect(look(page(3, 4, 5))).toEqual([5]);
    expect(look(page(3, 4, 5))).toEqual([]);
  });
});
