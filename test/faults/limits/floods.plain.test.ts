import { expect, test } from 'vitest';
import type { Sql } from '$rooms/deps';
import { idAt, memorySql, PlainRoom, T0, type PlainSocket } from '../../rooms/plain-room';

const SECONDS = 10;
const PER_SECOND = 1000;

/** A disk that counts the rows that it read and the statements that wrote. */
function counting() {
  const disk = memorySql();
  const count = { read: 0, written: 0 };
  const sql: Sql = {
    exec: (query, ...values) => {
      const answer = disk.exec<never>(query, ...values);
      count.read += answer.rowsRead;
      if (/^\s*(INSERT|UPDATE|DELETE)/.test(query)) count.written++;
      return answer;
    },
    atomically: (work) => disk.atomically(work),
  };
  return { sql, count };
}

/** A room with a log of a thousand messages, one who listens, and one who floods it for SECONDS with PER_SECOND frames. */
function flooded(frame: (n: number) => Record<string, unknown>) {
  const { sql, count } = counting();
  const room = new PlainRoom({}, sql);
  const head = room.lead();
  for (let n = 0; n < 1000; n++) {
    room.now += 200;
    room.up(head, { type: 'chat.send', id: idAt(room.now, n), text: `line ${n}` });
  }
  const [listener, rogue] = [room.enter(1, 'ja'), room.enter(2)];
  room.pass(60_000);
  const before = { heard: listener.frames.length, bytes: rogue.bytes, sent: rogue.frames.length, ...count };
  for (let n = 0; n < SECONDS * PER_SECOND; n++) {
    room.pass(1000 / PER_SECOND);
    room.up(rogue, frame(n));
  }
  const errors = rogue.frames
    .slice(before.sent)
    .flat()
    .filter((event) => event.type === 'error');
  room.pass(10_000);
  return {
    room,
    rogue,
    listener,
    heardByOthers: listener.frames.length - before.heard,
    errors: errors.map(({ code }) => code),
    bytes: rogue.bytes - before.bytes,
    read: count.read - before.read,
    written: count.written - before.written,
  };
}

const SENT = SECONDS * PER_SECOND;
/** What the contract lets through: other frames, and messages, in SECONDS. */
const OTHERS = 60 + 20 * SECONDS + 1;
const RESUMES = 10 + 0.5 * SECONDS + 1;
const MESSAGES = 20 + 5 * SECONDS + 1;

/** Most frames that others hear, rows that are read, statements that write; each frame that is refused has its own error. */
const FLOODS: Record<
  string,
  [frame: (n: number) => Record<string, unknown>, most: { taken: number; heard: number; read: number; written: number }]
> = {
  typing: [
    (n) => ({ type: 'presence.typing', on: n % 2 === 0 }),
    // Merged: two a second, whatever comes.
    { taken: OTHERS, heard: 2 * (SECONDS + 10) + 2, read: 100, written: 5 },
  ],
  messages: [
    (n) => ({ type: 'chat.send', id: idAt(T0 + 200_000 + 60_000 + n, n), text: `${n}` }),
    { taken: MESSAGES, heard: 2 * MESSAGES, read: 40 * MESSAGES, written: 3 * MESSAGES },
  ],
  'messages that are known': [
    () => ({ type: 'chat.send', id: idAt(T0 + 260_000, 1), text: 'x' }),
    { taken: SENT, heard: 3, read: 3 * SENT, written: 8 },
  ],
  history: [() => ({ type: 'history.fetch', before: 1000, limit: 100 }), { taken: OTHERS, heard: 2, read: 120 * OTHERS, written: 5 }],
  reactions: [
    (n) => ({ type: 'reaction.set', target: 1000, emoji: '🍞', on: n % 2 === 0 }),
    { taken: OTHERS, heard: OTHERS + 2, read: 20 * OTHERS, written: 4 * OTHERS },
  ],
  'read marks': [(n) => ({ type: 'read.mark', seq: n % 1000 }), { taken: OTHERS, heard: 2, read: 20 * OTHERS, written: OTHERS + 5 }],
  acks: [(n) => ({ type: 'log.ack', seq: n * 1e6 }), { taken: 200 + 20 * SECONDS + 1, heard: 2, read: 100, written: 5 }],
  pauses: [
    (n) => ({ type: n % 2 ? 'log.pause' : 'presence.typing', on: false }),
    { taken: OTHERS, heard: 4, read: 100 + 10 * OTHERS, written: 5 },
  ],
  // Each brings the whole log again, a row an event and a few for each frame.
  resumes: [() => ({ type: 'log.resume', since: 0, epoch: 'epoch-1' }), { taken: RESUMES, heard: 4, read: 1300 * RESUMES, written: 5 }],
  'resumes without a place': [() => ({ type: 'log.resume' }), { taken: RESUMES, heard: 4, read: 160 * RESUMES, written: 5 }],
};

test.each(Object.entries(FLOODS))(
  '[LIM1] [FAN3] [FAN5] a flood of %s costs others and the disk no more than its limit',
  (_, [frame, most]) => {
    const { heardByOthers, errors, read, written, rogue, room, listener } = flooded(frame);
    expect(
      new Set(errors.filter((code) => code !== 'rate.limited')).size,
      errors.find((code) => code !== 'rate.limited'),
    ).toBe(0);
    expect(SENT - errors.length, 'taken').toBeLessThanOrEqual(most.taken);
    expect(heardByOthers, 'frames that others heard').toBeLessThanOrEqual(most.heard);
    expect(read, 'rows read').toBeLessThanOrEqual(most.read);
    expect(written, 'statements that wrote').toBeLessThanOrEqual(most.written);
    expect(rogue.closed === null || rogue.closed === 4008).toBe(true);
    // The room is there for others as ever.
    const before = listener.frames.length;
    expect(room.up(listener, { type: 'chat.send', id: idAt(room.now, 1), text: 'still here' })).toMatchObject([{ type: 'chat.sent' }]);
    expect((listener as PlainSocket).frames.length).toBe(before + 1);
  },
);
