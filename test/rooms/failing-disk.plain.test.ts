import { expect, test } from 'vitest';
import type { Sql } from '$rooms/deps';
import { idAt, memberNo, memorySql, PlainRoom, T0 } from './plain-room';

/** A disk whose n-th write from now on fails, once. */
function failing(sql: Sql): Sql & { failAfter(writes: number): void; readonly hasFailed: boolean } {
  let left = Number.POSITIVE_INFINITY;
  let hasFailed = false;
  return {
    exec: (query, ...values) => {
      if (/^\s*(INSERT|UPDATE|DELETE)/.test(query) && left-- === 0) {
        hasFailed = true;
        throw new Error('disk full');
      }
      return sql.exec(query, ...values);
    },
    atomically: (work) => sql.atomically(work),
    failAfter(writes) {
      left = writes;
      hasFailed = false;
    },
    get hasFailed() {
      return hasFailed;
    },
  };
}

/** The log, the members and the counts, as whoever asks is told. */
function told(room: PlainRoom) {
  const { engine } = room;
  const people = [0, 1, 2, 3, 4].map((n) => [engine.standing(memberNo(n)), engine.mine(memberNo(n))]);
  return { view: engine.view(), people, messages: engine.messages({ member: memberNo(0) }, { limit: 100 }) };
}

const ACTS: Record<string, (room: PlainRoom, sockets: { head: ReturnType<PlainRoom['lead']>; a: ReturnType<PlainRoom['lead']> }) => void> =
  {
    'a message': (room, { a }) => void room.up(a, { type: 'chat.send', id: idAt(T0, 9), text: 'new' }),
    'a late message': (room, { a }) => void room.up(a, { type: 'chat.send', id: idAt(T0 - 3_600_000, 9), text: 'late' }),
    'an edit': (room, { a }) => void room.up(a, { type: 'chat.edit', target: 1, text: 'other' }),
    'a deletion': (room, { head }) => void room.up(head, { type: 'chat.delete', target: 1 }),
    'a reaction': (room, { head }) => void room.up(head, { type: 'reaction.set', target: 1, emoji: '🍞', on: true }),
    'a rename': (room, { a }) => void room.up(a, { type: 'member.rename', nickname: 'Other' }),
    'a removal': (room, { head }) => void room.up(head, { type: 'member.remove', member: memberNo(1) }),
    'a ban': (room, { head }) => void room.up(head, { type: 'member.ban', member: memberNo(1) }),
    'a ban of one who waits': (room, { head }) => void room.up(head, { type: 'member.ban', member: memberNo(3) }),
    'handing over': (room, { head }) => void room.up(head, { type: 'room.hand_over', member: memberNo(1) }),
    'leaving as head': (room) => void room.engine.leave({ member: memberNo(0) }),
    leaving: (room) => void room.engine.leave({ member: memberNo(2) }),
    admitting: (room, { head }) => void room.up(head, { type: 'entry.decide', member: memberNo(3), admit: true }),
    refusing: (room, { head }) => void room.up(head, { type: 'entry.decide', member: memberNo(3), admit: false }),
    'opening to all who wait': (room, { head }) => void room.up(head, { type: 'room.set', entry: 'open', title: 'Open' }),
    'asking for a code': (room, { head }) => void room.up(head, { type: 'room.set', entry: 'code', code: 'x' }),
    'joining again by another name': (room) => void room.ask(2, { nickname: 'Renamed', lang: 'ja' }),
    'asking to be let in': (room) => void room.ask(5),
    'a read mark': (room, { a }) => void room.up(a, { type: 'read.mark', seq: 1 }),
  };

function prepared() {
  const sql = failing(memorySql());
  const room = new PlainRoom({}, sql);
  const [head, a] = [room.lead(), room.enter(1)];
  room.join(2);
  room.up(a, { type: 'chat.send', id: idAt(T0, 1), text: 'text' });
  room.up(a, { type: 'chat.edit', target: 1, text: 'edited' });
  room.up(a, { type: 'chat.send', id: idAt(T0, 2), text: 'text' });
  room.up(head, { type: 'room.set', entry: 'approval' });
  for (const n of [3, 4]) room.ask(n);
  return { room, sql, head, a };
}

test.each(Object.keys(ACTS))('[LOG2] a disk that fails at any write of %s leaves memory and disk of one mind, and no hole', (name) => {
  const act = ACTS[name]!;
  let failures = 0;
  for (let writes = 0; ; writes++) {
    const { room, sql, head, a } = prepared();
    sql.failAfter(writes);
    try {
      act(room, { head, a });
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'disk full') throw error;
    }
    const { hasFailed } = sql;
    sql.failAfter(Number.POSITIVE_INFINITY);
    const awake = told(room);
    const { memberCount } = (awake.view as { room: { memberCount: number } }).room;
    const here = room.sql.exec("SELECT id FROM member WHERE standing = 'here'").toArray().length;
    const heads = room.sql.exec("SELECT id FROM member WHERE role = 'head'").toArray().length;
    const seqs = room.sql.exec<{ seq: number }>('SELECT seq FROM message UNION ALL SELECT seq FROM event ORDER BY seq').toArray();
    expect([memberCount, heads], `write ${writes}`).toEqual([here, 1]);
    expect(seqs.map(({ seq }) => seq)).toEqual(seqs.map((_, i) => i + 1));
    const heard = head.frames.flat().flatMap((event) => ('seq' in event ? [event.seq] : []));
    expect(heard, 'what was heard is on disk').toEqual(seqs.map(({ seq }) => seq).slice(0, heard.length));
    room.forget();
    expect(told(room), `write ${writes}`).toEqual(awake);
    if (!hasFailed) break;
    failures++;
  }
  expect(failures).toBeGreaterThan(0);
});
