import { expect, test } from 'vitest';
import { countStretches, STRETCH, unread } from '$rooms/chat/unread';
import type { Sql, SqlValue } from '$rooms/deps';
import { memberNo, memorySql, ok, PlainRoom } from './plain-room';

const FEW = 3;

/** A log of `length` seqs, every seventh not a message, said by a few members in turn. */
function fill(sql: Sql, length: number): void {
  sql.exec(
    `WITH RECURSIVE n(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n WHERE seq < ${length})
     INSERT INTO message (seq, at, id, member, text, lang) SELECT seq, seq, 'id-' || seq, '${memberNo(0).slice(0, -1)}' || (seq % ${FEW}), 'x', 'en' FROM n WHERE seq % 7 > 0;`,
  );
}
const plainly = (sql: Sql, member: string, after: number) =>
  sql
    .exec<{ n: number }>('SELECT count(*) AS n FROM message WHERE seq > ? AND member <> ? AND deleted_at IS NULL', after, member)
    .toArray()[0]!.n;

test('[LOG10] unread is exact from everywhere, whatever is counted already, deleted before or deleted after', () => {
  const room = new PlainRoom();
  const { sql } = room;
  const length = 5 * STRETCH + 100;
  fill(sql, length);
  room.forget();
  const head = room.lead();
  const asked = [0, 1, STRETCH - 1, STRETCH, STRETCH + 1, 2 * STRETCH, 2.5 * STRETCH, 5 * STRETCH - 1, 5 * STRETCH, length - 1, length];
  const check = (when: string) => {
    for (const member of [memberNo(0), memberNo(1), memberNo(9)])
      for (const after of asked) expect(unread(sql, member, after), `${when}, ${member} after ${after}`).toBe(plainly(sql, member, after));
  };
  check('nothing counted');
  const targets = [1, 2, 3, STRETCH - 1, STRETCH, STRETCH + 1, 3 * STRETCH + 5, 5 * STRETCH - 3, length - 1];
  const half = targets.splice(0, 4);
  for (const target of half) room.up(head, { type: 'chat.delete', target });
  check('some deleted');
  countStretches(sql, length);
  check('four stretches counted');
  for (const target of [...targets, ...half]) room.up(head, { type: 'chat.delete', target });
  check('more deleted');
  countStretches(sql, length);
  countStretches(sql, length);
  check('all counted');
  expect(sql.exec('SELECT n FROM stretch').toArray()).toHaveLength(5);
});

test('[LOG10] counted far back, unread reads a row a stretch and the messages of two', () => {
  const sql = memorySql();
  let read = 0;
  const counting: Sql = {
    ...sql,
    exec<Row extends Record<string, SqlValue>>(query: string, ...values: SqlValue[]) {
      if (query.startsWith('SELECT count(*) AS n FROM message')) {
        const [from, to] = values as [number, number];
        read += sql.exec('SELECT 1 AS one FROM message WHERE seq > ? AND seq <= ?', from, to).toArray().length;
      }
      return sql.exec<Row>(query, ...values);
    },
  };
  const room = new PlainRoom({}, counting);
  fill(sql, 60 * STRETCH - 1);
  room.forget();
  for (let i = 0; i < 20; i++) countStretches(sql, 60 * STRETCH - 1);
  read = 0;
  expect(ok(room.engine.mine(memberNo(0))).unread).toBe(plainly(sql, memberNo(0), 0));
  expect(read).toBeLessThan(2 * STRETCH);
});
