import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReportCopy, RoomCard } from '$rooms/rpc';
import { idAt, PlainRoom, T0, type PlainSocket } from './plain-room';

const MINUTE = 60_000;
let n = 0;
const say = (room: PlainRoom, socket: PlainSocket, text = 'x') => room.up(socket, { type: 'chat.send', id: idAt(room.now, ++n), text });
const report = (room: PlainRoom, socket: PlainSocket, target: number, reason = '') =>
  room.up(socket, { type: 'report.send', target, kind: 'spam', reason });

/** The site's tables, as any number of rooms fill them: written over by what was drawn later. */
class Outside {
  card: RoomCard | null = null;
  readonly reports = new Map<number, ReportCopy>();
  /** When each card came, and how often anything was asked of it. */
  readonly cardsAt: number[] = [];
  calls = 0;
  /** What happens to a call, before (`down`, `hangs`) or after (`forgets`) it was written. */
  mood: 'up' | 'down' | 'hangs' | 'forgets' = 'up';
  /** A report that the tables never take. */
  refuses: number | null = null;

  constructor(room: PlainRoom) {
    room.publish = (card) =>
      this.#take(() => {
        this.cardsAt.push(room.now);
        this.card = card;
      });
    room.report = (copies) =>
      this.#take(() => {
        if (copies.some((copy) => copy.n === this.refuses)) throw new Error('a value that no column takes');
        for (const copy of copies) this.reports.set(copy.n, copy);
      });
  }

  async #take(write: () => void): Promise<void> {
    this.calls++;
    await Promise.resolve();
    if (this.mood === 'down') throw new Error('D1 is down');
    if (this.mood === 'hangs') return new Promise(() => undefined);
    write();
    if (this.mood === 'forgets') throw new Error('the answer was lost');
  }
}

/** Lets the alarm ring as often as it is set to until a moment. */
async function until(room: PlainRoom, at: number): Promise<void> {
  while (room.alarm !== null && room.alarm <= at) await room.ring();
  await room.elapse(Math.max(0, at - room.now));
}

let errors: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => errors.mockRestore());

test('[OUT1] a card goes within 5 s of a change, and no sooner than 9.5 s after the last; what changed is outside within 10 s', async () => {
  const room = new PlainRoom();
  const outside = new Outside(room);
  const head = room.lead();
  const changedAt: [at: number, seq: number][] = [];
  const end = T0 + 3 * MINUTE;
  for (let i = 0; room.now < end; i++) {
    await until(room, room.now + 730 + ((i * 911) % 2500));
    say(room, head, `word ${i}`);
    changedAt.push([room.now, i]);
    if (i % 3 === 0) report(room, head, head.last('chat.sent')!.seq);
    await until(room, room.now);
  }
  await until(room, end + MINUTE);
  expect(outside.cardsAt[0]! - T0).toBeLessThanOrEqual(5000);
  const gaps = outside.cardsAt.slice(1).map((at, i) => at - outside.cardsAt[i]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(9500);
  expect(outside.cardsAt.length).toBeGreaterThan(10);
  for (const [at] of changedAt) expect(outside.cardsAt.find((card) => card >= at)! - at).toBeLessThan(10_000);
  expect(outside.card?.words[0]?.text).toBe(`word ${changedAt.at(-1)![1]}`);
});

test('[OUT4] as many reports as a room may have go soon, twenty at once', async () => {
  const room = new PlainRoom();
  const outside = new Outside(room);
  const head = room.lead();
  for (let i = 0; i < 300; i++) {
    if (i % 20 === 0) room.up(room.enter(1 + i / 20), { type: 'presence.typing', on: false });
    room.now += 1000;
    say(room, head);
  }
  await until(room, room.now + MINUTE);
  const calls = outside.calls;
  const reporters = [...room.sockets].slice(1);
  for (const [i, socket] of reporters.entries()) for (let n = 1; n <= 20; n++) report(room, socket, i * 20 + n);
  await until(room, room.now + MINUTE);
  expect(outside.reports.size).toBe(300);
  expect(outside.calls - calls).toBe(15);
});

test('[OUT6] once all is outside, nothing is scheduled any more', async () => {
  const room = new PlainRoom();
  const outside = new Outside(room);
  const head = room.lead();
  room.enter(1);
  say(room, head);
  report(room, head, 1);
  await until(room, T0 + MINUTE);
  expect(outside.reports.size).toBe(1);
  expect([room.alarm, room.timers.size]).toEqual([null, 0]);
  expect(room.sql.exec('SELECT * FROM outbox').toArray()).toEqual([]);
});

describe.each([
  { mood: 'awake', isForgetful: false },
  { mood: 'forgetting', isForgetful: true },
])('the outside fails, $mood', ({ isForgetful }) => {
  const forget = (room: PlainRoom) => void (isForgetful && room.forget());

  test.each(['down', 'hangs', 'forgets'] as const)(
    '[OUT4] [OUT5] for ten minutes (%s): the room goes on, loses nothing, and a minute later all of it is there',
    async (mood) => {
      const room = new PlainRoom();
      const outside = new Outside(room);
      const head = room.lead();
      const other = room.enter(1);
      outside.mood = mood;
      const back = T0 + 10 * MINUTE;
      for (let i = 1; room.now < back; i++) {
        forget(room);
        expect(say(room, head, `word ${i}`)).toContainEqual(expect.objectContaining({ type: 'chat.sent', text: `word ${i}` }));
        expect(report(room, other, i, `reason ${i}`)).toContainEqual({ type: 'report.received', target: i });
        if (i > 15) room.up(head, { type: 'report.close', report: `rpt_${i - 15}` });
        await until(room, room.now + 7000);
      }
      const { seq } = head.last('chat.sent')!;
      expect(outside.calls, 'it is asked, and seldom').toBeGreaterThan(10);
      expect(outside.calls).toBeLessThan(300);
      outside.mood = 'up';
      await until(room, back + MINUTE);
      expect(outside.card?.words[0]?.text).toBe(`word ${seq}`);
      expect([...outside.reports.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
      for (const copy of outside.reports.values()) {
        expect(copy).toMatchObject({ target: copy.n, reason: `reason ${copy.n}`, text: `word ${copy.n}`, slug: 'plain0000000' });
        expect(copy.closedAt === null).toBe(copy.n > seq - 15);
      }
      expect([room.alarm, room.timers.size]).toEqual([null, 0]);
      expect(JSON.stringify([...outside.reports.values()])).not.toMatch(/mbr_|psn_/);
    },
  );

  test('[OUT5] a report that is never taken holds up nobody, and in the end wakes nobody', async () => {
    const room = new PlainRoom();
    const outside = new Outside(room);
    const head = room.lead();
    const other = room.enter(1);
    outside.refuses = 2;
    for (let i = 1; i <= 12; i++) {
      say(room, head);
      report(room, other, i);
    }
    await until(room, T0 + MINUTE);
    expect([...outside.reports.keys()].sort((a, b) => a - b)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (let day = 0; day < 3; day++) {
      forget(room);
      await until(room, room.now + 24 * 60 * MINUTE);
    }
    expect(room.alarm).toBeNull();
    expect(outside.calls).toBeLessThan(60);
    outside.refuses = null;
    room.now += 24 * 60 * MINUTE;
    say(room, head);
    await until(room, room.now + MINUTE);
    expect(outside.reports.has(2), 'it goes along once it is taken').toBe(true);
  });
});

test('[OUT4] the text of a deleted message goes from the report, whether it was outside by then or not', async () => {
  const room = new PlainRoom();
  const outside = new Outside(room);
  const head = room.lead();
  const other = room.enter(1);
  for (const text of ['told', 'secret', 'never outside']) say(room, other, text);
  for (const target of [1, 2]) report(room, head, target);
  room.up(head, { type: 'report.close', report: 'rpt_2' });
  await until(room, T0 + MINUTE);
  expect([...outside.reports.values()].map(({ text }) => text)).toEqual(['told', 'secret']);
  report(room, head, 3);
  for (const target of [2, 3]) room.up(other, { type: 'chat.delete', target });
  expect(JSON.stringify(room.sql.exec('SELECT * FROM outbox').toArray())).not.toMatch(/secret|never outside/);
  await until(room, room.now + MINUTE);
  expect([...outside.reports.values()]).toEqual([
    expect.objectContaining({ n: 1, target: 1, text: 'told', closedAt: null }),
    expect.objectContaining({ n: 2, target: 2, text: null, closedAt: T0 }),
    expect.objectContaining({ n: 3, target: 3, text: null, closedAt: null }),
  ]);
});

test('[OUT4] a report about a nickname has the name as it was, and no message', async () => {
  const room = new PlainRoom();
  const outside = new Outside(room);
  const head = room.lead();
  const other = room.enter(1);
  room.up(head, { type: 'report.send', member: other.load()!.member, kind: 'abuse', reason: 'rude' });
  room.up(other, { type: 'member.rename', nickname: 'Polite' });
  await until(room, T0 + MINUTE);
  expect([...outside.reports.values()]).toEqual([
    {
      slug: 'plain0000000',
      n: 1,
      createdAt: T0,
      kind: 'abuse',
      reason: 'rude',
      nickname: 'N1',
      target: null,
      text: null,
      closedAt: null,
      drawnAt: expect.any(Number),
    },
  ]);
});

test('[OUT5] what is logged of an outside that fails holds nothing that anybody said', async () => {
  const room = new PlainRoom();
  room.publish = (card) => Promise.reject(new Error(JSON.stringify(card)));
  room.report = (copies) => Promise.reject(new Error(JSON.stringify(copies)));
  const head = room.lead();
  say(room, head, 'a secret of last night');
  report(room, head, 1);
  await until(room, T0 + MINUTE);
  expect(errors).toHaveBeenCalled();
  expect(errors.mock.calls.flat().map(String).join('\n')).not.toMatch(/secret|Moonlight/);
});
