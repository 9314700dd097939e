import { expect, test } from 'vitest';
import { tickMs } from '$rooms/fanout/tick';
import { BIG, crowded, QUIET_MS, saying, seqsOf, upTo } from './crowded';
import { memberNo, ok } from './plain-room';

const types = (frame: { type: string }[]) => frame.map(({ type }) => type);

test('[FAN2] the tick: none in small rooms, then it grows with the room, within bounds', () => {
  expect([1, 49].map(tickMs)).toEqual([0, 0]);
  const ticks = [50, 100, 500, 1000, 2000, 5000, 32_768].map(tickMs);
  expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
  expect([ticks[0], ticks.at(-1)]).toEqual([35, 250]);
});

test('[FAN2] a small room sends everything at once, and has no timer', () => {
  const { room, head, others } = crowded(10);
  const before = head.frames.length;
  for (let i = 0; i < 5; i++) room.up(others[i]!, saying(room));
  expect(head.frames.slice(before).map(types)).toEqual(Array.from({ length: 5 }, () => ['chat.sent']));
  expect(room.timers.size).toBe(0);
});

test('[FAN1] [FAN2] in a big room the first goes at once, what follows within a tick as one frame at its end, in order, to all alike', () => {
  const { room, head, others } = crowded(BIG);
  const [a, b] = [others[0]!, others[1]!];
  const before = b.frames.length;
  expect(types(room.up(a, saying(room)))).toEqual(['chat.sent']);
  room.pass(1);
  for (let i = 0; i < 7; i++) expect(room.up([a, b, head][i % 3]!, saying(room)), 'the sender waits like everybody').toEqual([]);
  room.up(a, { type: 'reaction.set', target: 1, emoji: '🍞', on: true });
  room.pass(tickMs(BIG) - 2);
  expect(b.frames.length, 'not before the tick has passed').toBe(before + 1);
  room.pass(1);
  expect(b.frames.slice(before).map((frame) => frame.length)).toEqual([1, 8]);
  for (const socket of [head, ...others]) expect(seqsOf(socket)).toEqual(upTo(9));
  expect(room.timers.size, 'the timer is there only while something waits').toBe(0);
});

test('[FAN2] a steady stream costs a frame a tick, however much is said', () => {
  const { room, head, others } = crowded(100);
  const before = head.frames.length;
  const step = 5;
  for (let i = 0; i < 200; i++) {
    room.up(others[i % others.length]!, saying(room));
    room.pass(step);
  }
  room.pass(QUIET_MS);
  const frames = head.frames.length - before;
  expect(seqsOf(head)).toEqual(upTo(200));
  expect(frames).toBeLessThanOrEqual(Math.ceil((200 * step) / tickMs(100)) + 1);
  expect(frames).toBeGreaterThan(20);
});

test('[FAN2] what waits is sent before it grows long: 100 events, or 64 Ki of text', () => {
  const { room, head, others } = crowded(150);
  const before = head.frames.length;
  for (const other of others.slice(0, 110)) room.up(other, saying(room));
  expect(head.frames.slice(before).map((frame) => frame.length)).toEqual([1, 100]);
  room.pass(QUIET_MS);
  for (const other of others.slice(0, 40)) room.up(other, saying(room, '가'.repeat(4000)));
  expect(head.frames.at(-1)!.length).toBeLessThan(20);
  room.pass(QUIET_MS);
  expect(seqsOf(head)).toEqual(upTo(150));
});

test('[FAN2] what is told to one comes after what was told to all before it, and tells that to all', () => {
  const { room, head, others } = crowded(BIG);
  const [a, b] = [others[0]!, others[1]!];
  room.up(a, saying(room));
  room.up(a, saying(room));
  room.up(b, saying(room));
  const answer = room.up(b, { type: 'history.fetch', before: 1, limit: 1 });
  expect(types(answer)).toEqual(['chat.sent', 'chat.sent', 'history.page']);
  expect(seqsOf(head)).toEqual([1, 2, 3]);
  expect(room.timers.size).toBe(0);
});

test('[FAN2] who connects in mid-tick hears nothing twice and misses nothing', () => {
  const { room, others } = crowded(BIG);
  room.up(others[0]!, saying(room));
  room.up(others[0]!, saying(room));
  const fresh = room.open(room.join(1).ticket);
  room.up(others[0]!, saying(room));
  const following = room.open(room.join(2).ticket, { since: '1', epoch: 'epoch-1' });
  room.up(others[0]!, saying(room));
  room.pass(QUIET_MS);
  expect(fresh.frames[0]!.slice(0, 2)).toMatchObject([
    { type: 'room.welcome', head: 2 },
    { type: 'history.page', messages: [{ seq: 1 }, { seq: 2 }] },
  ]);
  expect(seqsOf(fresh)).toEqual([3, 4]);
  expect(following.frames[0]).toMatchObject([{ type: 'room.welcome', head: 3 }]);
  expect(seqsOf(following)).toEqual([2, 3, 4]);
});

test('[FAN2] [CON5] the welcome is the first that is heard, though what isn’t the log waits', async () => {
  const { room, head } = crowded(BIG, 'ko');
  room.translate = async ({ to }) => ({ text: `… (${to})`, engine: 'test' });
  room.up(head, saying(room, 'Good morning'));
  await room.elapse(0);
  const waiting = room.timers.size;
  const fresh = room.enter(200, 'ko');
  expect([waiting, fresh.frames[0]![0]!.type]).toEqual([1, 'room.welcome']);
});

test('[FAN1] translations go in the same frame, to those who read them and to nobody else, in the order of all', async () => {
  const { room, head, others } = crowded(BIG, 'ko');
  room.translate = async ({ to }) => ({ text: `… (${to})`, engine: 'test' });
  const before = [head.frames.length, others[1]!.frames.length];
  room.up(head, saying(room, 'Good morning'));
  room.up(head, saying(room, 'Good evening'));
  // Both have come while the second still waits for its tick.
  await room.elapse(0);
  expect(others[1]!.frames.length).toBe(before[1]! + 1);
  room.pass(QUIET_MS);
  expect(others[1]!.frames.slice(before[1]).map(types)).toEqual([['chat.sent'], ['chat.sent', 'translation.added', 'translation.added']]);
  expect(head.frames.slice(before[0]).map(types)).toEqual([['chat.sent'], ['chat.sent']]);
});

test('[FAN2] a socket that closes while something waits costs nobody else anything', () => {
  const { room, head, others } = crowded(BIG);
  room.up(others[0]!, saying(room));
  room.up(others[0]!, saying(room));
  others[3]!.closed = 1006;
  room.pass(QUIET_MS);
  expect(seqsOf(head)).toEqual([1, 2]);
  expect(seqsOf(others[3]!)).toEqual([1]);
  room.hangUp(others[3]!);
  room.pass(QUIET_MS);
  expect(head.last('presence.changed')).toMatchObject({ online: BIG - 1, left: [memberNo(4)] });
});

test('[FAN2] [MOD1] who is removed hears of it, and of all before it, before the line is cut', () => {
  const { room, head, others } = crowded(BIG);
  room.up(others[0]!, saying(room));
  room.up(others[0]!, saying(room));
  room.up(head, { type: 'member.ban', member: memberNo(5) });
  expect(others[4]!.closed).toBe(4003);
  expect(seqsOf(others[4]!)).toEqual([1, 2, 3]);
  expect(others[4]!.last('member.updated')).toMatchObject({ member: memberNo(5), removed: true, banned: true });
});

test('[LIM4] who breaks the protocol hears why before the line is cut', () => {
  const { room, others } = crowded(BIG);
  room.up(others[1]!, saying(room));
  room.up(others[1]!, saying(room));
  for (let i = 0; i < 21; i++) room.up(others[0]!, '{');
  expect(others[0]!.closed).toBe(4009);
  expect(others[0]!.heard('error')).toHaveLength(21);
  expect(seqsOf(others[0]!)).toEqual([1, 2]);
});

test('[FAN2] a clock that is set back makes nobody wait longer', () => {
  const { room, head, others } = crowded(BIG);
  room.up(others[0]!, saying(room));
  room.now -= 3_600_000;
  room.up(others[0]!, saying(room));
  room.up(others[0]!, { type: 'presence.typing', on: true });
  room.pass(QUIET_MS);
  expect(seqsOf(head)).toEqual([1, 2]);
  expect(head.last('presence.typing')?.members).toEqual([memberNo(1)]);
});

test('[FAN2] what is said over HTTP is told like everything else', () => {
  const { room, head } = crowded(BIG);
  for (let i = 0; i < 3; i++) ok(room.engine.send({ member: memberNo(7) }, saying(room), null));
  expect(seqsOf(head)).toEqual([1]);
  room.pass(QUIET_MS);
  expect(seqsOf(head)).toEqual([1, 2, 3]);
});
