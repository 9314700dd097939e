import type { Sql } from '../deps';

/**
 * Seqs in a stretch. What was said in each is counted once and kept in one row, so that counting from far back reads a row a stretch,
 * and the messages of two stretches at most: of a million messages under five thousand rows.
 */
export const STRETCH = 2048;
/** Stretches counted in one waking. */
const AT_ONCE = 4;

const rows = <T extends Record<string, string | number | null>>(sql: Sql, query: string, ...values: (string | number)[]) =>
  sql.exec<T>(query, ...values).toArray();

const counted = (sql: Sql) => rows<{ n: number }>(sql, 'SELECT coalesce(max(n) + 1, 0) AS n FROM stretch')[0]!.n;
const of = (seq: number) => Math.floor((seq - 1) / STRETCH);
/** A member's place in `by_member`, which counts messages by who said them. */
const pathOf = (member: string) => `$.${member}`;

/** Counts the stretches of the log that are full by now. */
export function countStretches(sql: Sql, head: number): void {
  const done = counted(sql);
  const full = Math.floor(head / STRETCH);
  for (let n = done; n < Math.min(full, done + AT_ONCE); n++) {
    const said = rows<{ member: string; said: number }>(
      sql,
      'SELECT member, count(*) AS said FROM message WHERE seq BETWEEN ? AND ? AND deleted_at IS NULL GROUP BY member',
      n * STRETCH + 1,
      (n + 1) * STRETCH,
    );
    const byMember = Object.fromEntries(said.map((row) => [row.member, row.said]));
    const sum = said.reduce((total, row) => total + row.said, 0);
    sql.exec('INSERT INTO stretch (n, said, by_member) VALUES (?, ?, ?)', n, sum, JSON.stringify(byMember));
  }
}

/** A message is deleted. In the transaction that deletes it. */
export const uncount = (sql: Sql, seq: number, member: string) =>
  void sql.exec(
    'UPDATE stretch SET said = said - 1, by_member = json_set(by_member, ?1, json_extract(by_member, ?1) - 1) WHERE n = ?2',
    pathOf(member),
    of(seq),
  );

/** What one member said is another's from now on. In the transaction that makes it so. */
export const moveCounts = (sql: Sql, from: string, to: string) =>
  void sql.exec(
    `UPDATE stretch SET by_member = json_remove(
       json_set(by_member, ?2, coalesce(json_extract(by_member, ?2), 0) + json_extract(by_member, ?1)), ?1)
     WHERE json_extract(by_member, ?1) IS NOT NULL`,
    pathOf(from),
    pathOf(to),
  );

/** Others' messages, not deleted, after a place. */
export function unread(sql: Sql, member: string, after: number): number {
  const first = Math.ceil(after / STRETCH);
  const end = Math.max(first, counted(sql));
  const [within] = rows<{ n: number | null }>(
    sql,
    'SELECT sum(said - coalesce(json_extract(by_member, ?), 0)) AS n FROM stretch WHERE n >= ? AND n < ?',
    pathOf(member),
    first,
    end,
  );
  const between = (from: number, to: number) =>
    rows<{ n: number }>(
      sql,
      'SELECT count(*) AS n FROM message WHERE seq > ? AND seq <= ? AND member <> ? AND deleted_at IS NULL',
      from,
      to,
      member,
    )[0]!.n;
  return between(after, first * STRETCH) + (within?.n ?? 0) + between(end * STRETCH, Number.MAX_SAFE_INTEGER);
}
