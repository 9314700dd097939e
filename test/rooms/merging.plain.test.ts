import { expect, test } from 'vitest';
import { crowded, QUIET_MS, saying } from './crowded';
import { memberNo, PlainRoom, type PlainSocket } from './plain-room';

const typing = (on: boolean) => ({ type: 'presence.typing', on });
const changes = (socket: PlainSocket) => socket.heard('presence.changed');

test('[FAN3] in a quiet room who comes and goes is told at once, then at most every 500 ms, all together', () => {
  const { room, head } = crowded(2);
  const before = changes(head).length;
  room.enter(10);
  expect(changes(head).slice(before)).toMatchObject([{ online: 3, joined: [memberNo(10)], people: [{ nickname: 'N10' }] }]);
  const [a, b] = [room.enter(11), room.enter(12)];
  room.pass(499);
  expect(changes(head).length).toBe(before + 1);
  room.pass(1);
  expect(changes(head).slice(before + 1)).toMatchObject([{ online: 5, joined: [memberNo(11), memberNo(12)] }]);
  room.hangUp(a);
  room.hangUp(b);
  room.enter(13);
  room.pass(QUIET_MS);
  expect(changes(head).slice(before + 2)).toEqual([
    {
      type: 'presence.changed',
      online: 4,
      joined: [memberNo(13)],
      left: [memberNo(11), memberNo(12)],
      people: [expect.objectContaining({ member: memberNo(13) })],
    },
  ]);
  expect(room.timers.size).toBe(0);
});

test('[FAN3] it goes with a frame that goes anyway', () => {
  const { room, head, others } = crowded(3);
  room.enter(10);
  room.enter(11);
  const before = head.frames.length;
  room.up(others[0]!, saying(room));
  expect(head.frames.slice(before)).toMatchObject([[{ type: 'chat.sent' }, { type: 'presence.changed', joined: [memberNo(11)] }]]);
  room.pass(QUIET_MS);
  expect(head.frames.length).toBe(before + 1);
});

test('[FAN3] a thousand who come and go in between are told by nothing at all', () => {
  const { room, head, others } = crowded(3);
  room.hangUp(others[1]!);
  const before = head.frames.length;
  for (let i = 0; i < 1000; i++) room.hangUp(room.enter(10 + i));
  room.pass(QUIET_MS);
  expect(head.frames.length).toBe(before);
  expect(room.timers.size).toBe(0);
});

test('[FAN3] a member who leaves and comes back in between, on whatever connection, was never gone', () => {
  const { room, head, others } = crowded(3);
  room.enter(10);
  const before = changes(head).length;
  room.hangUp(others[0]!);
  const [first, second] = [room.open(room.join(1).ticket), room.open(room.join(1).ticket)];
  room.hangUp(first);
  room.pass(QUIET_MS);
  expect(changes(head).length).toBe(before);
  room.hangUp(second);
  expect(changes(head).slice(before)).toEqual([{ type: 'presence.changed', online: 3, left: [memberNo(1)] }]);
});

test('[FAN3] who was shown somebody that is gone again before all were told hears so', () => {
  const { room, head } = crowded(2);
  room.enter(10);
  const brief = room.enter(11);
  const witness = room.enter(12);
  expect(witness.heard('presence.listed')[0]?.people.map(({ member }) => member)).toContain(memberNo(11));
  room.hangUp(brief);
  room.pass(QUIET_MS);
  expect(witness.last('presence.changed')).toMatchObject({ left: [memberNo(11)], joined: [memberNo(12)] });
  expect(head.last('presence.changed')?.online).toBe(4);
});

/** Whom a connection believes to be here. */
function believed(socket: PlainSocket): string[] {
  const here = new Set<string>();
  for (const event of socket.frames.flat()) {
    if (event.type === 'presence.listed') for (const { member } of event.people) here.add(member);
    if (event.type !== 'presence.changed') continue;
    for (const member of event.joined ?? []) here.add(member);
    for (const member of event.left ?? []) here.delete(member);
  }
  return [...here].sort();
}

test.each([1, 2, 3, 4, 5])('[FAN3] whatever the coming and going, everybody ends up knowing who is here, seed %i', (seed) => {
  let state = seed;
  const random = (n: number) => ((state = (state * 1103515245 + 12345) & 0x7fffffff) >>> 8) % n;
  const room = new PlainRoom();
  const open: PlainSocket[] = [room.lead()];
  const memberOf = (socket: PlainSocket) => socket.heard('room.welcome')[0]!.you.member;
  for (let step = 0; step < 400; step++) {
    room.pass(random(3) ? random(60) : random(700));
    if (random(2) || open.length < 2) open.push(room.enter(1 + random(12)));
    else room.hangUp(open.splice(1 + random(open.length - 1), 1)[0]!);
    while (open.length > 40) room.hangUp(open.pop()!);
    for (const socket of open.filter(({ closed }) => closed !== null)) open.splice(open.indexOf(socket), 1);
    if (random(10) === 0) room.up(open[0]!, saying(room));
  }
  room.pass(QUIET_MS);
  const here = [...new Set(open.map(memberOf))].sort();
  for (const socket of open) {
    expect(believed(socket)).toEqual(here);
    expect(socket.last('presence.changed')?.online ?? here.length).toBe(here.length);
  }
});

test('[FAN3] a big room hears the count alone, and who was shown a wrong one hears the right one', () => {
  const { room, head, others } = crowded(120);
  const before = changes(head).length;
  room.enter(200);
  const brief = room.enter(201);
  const witness = room.enter(202);
  expect(witness.heard('room.welcome')[0]?.online).toBe(123);
  expect(witness.heard('presence.listed')).toEqual([]);
  room.hangUp(brief);
  room.hangUp(others[0]!);
  room.enter(1);
  room.pass(QUIET_MS);
  expect(changes(head).slice(before)).toEqual([
    { type: 'presence.changed', online: 121 },
    { type: 'presence.changed', online: 122 },
  ]);
  expect(witness.last('presence.changed')).toEqual({ type: 'presence.changed', online: 122 });
});

test('[FAN3] in a big room, who was welcomed with a count that has changed back hears the right one', () => {
  const { room } = crowded(120);
  room.enter(200);
  const brief = room.enter(201);
  const witness = room.open(room.join(5).ticket);
  expect(witness.heard('room.welcome')[0]?.online).toBe(122);
  room.hangUp(brief);
  room.pass(QUIET_MS);
  expect(witness.last('presence.changed')).toEqual({ type: 'presence.changed', online: 121 });
});

test('[FAN3] frames grow linearly with joins: as many for each at 100, 300 and 1,000', () => {
  const perJoin = [100, 300, 1000].map((joins) => {
    const room = new PlainRoom();
    const sockets = [room.lead()];
    room.pass(QUIET_MS);
    for (let i = 0; i < joins; i++) {
      sockets.push(room.enter(1 + i));
      room.pass(5000 / joins);
    }
    room.pass(QUIET_MS);
    expect(sockets.at(-1)!.last('presence.changed')?.online).toBe(joins + 1);
    return sockets.reduce((frames, socket) => frames + socket.frames.length, 0) / joins;
  });
  console.log(`Frames for each of 100, 300, 1000 joins within 5 s: ${perJoin.map((frames) => frames.toFixed(1)).join(', ')}`);
  expect(Math.max(...perJoin) / Math.min(...perJoin)).toBeLessThan(1.15);
});

test('[FAN3] who types is merged: one event with who types at the end', () => {
  const { room, head, others } = crowded(20);
  const before = head.frames.length;
  room.up(others[0]!, typing(true));
  for (const other of others.slice(1, 10)) room.up(other, typing(true));
  for (const other of others.slice(0, 5)) room.up(other, typing(false));
  room.pass(500);
  expect(head.heard('presence.typing').map(({ members }) => members.length)).toEqual([1, 5]);
  expect(head.frames.length).toBe(before + 2);
  room.up(others[5]!, typing(false));
  room.up(others[5]!, typing(true));
  room.pass(500);
  expect(head.frames.length, 'it is as it was').toBe(before + 2);
});

test('[FAN3] who was shown somebody typing that has stopped before all were told hears so', () => {
  const { room, others } = crowded(5);
  room.up(others[0]!, typing(true));
  room.up(others[1]!, typing(true));
  const witness = room.enter(50);
  expect(witness.last('presence.typing')?.members).toEqual([memberNo(1), memberNo(2)]);
  room.up(others[1]!, typing(false));
  room.pass(QUIET_MS);
  expect(witness.last('presence.typing')?.members).toEqual([memberNo(1)]);
});

test('[FAN3] [PRE2] a message and the end of its typing are one frame', () => {
  const { room, head, others } = crowded(5);
  room.up(others[0]!, typing(true));
  room.pass(QUIET_MS);
  const before = head.frames.length;
  room.up(others[0]!, saying(room));
  expect(head.frames.slice(before)).toMatchObject([[{ type: 'chat.sent' }, { type: 'presence.typing', members: [] }]]);
});
