import { afterEach, expect, test, vi } from 'vitest';
import type { Sql } from '$rooms/deps';
import { BIG, crowded, QUIET_MS, saying, seqsOf, upTo } from './crowded';
import { idAt, memberNo, memorySql, ok, PlainRoom, type PlainSocket } from './plain-room';

const KIB = 1024;
const LONG = '가'.repeat(4000);
afterEach(() => vi.restoreAllMocks());

/** A room of a few people in which so much was said and done, by turns. */
function withLog(events: number, text = 'hello', sql?: Sql) {
  const room = new PlainRoom({}, sql);
  const head = room.lead();
  const speakers = Array.from({ length: 10 }, (_, i) => room.enter(10 + i));
  for (let n = 0; n < events; n++) {
    room.now += 100;
    const speaker = speakers[n % 10]!;
    const frame = n % 10 < 7 ? saying(room, text) : { type: 'reaction.set', target: 1, emoji: '🍞', on: n % 20 < 10 };
    room.up(speaker, frame);
  }
  expect(ok(room.engine.mine(memberNo(0))).lastSeq).toBe(events);
  room.pass(QUIET_MS);
  return { room, head, speakers };
}

const follow = (room: PlainRoom, since = 0, member = 1) => room.open(room.join(member).ticket, { since: String(since), epoch: 'epoch-1' });
const logged = (socket: PlainSocket) => socket.frames.filter((frame) => frame.some((event) => 'seq' in event));
const ack = (room: PlainRoom, socket: PlainSocket) => room.up(socket, { type: 'log.ack', seq: seqsOf(socket).at(-1) ?? 0 });
/** The room's turns, one by one, until it has nothing to do. */
const turn = (room: PlainRoom) => room.pass(Math.max(0, Math.min(...[...room.timers].map(({ at }) => at)) - room.now));

test.each([false, true])(
  '[FAN5] 5,000 events, with new ones coming in: no gap, no double, in order; forgetting everything in between: %s',
  (isForgetful) => {
    const { room, head, speakers } = withLog(5000);
    const socket = follow(room);
    expect(seqsOf(socket), 'as much as one turn takes').toEqual(upTo(500));
    let turns = 1;
    for (; room.timers.size && seqsOf(socket).length < 5200; turns++) {
      if (turns % 2) room.up(speakers[turns % 10]!, saying(room));
      if (isForgetful) {
        room.forget();
        room.up(head, { type: 'history.fetch', before: 1, limit: 1 });
      }
      const before = logged(socket).length;
      turn(room);
      expect(logged(socket).length - before).toBeLessThanOrEqual(10);
    }
    expect(turns).toBeGreaterThan(9);
    const end = ok(room.engine.mine(memberNo(0))).lastSeq;
    expect(seqsOf(socket)).toEqual(upTo(end));
    expect(logged(socket).every((frame) => frame.length <= 50)).toBe(true);
    for (let i = 0; i < 3; i++) room.up(speakers[i]!, saying(room));
    expect(seqsOf(socket), 'and then live').toEqual(upTo(end + 3));
    expect(socket.heard('presence.listed'), 'who is here comes after it, once').toHaveLength(1);
    room.pass(QUIET_MS);
    expect(room.timers.size).toBe(0);
  },
);

test('[FAN5] in mid-tick of a big room', () => {
  const { room, others } = crowded(BIG);
  for (let n = 0; n < 700; n++) {
    room.up(others[n % others.length]!, saying(room));
    room.pass(10);
  }
  const socket = follow(room, 0, 300);
  for (let n = 0; n < 50; n++) {
    room.up(others[n]!, saying(room));
    room.pass(3);
  }
  room.pass(QUIET_MS);
  expect(seqsOf(socket)).toEqual(upTo(750));
});

test('[FAN5] several at once, each from its own place, share the room’s turns', () => {
  const { room, speakers } = withLog(2000);
  const sockets = [0, 300, 1200, 1999].map((since, i) => follow(room, since, i + 1));
  const all = () => sockets.reduce((sum, socket) => sum + logged(socket).length, 0);
  for (let turns = 0; room.timers.size && turns < 100; turns++) {
    const before = all();
    turn(room);
    expect(all() - before).toBeLessThanOrEqual(10);
  }
  room.up(speakers[0]!, saying(room));
  expect(sockets.map((socket) => seqsOf(socket))).toEqual([0, 300, 1200, 1999].map((since) => upTo(2001, since + 1)));
});

test.each(['acks', 'the platform'] as const)(
  '[FAN5] it waits while more than 512 KiB are unread, and goes on as they are read: as %s tells',
  (kind) => {
    const { room } = withLog(1000, LONG);
    const { key } = room.join(1);
    const socket = room.open(ok(room.engine.ticket(key)).ticket);
    let read = socket.bytes;
    if (kind === 'the platform') socket.buffered = () => socket.bytes - read;
    const reads = () => {
      read = socket.bytes;
      if (kind === 'acks') ack(room, socket);
    };
    reads();
    room.up(socket, { type: 'log.resume', since: 0, epoch: 'epoch-1' });
    reads();
    const frame = 50 * 13 * KIB;
    let most = 0;
    for (let i = 0; i < 1000 && seqsOf(socket).at(-1) !== 1000; i++) {
      room.pass(300);
      most = Math.max(most, socket.bytes - read);
      // It reads every third of these moments.
      if (i % 3 === 0) reads();
    }
    expect(seqsOf(socket)).toEqual(upTo(1000));
    expect(most).toBeGreaterThan(512 * KIB);
    expect(most).toBeLessThan(512 * KIB + 2 * frame);
    expect(socket.closed).toBeNull();
  },
);

test.each([
  ['that acknowledges', 10_000],
  ['that only showed signs of life', 30_000],
] as const)('[FAN5] a reader %s, and then reads no more, is closed with 4008 and comes back to the rest', (kind, patienceMs) => {
  const { room, speakers } = withLog(1500, LONG);
  const socket = follow(room);
  if (kind === 'that acknowledges') ack(room, socket);
  room.pass(patienceMs - 500);
  expect(socket.closed).toBeNull();
  const heard = seqsOf(socket);
  expect(heard.length).toBeLessThan(1000);
  room.pass(1000);
  expect(socket.closed).toBe(4008);
  expect(seqsOf(socket)).toEqual(heard);
  room.pass(QUIET_MS);
  expect(room.timers.size, 'nobody is waited for any more').toBe(0);
  room.up(speakers[0]!, saying(room));
  const back = follow(room, heard.at(-1)!);
  for (let i = 0; i < 150; i++) {
    room.pass(100);
    ack(room, back);
  }
  expect([...heard, ...seqsOf(back)]).toEqual(upTo(1501));
});

test('[FAN5] what is told outside the log comes meanwhile, its own messages in their place, and a repeated one once', () => {
  const { room, head } = withLog(1200);
  const socket = follow(room);
  const early = { type: 'chat.send', id: idAt(room.now, 990_000), text: 'while I catch up' };
  expect(room.up(socket, early), 'it comes in its place').toEqual([]);
  expect(room.up(socket, early)).toEqual([]);
  room.up(head, { type: 'glossary.propose', terms: { ko: '달빛', en: 'moonlight' } });
  expect(socket.heard('glossary.changed')).toHaveLength(1);
  room.pass(QUIET_MS);
  expect(seqsOf(socket)).toEqual(upTo(1201));
  expect(socket.heard('chat.sent').filter(({ id }) => id === early.id)).toHaveLength(1);
  expect(room.up(socket, early)).toMatchObject([{ type: 'chat.sent', seq: 1201 }]);
});

test('[FAN5] [TR5] translations that come while it catches up reach it, and what lacks is asked for at its end', async () => {
  const { room, head } = withLog(1200);
  room.translate = async ({ to }) => ({ text: `… (${to})`, engine: 'test' });
  const socket = room.open(room.join(1).ticket, { since: '0', epoch: 'epoch-1', lang: 'ko' });
  room.up(head, saying(room, 'Good evening to all of you'));
  await room.elapse(QUIET_MS);
  const translated = new Set(socket.heard('translation.added').map(({ target }) => target));
  const own = socket.heard('chat.sent').flatMap(({ seq, translation }) => (translation ? [seq] : []));
  expect([...translated, ...own]).toContain(1201);
  expect(translated.size + own.length).toBeGreaterThanOrEqual(100);
});

test('[FAN5] [FAN7] one that pauses while it catches up hears no more of it, and one that resumes elsewhere follows from there', () => {
  const { room, speakers } = withLog(1200);
  const socket = follow(room);
  room.up(socket, { type: 'log.pause' });
  room.pass(QUIET_MS);
  expect(seqsOf(socket)).toEqual(upTo(500));
  const from = socket.frames.length;
  room.up(socket, { type: 'log.resume', since: 500, epoch: 'epoch-1' });
  room.up(socket, { type: 'log.resume', since: 600, epoch: 'epoch-1' });
  const second = socket.frames.findLastIndex((frame) => frame[0]?.type === 'room.welcome');
  expect(second).toBeGreaterThan(from);
  room.up(speakers[0]!, saying(room));
  room.pass(QUIET_MS);
  expect(seqsOf(socket, second)).toEqual(upTo(1201, 601));
});

test('[FAN5] who is removed, or hangs up, while catching up is sent no more', () => {
  const { room, head } = withLog(1200);
  const [removed, gone] = [follow(room, 0, 1), follow(room, 0, 2)];
  room.up(head, { type: 'member.remove', member: memberNo(1) });
  room.hangUp(gone);
  room.pass(QUIET_MS);
  expect(removed.closed).toBe(4003);
  expect([seqsOf(removed), seqsOf(gone)]).toEqual([upTo(500), upTo(500)]);
  expect(room.timers.size).toBe(0);
});

test('[FAN5] where the disk fails a replay, or has lost what it needs, the line is cut, and nobody else notices', () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const sql = memorySql();
  let isFailing = false;
  const exec: Sql['exec'] = (query, ...values) => {
    if (isFailing && query.includes('BETWEEN')) throw new Error('disk failed');
    return sql.exec(query, ...values);
  };
  const { room, speakers, head } = withLog(1200, 'hello', { ...sql, exec });
  const socket = follow(room);
  isFailing = true;
  turn(room);
  isFailing = false;
  expect(socket.closed).toBe(1011);
  const other = follow(room, 0, 2);
  room.sql.exec('DELETE FROM message WHERE seq = 761');
  room.pass(QUIET_MS);
  expect([other.closed, seqsOf(other).at(-1)]).toEqual([1011, 750]);
  room.up(speakers[0]!, saying(room));
  expect(head.last('chat.sent')?.seq).toBe(1201);
  room.pass(QUIET_MS);
  expect(room.timers.size).toBe(0);
});

test('[FAN5] a frame reads 50 rows of the log', () => {
  const sql = memorySql();
  let rows = 0;
  const exec: Sql['exec'] = (query, ...values) => {
    const answer = sql.exec(query, ...values);
    if (/FROM (message|event|reaction) /.test(query)) rows += answer.rowsRead;
    return answer as never;
  };
  const { room } = withLog(2000, 'hello', { ...sql, exec });
  rows = 0;
  const socket = follow(room, 1);
  expect(logged(socket)).toHaveLength(10);
  expect(rows / 10).toBeLessThanOrEqual(60);
});
