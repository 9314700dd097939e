import { expect, test } from 'vitest';
import { idAt, memberNo, PlainRoom, T0 } from '../../rooms/plain-room';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const say = (at: number, n: number) => ({ type: 'chat.send', id: idAt(at, n), text: `${n}` });

test.each([2, 5, 30])('[ID2] a clock that is %i hours ahead hears the room’s own, and by it the same words are taken', (hours) => {
  const room = new PlainRoom();
  const [head, far] = [room.lead(), room.enter(1)];
  room.pass(1000);
  const [error] = room.up(far, say(room.now + hours * HOUR, 1));
  expect(error).toMatchObject({ type: 'error', code: 'id.future', now: room.now, re: idAt(room.now + hours * HOUR, 1) });
  expect(head.heard('chat.sent')).toEqual([]);
  const now = (error as { now: number }).now;
  expect(room.up(far, say(now, 2))).toMatchObject([{ type: 'chat.sent', seq: 1, createdAt: room.now }]);
  // Whoever connects is told before it says anything.
  expect(far.heard('room.welcome')[0]?.now).toBe(T0);
});

test.each([2, 30, 6 * 24])('[ID1] a clock that is %i hours behind is taken at its word, once, and stamped by the room', (hours) => {
  const room = new PlainRoom();
  const far = room.enter(1);
  const frame = say(room.now - hours * HOUR, 1);
  expect(room.up(far, frame)).toMatchObject([{ type: 'chat.sent', seq: 1, createdAt: room.now }]);
  room.pass(10 * 60_000);
  room.forget();
  expect(room.up(far, frame)).toMatchObject([{ type: 'chat.sent', seq: 1 }]);
  expect(room.engine.mine(memberNo(1))).toMatchObject({ lastSeq: 1 });
});

test('[ID2] words of a clock that is more than a week behind are told to be too old, with the room’s time', () => {
  const room = new PlainRoom();
  const far = room.enter(1);
  expect(room.up(far, say(room.now - 8 * DAY, 1))).toMatchObject([{ code: 'id.expired', now: room.now }]);
  expect(room.up(far, say(room.now - 7 * DAY, 2))).toMatchObject([{ type: 'chat.sent' }]);
});

test('[ID1] an outbox of days ago, sent twice over, is in the log once and in order', () => {
  const room = new PlainRoom();
  const head = room.lead();
  const frames = Array.from({ length: 60 }, (_, n) => say(room.now - 5 * DAY + n * 60_000, n));
  const send = () => {
    const tab = room.open(room.join(1).ticket);
    room.pass(1000);
    for (const frame of frames) {
      let answer = room.up(tab, frame);
      while (answer[0]?.type === 'error') {
        expect(answer).toMatchObject([{ code: 'rate.limited', retryAfterMs: expect.any(Number) }]);
        room.pass(answer[0].retryAfterMs ?? 0);
        answer = room.up(tab, frame);
      }
      expect(answer).toMatchObject([{ type: 'chat.sent', id: frame.id }]);
    }
    room.hangUp(tab);
  };
  send();
  room.forget();
  send();
  expect(head.heard('chat.sent').map(({ seq, id }) => [seq, id])).toEqual(frames.map(({ id }, n) => [n + 1, id]));
});

test('[LOG2] a room whose own clock jumps back hours goes on in order, and takes what its people say', () => {
  const room = new PlainRoom();
  const socket = room.enter(1);
  room.up(socket, say(room.now, 1));
  room.now -= 5 * HOUR;
  // By the room’s clock, which stands still until its machine’s has caught up.
  expect(room.up(socket, say(T0, 2))).toMatchObject([{ type: 'chat.sent', seq: 2, createdAt: T0 }]);
  expect(room.up(socket, say(T0 + 50_000, 3))).toMatchObject([{ type: 'chat.sent', seq: 3, createdAt: T0 }]);
});
