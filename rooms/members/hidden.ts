import type { Sql } from '../deps';
import type { DownOf } from '../protocol/down';

/** Members whom one member hides; more than this is a room to leave. */
export const HIDDEN_MAX = 200;

export const list = (sql: Sql, member: string): string[] =>
  sql
    .exec<{ hides: string }>('SELECT hides FROM hidden WHERE member = ?', member)
    .toArray()
    .map(({ hides }) => hides);

export function set(sql: Sql, member: string, hides: string, on: boolean): void {
  if (on) sql.exec('INSERT INTO hidden (member, hides) VALUES (?, ?) ON CONFLICT DO NOTHING', member, hides);
  else sql.exec('DELETE FROM hidden WHERE member = ? AND hides = ?', member, hides);
}

export const hiddenEvent = (sql: Sql, member: string): DownOf<'member.hidden'> => ({ type: 'member.hidden', members: list(sql, member) });
