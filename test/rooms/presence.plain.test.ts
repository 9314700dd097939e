import { expect, test } from 'vitest';
import { PlainRoom } from './plain-room';

const typing = { type: 'presence.typing', on: true };
/** Long enough for what is told next not to be merged with what was told before. */
const QUIET_MS = 500;

test('[PRE2] who types is gone 6 s after the last word of it, and renewing says nothing anew', () => {
  const room = new PlainRoom();
  const [head, other] = [room.lead(), room.enter(1)];
  room.pass(2 * QUIET_MS);
  room.up(other, typing);
  expect(head.heard('presence.typing').map((e) => e.members.length)).toEqual([1]);
  room.pass(4000);
  room.up(other, typing);
  room.pass(5999);
  expect(head.heard('presence.typing')).toHaveLength(1);
  room.pass(1);
  expect(head.heard('presence.typing').map((e) => e.members.length)).toEqual([1, 0]);
  expect(room.timers.size, 'no timer is left to keep the room awake').toBe(0);
});

test('[PRE2] two who type end each at their own time', () => {
  const room = new PlainRoom();
  const [head, a, b] = [room.lead(), room.enter(1), room.enter(2)];
  room.up(a, typing);
  room.pass(3000);
  room.up(b, typing);
  room.pass(3000);
  expect(head.last('presence.typing')?.members).toHaveLength(1);
  room.up(b, { type: 'presence.typing', on: false });
  room.pass(QUIET_MS);
  expect(head.last('presence.typing')?.members).toEqual([]);
  expect(room.timers.size).toBe(0);
});

test('[PRE2] typing that a restart interrupted still ends', () => {
  const room = new PlainRoom();
  const [head, a] = [room.lead(), room.enter(1)];
  room.up(a, typing);
  room.forget();
  room.up(head, { type: 'history.fetch', before: 1, limit: 1 });
  room.pass(6000);
  expect(head.last('presence.typing')?.members).toEqual([]);
});

test('[PRE1] with more than 100 people here, the count alone', () => {
  const room = new PlainRoom();
  const head = room.lead();
  const others = Array.from({ length: 100 }, (_, i) => {
    room.pass(QUIET_MS);
    return room.enter(i + 1);
  });
  expect(head.heard('presence.changed')).toHaveLength(101);
  expect(head.heard('presence.changed')[99]).toMatchObject({ online: 100, joined: [expect.any(String)], people: [expect.anything()] });
  expect(head.last('presence.changed')).toEqual({ type: 'presence.changed', online: 101 });
  expect(others[98]!.heard('presence.listed')[0]?.people).toHaveLength(100);
  expect(others[99]!.heard('presence.listed')).toEqual([]);
  room.pass(QUIET_MS);
  room.hangUp(others[99]!);
  expect(head.last('presence.changed')).toMatchObject({ online: 100, left: [expect.any(String)] });
});

test('[PRE1] who hung up while the room slept is told gone, once, and the directory hears of it', async () => {
  const room = new PlainRoom();
  const [head, a] = [room.lead(), room.enter(1)];
  const { member } = a.heard('room.welcome')[0]!.you;
  const second = room.open(room.join(1).ticket);
  room.pass(QUIET_MS);
  room.forget();
  // Both ends are gone before the room wakes; the platform tells them one by one.
  a.closed = second.closed = 1006;
  room.wakes.length = 0;
  room.hangUp(a);
  room.hangUp(second);
  expect(head.heard('presence.changed').slice(2)).toEqual([{ type: 'presence.changed', online: 1, left: [member] }]);
  expect(room.wakes.length).toBeGreaterThan(0);
  await room.engine.wake();
  expect(room.published.at(-1)).toMatchObject({ online: 1 });
  room.pass(QUIET_MS);
  room.open(room.join(1).ticket);
  expect(head.last('presence.changed')).toMatchObject({ online: 2, joined: [member] });
});

test('[PRE1] a member removed while away was not here to leave', () => {
  const room = new PlainRoom();
  const head = room.lead();
  const { member } = room.join(1);
  room.up(head, { type: 'member.remove', member: member.id });
  expect(head.heard('member.updated')).toMatchObject([{ member: member.id, removed: true }]);
  expect(head.heard('presence.changed').filter((e) => e.left)).toEqual([]);
});

test('[PRE2] with more than 100 people here, only the twenty who began first are named, and whoever comes after them moves up', () => {
  const room = new PlainRoom();
  const head = room.lead();
  const others = Array.from({ length: 100 }, (_, i) => room.enter(i + 1));
  room.pass(2 * QUIET_MS);
  for (const other of others.slice(0, 30)) room.up(other, typing);
  room.pass(QUIET_MS);
  const named = head.last('presence.typing')!.members;
  expect(named).toHaveLength(20);
  room.up(others[0]!, { type: 'presence.typing', on: false });
  room.pass(QUIET_MS);
  const after = head.last('presence.typing')!.members;
  expect(after).toHaveLength(20);
  expect(after.filter((member) => !named.includes(member))).toHaveLength(1);
});
