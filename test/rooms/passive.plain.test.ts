import { expect, test } from 'vitest';
import { crowded, saying, seqsOf, upTo } from './crowded';
import { memberNo, ok, type PlainRoom, PlainRoom as Room, type PlainSocket } from './plain-room';

const MOVED_MS = 10_000;
const say = (room: PlainRoom, socket: PlainSocket, text = 'x') => room.up(socket, saying(room, text));
const resume = (since?: number) => ({ type: 'log.resume', epoch: 'epoch-1', ...(since === undefined ? {} : { since }) });
const moved = (socket: PlainSocket) => socket.heard('log.moved').map(({ head, unread }) => [head, unread]);
/** Everything but how far the log has moved. */
const heard = (socket: PlainSocket, from: number) => socket.frames.slice(from).filter(([event]) => event?.type !== 'log.moved');

test.each([false, true])(
  '[FAN7] who pauses hears nothing, is still here, and resumes without gap or double; slept between: %s',
  (isAsleep) => {
    const { room, head, others } = crowded(2);
    const [tab] = others as [PlainSocket];
    say(room, head);
    expect(room.up(tab, { type: 'log.pause' })).toEqual([]);
    if (isAsleep) room.forget();
    const from = tab.frames.length;
    say(room, head);
    room.up(head, { type: 'presence.typing', on: true });
    room.enter(20);
    room.up(head, { type: 'member.rename', nickname: 'Other' });
    room.up(head, { type: 'glossary.propose', terms: { ko: '달빛', en: 'moonlight' } });
    room.pass(MOVED_MS);
    expect(heard(tab, from)).toEqual([]);
    expect(ok(room.engine.view()).room.online).toBe(3);
    const back = room.up(tab, resume(1));
    expect(back[0]).toMatchObject({ type: 'room.welcome', gap: false, head: 3, online: 3 });
    expect(seqsOf(tab)).toEqual([1, 2, 3]);
    say(room, head);
    expect(seqsOf(tab)).toEqual([1, 2, 3, 4]);
  },
);

test('[FAN7] in mid-tick: what waits is heard before the pause, and nothing twice after it', () => {
  const { room, head, others } = crowded(80);
  const [tab] = others as [PlainSocket];
  for (let i = 0; i < 3; i++) say(room, head);
  room.up(tab, { type: 'log.pause' });
  expect(seqsOf(tab)).toEqual([1, 2, 3]);
  for (let i = 0; i < 3; i++) say(room, head);
  room.up(tab, resume(3));
  for (let i = 0; i < 3; i++) say(room, head);
  room.pass(1000);
  expect(seqsOf(tab)).toEqual(upTo(9));
});

test('[FAN7] log.resume without a place, or from one that can’t be followed, is answered as such a connection is', () => {
  const room = new Room();
  const tab = room.enter(1);
  say(room, tab);
  room.up(tab, { type: 'log.pause' });
  const answer = (frame: Record<string, unknown>) => room.up(tab, frame).map(({ type }) => type);
  const newest = ['room.welcome', 'history.page', 'presence.listed', 'member.hidden'];
  expect(answer({ type: 'log.resume' })).toEqual(newest);
  for (const place of [resume(2), resume(-1), resume(0.5), { type: 'log.resume', since: 0 }, { ...resume(0), epoch: 'other' }]) {
    expect(answer(place)).toEqual(newest);
    expect(tab.last('room.welcome')?.gap).toBe(true);
  }
  expect(room.up(tab, { type: 'log.resume', since: '0' })).toMatchObject([{ code: 'frame.invalid', re: 'log.resume' }]);
});

test('[FAN7] it needs no pause: a connection that misses something asks for it anew', () => {
  const { room, head, others } = crowded(2);
  for (let i = 0; i < 5; i++) say(room, head);
  const from = others[0]!.frames.length;
  room.up(others[0]!, resume(2));
  say(room, head);
  expect(seqsOf(others[0]!, from)).toEqual([3, 4, 5, 6]);
});

test('[FAN7] what a pausing connection says itself is answered to it, and its other connections hear it', () => {
  const room = new Room();
  const [tab, other] = [room.enter(1), room.open(room.join(1).ticket)];
  room.up(tab, { type: 'log.pause' });
  const frame = saying(room, 'from the background');
  expect(room.up(tab, frame)).toMatchObject([{ type: 'chat.sent', seq: 1, author: { member: memberNo(1) } }]);
  expect(room.up(tab, frame)).toMatchObject([{ type: 'chat.sent', seq: 1 }]);
  expect(seqsOf(other)).toEqual([1]);
  room.pass(2 * MOVED_MS);
  expect(moved(tab), 'its own messages are no news').toEqual([]);
});

test.each([false, true])(
  '[FAN7] at most every 10 s it hears how far the log has moved and what others said; forgetting everything in between: %s',
  (isForgetful) => {
    const { room, head, others } = crowded(4);
    const [tab, talker, late] = others as [PlainSocket, PlainSocket, PlainSocket];
    const other = room.open(room.join(1).ticket);
    const pass = (ms: number) => {
      room.pass(ms);
      // As a room does that falls asleep once it has nothing to wait for, and wakes.
      if (isForgetful && !room.timers.size) {
        room.forget();
        ok(room.engine.view());
      }
    };
    say(room, talker);
    room.up(tab, { type: 'log.pause' });
    pass(3 * MOVED_MS);
    expect(moved(tab), 'nothing was said').toEqual([]);
    say(room, talker);
    expect(moved(tab), 'at once, after quiet').toEqual([[2, 1]]);
    pass(1000);
    say(room, talker);
    say(room, other);
    room.up(late, { type: 'log.pause' });
    say(room, head);
    room.up(head, { type: 'reaction.set', target: 1, emoji: '🍞', on: true });
    room.pass(MOVED_MS - 1001);
    expect(moved(tab)).toHaveLength(1);
    room.pass(1);
    expect([moved(tab), moved(late)]).toEqual([
      [
        [2, 1],
        [6, 3],
      ],
      [[6, 1]],
    ]);
    expect(room.timers.size).toBe(0);
    pass(2 * MOVED_MS);
    room.up(head, { type: 'reaction.set', target: 1, emoji: '🍞', on: false });
    pass(MOVED_MS);
    expect(moved(tab), 'nothing was said').toHaveLength(2);
    say(room, head);
    pass(MOVED_MS);
    expect([moved(tab).at(-1), moved(late).at(-1)]).toEqual([
      [8, 4],
      [8, 2],
    ]);
  },
);

test('[FAN7] it is counted to 1,000', () => {
  const { room, others } = crowded(60);
  const [tab, ...talkers] = others as [PlainSocket, ...PlainSocket[]];
  room.up(tab, { type: 'log.pause' });
  for (let i = 0; i < 1100; i++) {
    room.now += 20;
    say(room, talkers[i % talkers.length]!);
  }
  room.pass(MOVED_MS);
  expect(moved(tab).at(-1)).toEqual([1100, 1000]);
  const before = moved(tab).length;
  say(room, talkers[0]!);
  room.pass(MOVED_MS);
  expect(moved(tab).length, 'beyond, there is nothing to add').toBe(before);
});

test('[FAN7] no text is translated for a connection that pauses', () => {
  const room = new Room();
  const [head, tab] = [room.lead('en'), room.enter(1, 'ko')];
  room.up(tab, { type: 'log.pause' });
  say(room, head, 'Good morning everybody');
  expect(room.asked).toEqual([]);
  room.up(tab, { type: 'lang.set', lang: 'ja' });
  say(room, head, 'See you tomorrow then');
  expect(room.asked).toEqual([]);
  room.up(tab, resume(2));
  say(room, head, 'And again tomorrow then');
  expect(room.asked.map(({ to }) => to)).toContain('ja');
});

test('[FAN7] who is removed while pausing is cut off, and who hangs up is gone', () => {
  const { room, head, others } = crowded(3);
  for (const tab of others) room.up(tab, { type: 'log.pause' });
  room.up(head, { type: 'member.remove', member: memberNo(1) });
  expect(others[0]!.closed).toBe(4003);
  room.hangUp(others[1]!);
  room.pass(1000);
  expect(head.heard('presence.changed').flatMap(({ left }) => left ?? [])).toEqual([memberNo(1), memberNo(2)]);
  say(room, head);
  room.pass(MOVED_MS);
  expect(room.timers.size).toBe(0);
});
