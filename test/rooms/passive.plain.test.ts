import { expect, test } from 'vitest';
import { idAt, memberNo, ok, PlainRoom, type PlainSocket } from './plain-room';

let n = 0;
const say = (room: PlainRoom, socket: PlainSocket, text = 'x') => room.up(socket, { type: 'chat.send', id: idAt(room.now, ++n), text });
const seqs = (socket: PlainSocket) => socket.frames.flat().flatMap((event) => ('seq' in event ? [event.seq] : []));
const resume = (since?: number) => ({ type: 'log.resume', epoch: 'epoch-1', ...(since === undefined ? {} : { since }) });

test.each([false, true])(
  '[FAN7] who pauses hears nothing, is still here, and resumes without gap or double; slept between: %s',
  (isAsleep) => {
    const room = new PlainRoom();
    const [head, tab] = [room.lead(), room.enter(1, 'ja')];
    say(room, head);
    expect(room.up(tab, { type: 'log.pause' })).toEqual([]);
    if (isAsleep) room.forget();
    const heard = tab.frames.length;
    say(room, head);
    room.up(head, { type: 'presence.typing', on: true });
    room.enter(2);
    room.up(head, { type: 'member.rename', nickname: 'Other' });
    expect(tab.frames.slice(heard)).toEqual([]);
    expect(ok(room.engine.view()).room.online).toBe(3);
    const back = room.up(tab, resume(1));
    expect(back[0]).toMatchObject({ type: 'room.welcome', gap: false, head: 3, online: 3 });
    expect(seqs(tab)).toEqual([1, 2, 3]);
    say(room, head);
    expect(seqs(tab)).toEqual([1, 2, 3, 4]);
  },
);

test('[FAN7] log.resume without a place, or from one that can’t be followed, is answered as such a connection is', () => {
  const room = new PlainRoom();
  const tab = room.enter(1);
  say(room, tab);
  room.up(tab, { type: 'log.pause' });
  expect(room.up(tab, { type: 'log.resume' })).toMatchObject([{ type: 'room.welcome', gap: false }, { type: 'history.page' }, {}, {}]);
  for (const place of [resume(2), resume(-1), resume(0.5), { type: 'log.resume', since: 0 }, { ...resume(0), epoch: 'other' }])
    expect(room.up(tab, place)).toMatchObject([{ type: 'room.welcome', gap: true }, { type: 'history.page' }, {}, {}]);
  expect(room.up(tab, { type: 'log.resume', since: '0' })).toMatchObject([{ code: 'frame.invalid', re: 'log.resume' }]);
});

test('[FAN7] what a pausing connection says itself is answered to it, and its other connections hear it', () => {
  const room = new PlainRoom();
  const [tab, other] = [room.enter(1), room.open(room.join(1).ticket)];
  room.up(tab, { type: 'log.pause' });
  const [sent] = say(room, tab, 'from the background');
  expect(sent).toMatchObject({ type: 'chat.sent', seq: 1, text: 'from the background', author: { member: memberNo(1) } });
  expect(seqs(other)).toEqual([1]);
});

test('[FAN7] no text is translated for a connection that pauses', () => {
  const room = new PlainRoom();
  const [head, tab] = [room.lead('en'), room.enter(1, 'ko')];
  room.up(tab, { type: 'log.pause' });
  say(room, head, 'Good morning everybody');
  expect(room.asked).toEqual([]);
  room.up(tab, { type: 'lang.set', lang: 'ja' });
  say(room, head, 'See you tomorrow then');
  expect(room.asked).toEqual([]);
});

test('[FAN4] log.ack is taken as it comes: beyond the head, below it, in a row', () => {
  const room = new PlainRoom();
  const tab = room.enter(1);
  for (const seq of [0, -5, 1e15, 0.5, 7]) expect(room.up(tab, { type: 'log.ack', seq })).toEqual([]);
  expect(room.up(tab, { type: 'log.ack' })).toMatchObject([{ code: 'frame.invalid', re: 'log.ack' }]);
  expect(room.up(tab, { type: 'log.ack', seq: '1' })).toMatchObject([{ code: 'frame.invalid' }]);
});
