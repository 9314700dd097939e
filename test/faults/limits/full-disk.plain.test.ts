import { expect, test } from 'vitest';
import type { Sql } from '$rooms/deps';
import { idAt, memberNo, memorySql, ok, PlainRoom } from '../../rooms/plain-room';

/** A disk that takes nothing more while it is full, as SQLite has it: reads go on, whatever writes fails and leaves nothing. */
function fillable() {
  const disk = memorySql();
  const state = { isFull: false };
  const sql: Sql = {
    exec: (query, ...values) => {
      if (state.isFull && /^\s*(INSERT|UPDATE|DELETE)/.test(query)) throw new Error('database or disk is full: SQLITE_FULL');
      return disk.exec(query, ...values);
    },
    atomically: (work) => disk.atomically(work),
  };
  return { sql, state };
}

/** Everything that a member may ask that is written down. */
const WRITES = (now: number) => [
  { type: 'chat.send', id: idAt(now, 500), text: 'new' },
  { type: 'chat.send', id: idAt(now - 3_600_000, 501), text: 'late' },
  { type: 'chat.edit', target: 1, text: 'other' },
  { type: 'reaction.set', target: 1, emoji: '🍞', on: true },
  { type: 'chat.delete', target: 1 },
  { type: 'member.rename', nickname: 'Other' },
  { type: 'member.hide', member: memberNo(0), on: true },
  { type: 'report.send', target: 2, kind: 'spam' },
  { type: 'glossary.propose', terms: { ko: '빵', en: 'bread' } },
];

test('[LOG2] a full disk is an error for who writes, never a receipt; who reads notices nothing; room again, everything goes on', () => {
  const { sql, state } = fillable();
  const room = new PlainRoom({}, sql);
  const [head, a] = [room.lead(), room.enter(1)];
  room.up(a, { type: 'chat.send', id: idAt(room.now, 1), text: 'before' });
  room.up(head, { type: 'chat.send', id: idAt(room.now, 2), text: 'before too' });
  const heard = head.frames.length;
  const before = JSON.stringify(ok(room.engine.messages({ member: memberNo(1) }, { limit: 100 })));
  const key = room.join(1).key;

  state.isFull = true;
  for (const frame of WRITES(room.now)) {
    expect(room.up(a, frame), frame.type).toMatchObject([{ type: 'error', code: 'server.failed', re: frame.id ?? frame.type }]);
    expect(JSON.stringify(room.up(a, frame))).not.toMatch(/SQLITE|disk/);
  }
  // Over HTTP it is thrown to the Worker, which answers 500 in its own words; nothing is half done.
  expect(() => room.engine.send({ member: memberNo(1) }, { id: idAt(room.now, 502), text: 'by HTTP' }, null)).toThrow('full');
  expect(() => room.engine.ticket(key)).toThrow('full');
  expect(() => room.ask(2)).toThrow('full');
  expect(room.engine.standing(memberNo(2))).toMatchObject({ standing: 'none' });
  // Who only reads goes on.
  expect(room.up(a, { type: 'history.fetch', before: 99, limit: 10 })).toMatchObject([{ type: 'history.page', messages: [{}, {}] }]);
  expect(JSON.stringify(ok(room.engine.messages({ member: memberNo(1) }, { limit: 100 })))).toBe(before);
  expect(head.frames.length, 'nobody else heard of it').toBe(heard);
  expect(a.closed).toBeNull();

  room.forget();
  state.isFull = false;
  for (const frame of WRITES(room.now)) {
    expect(
      room.up(a, frame).filter(({ type }) => type === 'error'),
      frame.type,
    ).toEqual([]);
  }
  expect(room.join(2).member.id).toBe(memberNo(2));
  const seqs = head.frames.flat().flatMap((event) => ('seq' in event ? [event.seq] : []));
  expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  expect(head.heard('chat.sent').map(({ id }) => id)).toEqual(
    [1, 2, 500].map((n) => idAt(room.now, n)).concat(idAt(room.now - 3_600_000, 501)),
  );
});
