import { expect, test } from 'vitest';
import { crowded, QUIET_MS, saying, seqsOf, upTo } from './crowded';
import { memberNo, type PlainRoom, type PlainSocket } from './plain-room';

const KIB = 1024;
const LONG = '가'.repeat(4000);
const ack = (room: PlainRoom, socket: PlainSocket, seq = seqsOf(socket).at(-1) ?? 0) => room.up(socket, { type: 'log.ack', seq });

/** A small room of talkers, one who reads what it is sent, and one who may not. */
function talk() {
  const { room, head, others } = crowded(30);
  const [slow, reader, ...talkers] = others as [PlainSocket, PlainSocket, ...PlainSocket[]];
  let turn = 0;
  /** Says so many KiB; everybody else but the slow one shows that it reads. */
  const say = (kib: number) => {
    const until = reader.bytes + kib * KIB;
    while (reader.bytes < until) {
      room.up(talkers[turn++ % talkers.length]!, saying(room, LONG));
      room.now += 10;
      for (const socket of [head, reader]) ack(room, socket);
    }
  };
  return { room, head, slow, reader, talkers, say };
}

/** Comes back as 4008 asks it to, and has everything once. */
function comesBack(room: PlainRoom, slow: PlainSocket) {
  const since = seqsOf(slow).at(-1)!;
  const back = room.open(room.join(1).ticket, { since: String(since), epoch: 'epoch-1' });
  for (let i = 0; i < 200; i++) {
    room.pass(100);
    ack(room, back);
  }
  expect(back.heard('room.welcome')[0]).toMatchObject({ gap: false });
  return [...seqsOf(slow), ...seqsOf(back)];
}

type Kind = 'by its acks' | 'by what the platform buffers';
const KINDS: Kind[] = ['by its acks', 'by what the platform buffers'];

/** Makes one that reads nothing from now on. The platform's count begins with nothing waiting. */
function stall(kind: Kind, room: PlainRoom, slow: PlainSocket) {
  if (kind === 'by its acks') return void ack(room, slow, 0);
  const read = slow.bytes;
  slow.buffered = () => slow.bytes - read;
}
function readsOn(kind: Kind, room: PlainRoom, slow: PlainSocket) {
  if (kind === 'by its acks') return void ack(room, slow);
  const read = slow.bytes;
  slow.buffered = () => slow.bytes - read;
}

test.each(KINDS)('[FAN4] past 256 KiB unread what doesn’t last isn’t sent, and how it stands now once it has been read: %s', (kind) => {
  const { room, slow, reader, talkers, say } = talk();
  say(16);
  stall(kind, room, slow);
  say(200);
  room.up(talkers[0]!, { type: 'presence.typing', on: true });
  room.pass(QUIET_MS);
  expect(slow.last('presence.typing')?.members).toEqual([memberNo(3)]);
  say(80);
  const [typing, presence] = [slow.heard('presence.typing').length, slow.heard('presence.changed').length];
  room.pass(QUIET_MS);
  room.up(talkers[1]!, { type: 'presence.typing', on: true });
  room.enter(100);
  room.pass(QUIET_MS);
  expect(reader.last('presence.typing')?.members).toContain(memberNo(4));
  expect(reader.last('presence.changed')?.joined).toEqual([memberNo(100)]);
  say(16);
  expect([slow.heard('presence.typing').length, slow.heard('presence.changed').length]).toEqual([typing, presence]);
  expect(seqsOf(slow), 'what lasts comes').toEqual(seqsOf(reader));
  readsOn(kind, room, slow);
  say(16);
  expect(slow.last('presence.listed')?.people.map(({ member }) => member)).toContain(memberNo(100));
  expect(slow.heard('presence.typing').length).toBeGreaterThan(typing);
  room.pass(QUIET_MS);
  room.enter(101);
  room.pass(QUIET_MS);
  expect(slow.last('presence.changed')?.joined, 'and then it hears all again').toEqual([memberNo(101)]);
  expect(slow.closed).toBeNull();
});

test.each(KINDS)('[FAN4] past 1 MiB unread it is closed with 4008, nobody else notices, and it comes back to everything: %s', (kind) => {
  const { room, slow, reader, say } = talk();
  say(16);
  stall(kind, room, slow);
  say(1000);
  expect(slow.closed).toBeNull();
  say(60);
  expect(slow.closed).toBe(4008);
  const last = seqsOf(reader).at(-1)!;
  expect(seqsOf(slow).length).toBeLessThan(last);
  say(100);
  const end = seqsOf(reader).at(-1)!;
  expect(seqsOf(reader)).toEqual(upTo(end));
  expect(reader.closed).toBeNull();
  expect(comesBack(room, slow)).toEqual(upTo(end));
});

test.each(KINDS)('[FAN4] 10 s with more than 256 KiB unread, and it is closed with the next frame; in between, it isn’t: %s', (kind) => {
  const { room, slow, say } = talk();
  say(16);
  stall(kind, room, slow);
  say(300);
  room.pass(9000);
  say(1);
  expect(slow.closed).toBeNull();
  readsOn(kind, room, slow);
  say(300);
  room.pass(9000);
  say(1);
  expect(slow.closed, 'it had read meanwhile').toBeNull();
  room.pass(2000);
  expect(slow.closed, 'no timer watches it').toBeNull();
  say(1);
  expect(slow.closed).toBe(4008);
});

test('[FAN4] one that says nothing of what it reads is let be as long as it gives any sign of life, and closed after 4 MiB without', () => {
  const { room, slow, reader, say } = talk();
  const signs = [() => void room.up(slow, { type: 'read.mark', seq: 1 }), () => void (slow.pingedAt = room.now)];
  for (const sign of signs) {
    say(3900);
    expect(slow.closed).toBeNull();
    room.now += 1000;
    sign();
    room.now += 1000;
  }
  say(3900);
  expect(slow.closed).toBeNull();
  say(300);
  expect(slow.closed).toBe(4008);
  expect(comesBack(room, slow)).toEqual(upTo(seqsOf(reader).at(-1)!));
});

test('[FAN4] who is closed so and comes back at once was never gone', () => {
  const { room, head, slow, say } = talk();
  stall('by its acks', room, slow);
  room.pass(QUIET_MS);
  const before = head.heard('presence.changed').length;
  say(1080);
  expect(slow.closed).toBe(4008);
  const back = room.open(room.join(1).ticket, { since: String(seqsOf(slow).at(-1)), epoch: 'epoch-1' });
  room.pass(QUIET_MS);
  expect(head.heard('presence.changed').length).toBe(before);
  room.hangUp(slow);
  room.pass(QUIET_MS);
  expect(head.heard('presence.changed').length, 'the close event of the old socket says nothing new').toBe(before);
  room.hangUp(back);
  expect(head.last('presence.changed')?.left).toEqual([memberNo(1)]);
});

test('[FAN4] one who stays away is told gone', () => {
  const { room, head, slow, say } = talk();
  stall('by its acks', room, slow);
  say(1080);
  room.pass(QUIET_MS);
  expect(slow.closed).toBe(4008);
  expect(head.last('presence.changed')?.left).toEqual([memberNo(1)]);
});

test('[FAN4] what it asked for itself closes nobody: pages of a megabyte', () => {
  const { room, slow, say } = talk();
  say(1300);
  ack(room, slow);
  const before = slow.bytes;
  for (let i = 0; i < 2; i++) room.up(slow, { type: 'history.fetch', after: 1, limit: 100 });
  expect(slow.bytes - before).toBeGreaterThan(2 * 1024 * KIB);
  say(100);
  expect(slow.closed).toBeNull();
  ack(room, slow);
  say(1100);
  expect(slow.closed, 'once it has been read, it gives no more leave').toBe(4008);
});

test('[FAN4] acks that can’t be are taken for the nearest that can: a liar in either direction gains nothing from the others', () => {
  const { room, slow, reader, say } = talk();
  ack(room, slow, 0);
  for (let i = 0; i < 12; i++) {
    say(100);
    ack(room, slow, -5);
    ack(room, slow, 0.5);
  }
  expect(slow.closed).toBe(4008);
  expect(seqsOf(reader)).toEqual(upTo(seqsOf(reader).at(-1)!));
});

test('[FAN4] acks have a bucket of their own', () => {
  const { room, slow } = talk();
  for (let i = 0; i < 200; i++) expect(ack(room, slow, 0)).toEqual([]);
  expect(ack(room, slow, 0)).toMatchObject([{ code: 'rate.limited', re: 'log.ack' }]);
  expect(room.up(slow, { type: 'history.fetch', before: 1, limit: 1 })).toMatchObject([{ type: 'history.page' }]);
});
