import { expect, test } from 'vitest';
import { idAt, memberNo, PlainRoom, T0 } from './plain-room';

const MINUTE = 60_000;

function talking() {
  const room = new PlainRoom();
  const [head, reader] = [room.lead(), room.enter(1)];
  let said = 0;
  return {
    room,
    head,
    reader,
    /** The head says something, and the reader reads it. */
    heard: () => {
      room.up(head, { type: 'chat.send', id: idAt(room.now, ++said), text: `line ${said}` });
      room.up(reader, { type: 'read.mark', seq: said });
    },
    written: () => room.sql.exec<{ read_seq: number }>('SELECT read_seq FROM member WHERE id = ?', memberNo(1)).toArray()[0]!.read_seq,
    unread: () => {
      const mine = room.engine.mine(memberNo(1));
      return mine.ok && mine.unread;
    },
  };
}

test('[PRE3] a mark counts at once, through sleep too, and is written when its socket closes', () => {
  const { room, reader, heard, written, unread } = talking();
  for (let i = 0; i < 5; i++) heard();
  expect([unread(), written()]).toEqual([0, 0]);
  room.forget();
  expect([unread(), written()]).toEqual([0, 0]);
  heard();
  room.forget();
  room.hangUp(reader);
  expect([unread(), written()]).toEqual([0, 6]);
});

test('[PRE3] whoever reads on and on has it written every five minutes, sleep or no sleep', () => {
  const { room, heard, written } = talking();
  const rows = new Set<number>();
  for (let minute = 0; minute < 60; minute++) {
    heard();
    rows.add(written());
    room.pass(MINUTE);
    room.forget();
  }
  expect(rows.size - 1).toBe(11);
  expect(written()).toBe(56);
});

test('[PRE3] of two pages of one member the one that has read further counts, whichever closes last', () => {
  const { room, head, reader, heard, written, unread } = talking();
  heard();
  const second = room.enter(1);
  room.up(head, { type: 'chat.send', id: idAt(T0, 99), text: 'more' });
  room.up(second, { type: 'read.mark', seq: 2 });
  room.forget();
  room.hangUp(second);
  room.hangUp(reader);
  expect([unread(), written()]).toEqual([0, 2]);
});

test('[PRE3] a process that dies forgets the mark, not the row, and says so to who comes back', () => {
  const { room, reader, heard, written } = talking();
  heard();
  room.hangUp(reader);
  const back = room.enter(1);
  room.up(back, { type: 'read.mark', seq: 1 });
  heard();
  for (const socket of room.sockets) socket.closed = 1006;
  room.sockets.clear();
  room.forget();
  expect(written()).toBe(1);
  expect(room.enter(1).last('room.welcome')!.you.read).toBe(1);
});
