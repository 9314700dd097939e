import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failing } from './failing-sql';
import { idAt, memberNo, memorySql, ok, PlainRoom, T0 } from './plain-room';

const logged = vi.spyOn(console, 'error');
beforeEach(() => void logged.mockReset().mockImplementation(() => undefined));
afterEach(() => void logged.mockClear());

/** The log, the members and the counts, as whoever asks is told. */
function told(room: PlainRoom) {
  const { engine } = room;
  const people = [0, 1, 2, 3, 4].map((n) => [engine.standing(memberNo(n)), engine.mine(memberNo(n))]);
  return { view: engine.view(), people, messages: engine.messages({ member: memberNo(0) }, { limit: 100 }) };
}

/** Reports as they are in the room, and as the site's staff have them once everything has left. */
const inside = (room: PlainRoom) =>
  room.sql
    .exec<{ n: number; closed_at: number | null; text: string | null }>(
      `SELECT n, closed_at, (SELECT text FROM message WHERE seq = target AND deleted_at IS NULL) AS text FROM report`,
    )
    .toArray()
    .map(({ n, closed_at, text }) => ({ n, closedAt: closed_at, text }));
async function outside(room: PlainRoom) {
  while (await room.ring());
  const newest = new Map(room.reported.map(({ n, closedAt, text }) => [n, { n, closedAt, text }]));
  return [...newest.values()];
}

const PARTNER = 'ptn_0000000000000001';
const POLICY = { partner: PARTNER, embed: 'listed' as const, origins: [], writers: 'partner' as const };
const JOINING = {
  member: memberNo(5),
  partner: PARTNER,
  nickname: 'Reader',
  lang: 'ja' as const,
  jti: 'jti-1',
  until: T0 + 300_000,
  address: 'here',
};

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
    'a partner’s user': (room) => void room.engine.partners.joinAs(JOINING),
    'a partner’s policy': (room) => void room.engine.partners.setPartner(POLICY),
    'a partner’s revoking': (room) => void room.engine.partners.revoke(memberNo(1)),
    'moving into another room': (room) => void room.engine.partners.move('newroom00000'),
    'a report': (room, { a }) => void room.up(a, { type: 'report.send', target: 3, kind: 'spam' }),
    'closing a report': (room, { head }) => void room.up(head, { type: 'report.close', report: 'rpt_1' }),
    'a read mark of one who goes': (room, { a }) => {
      room.up(a, { type: 'read.mark', seq: 1 });
      room.hangUp(a);
    },
  };

function prepared() {
  const sql = failing(memorySql());
  const room = new PlainRoom({}, sql);
  const [head, a] = [room.lead(), room.enter(1)];
  room.join(2);
  room.up(a, { type: 'chat.send', id: idAt(T0, 1), text: 'text' });
  room.up(a, { type: 'chat.edit', target: 1, text: 'edited' });
  room.up(a, { type: 'chat.send', id: idAt(T0, 2), text: 'text' });
  room.up(head, { type: 'report.send', target: 1, kind: 'abuse' });
  room.up(head, { type: 'room.set', entry: 'approval' });
  for (const n of [3, 4]) room.ask(n);
  return { room, sql, head, a };
}

test.each(Object.keys(ACTS))(
  '[LOG2] a disk that fails at any write of %s leaves memory and disk of one mind, and no hole',
  async (name) => {
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
      expect(await outside(room), 'what leaves the room is what is in it').toEqual(inside(room));
      if (!hasFailed) break;
      failures++;
    }
    expect(failures).toBeGreaterThan(0);
  },
);

test('[LOG8] [OUT4] a disk that fails at any write of a waking loses nothing, and the next waking does the rest', async () => {
  let failures = 0;
  for (let writes = 0; ; writes++) {
    const sql = failing(memorySql());
    const room = new PlainRoom({}, sql);
    const head = room.lead();
    room.up(head, { type: 'chat.send', id: idAt(T0, 1), text: 'text' });
    room.up(head, { type: 'report.send', target: 1, kind: 'spam' });
    room.hangUp(head);
    sql.exec(
      `WITH RECURSIVE n(seq) AS (SELECT 3 UNION ALL SELECT seq + 1 FROM n WHERE seq < 11003)
         INSERT INTO event (seq, at, body) SELECT seq, ${T0}, '{}' FROM n;`,
    );
    room.forget();
    room.now += 8 * 24 * 60 * 60_000;
    room.engine.view();
    sql.failAfter(writes);
    await room.ring();
    const { hasFailed } = sql;
    expect(await outside(room), `write ${writes}`).toEqual([{ n: 1, closedAt: null, text: 'text' }]);
    room.engine.room()!.changed();
    while (await room.ring());
    const rest = room.sql.exec('SELECT min(seq) AS first, count(*) AS n FROM event').toArray();
    expect(rest, `write ${writes}`).toEqual([{ first: 1001, n: 10_003 }]);
    expect(room.sql.exec('SELECT trimmed_to FROM room').toArray()).toEqual([{ trimmed_to: 1000 }]);
    expect(room.sql.exec('SELECT n, said FROM stretch').toArray()).toEqual([0, 1, 2, 3, 4].map((n) => ({ n, said: n ? 0 : 1 })));
    expect(room.sql.exec('SELECT * FROM outbox').toArray()).toEqual([]);
    if (!hasFailed) break;
    failures++;
  }
  expect(failures).toBeGreaterThan(5);
});

test('a disk that is full: each sender is told so, nobody hears anything, and once there is room again the same words go through once', async () => {
  const sql = failing(memorySql());
  const room = new PlainRoom({}, sql);
  const [head, a] = [room.lead(), room.enter(1)];
  const said = idAt(T0, 1);
  room.up(a, { type: 'chat.send', id: said, text: 'before' });
  room.up(a, { type: 'report.send', member: memberNo(0), kind: 'spam' });
  const { ticket } = ok(room.engine.ticket(room.head.key));
  const heard = head.frames.length;
  sql.isFull = true;
  const ids = [2, 3, 4].map((n) => idAt(T0, n));
  for (const id of ids) expect(room.up(a, { type: 'chat.send', id, text: 'full' })).toEqual([failed(id)]);
  const frames = [
    { type: 'chat.edit', target: 1, text: 'edited' },
    { type: 'chat.delete', target: 1 },
    { type: 'reaction.set', target: 1, emoji: '🍞', on: true },
    { type: 'report.send', target: 1, kind: 'spam' },
    { type: 'member.rename', nickname: 'Other' },
  ];
  for (const frame of frames) expect(room.up(a, frame)).toEqual([failed(frame.type)]);
  expect(room.up(a, { type: 'read.mark', seq: 1 }), 'nothing of it is written yet').toEqual([]);
  for (const frame of [
    { type: 'room.set', title: 'Other' },
    { type: 'report.close', report: 'rpt_1' },
    { type: 'member.remove', member: memberNo(1) },
  ])
    expect(room.up(head, frame)).toEqual([failed(frame.type)]);
  expect(head.frames.slice(heard).flat()).toEqual([failed('room.set'), failed('report.close'), failed('member.remove')]);
  expect(() => room.engine.send({ member: memberNo(1) }, { id: ids[0], text: 'full' }, null)).toThrow('disk full');
  expect(() => room.ask(2)).toThrow('disk full');
  expect(room.up(a, { type: 'chat.send', id: said, text: 'again' }), 'what was said before is known').toEqual([
    expect.objectContaining({ type: 'chat.sent', seq: 1, text: 'before' }),
  ]);
  expect(room.up(a, { type: 'history.fetch', before: 9, limit: 10 })[0]).toMatchObject({ messages: [{ seq: 1, text: 'before' }] });
  await room.ring();

  sql.isFull = false;
  for (const mood of ['awake', 'forgotten']) {
    if (mood === 'forgotten') room.forget();
    for (const [i, id] of ids.entries())
      expect(room.up(a, { type: 'chat.send', id, text: 'full' })).toEqual([expect.objectContaining({ type: 'chat.sent', seq: i + 2, id })]);
  }
  expect(head.heard('chat.sent').map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(room.open(ticket).last('room.welcome'), 'a ticket that could not be spent is still good').toMatchObject({ head: 4 });
  expect(await outside(room)).toEqual(inside(room));
  expect(room.published.at(-1)).toMatchObject({ words: [{ text: 'full' }, { text: 'full' }] });
});

const failed = (re: string | undefined) => expect.objectContaining({ type: 'error', code: 'server.failed', re });
