import * as messages from '../chat/store';
import type { LiveRoom } from '../live';
import type { Report } from '../protocol/moderation';

type Row = {
  n: number;
  created_at: number;
  by_member: string;
  about: string;
  about_nickname: string;
  target: number | null;
  kind: Report['kind'];
  reason: string;
};

/** Open reports of one member, and in a room: further ones wait until the head has dealt with some. */
export const OPEN_OF_ONE_MAX = 20;
export const OPEN_MAX = 500;
const SHOWN_MAX = 100;

const reportOf = (room: LiveRoom, row: Row): Report => {
  const message = row.target === null ? null : messages.get(room.sql, row.target);
  return {
    id: `rpt_${row.n}`,
    createdAt: row.created_at,
    kind: row.kind,
    reason: row.reason,
    by: { member: row.by_member, nickname: room.members.person(row.by_member).nickname },
    about: { member: row.about, nickname: row.about_nickname },
    ...(row.target === null ? {} : { target: row.target }),
    ...(message && message.deleted_at === null ? { text: message.text } : {}),
  };
};

/** Reports not closed yet, newest first; a deleted text isn't among them. */
export const open = (room: LiveRoom): Report[] =>
  room.sql
    .exec<Row>('SELECT * FROM report WHERE closed_at IS NULL ORDER BY n DESC LIMIT ?', SHOWN_MAX)
    .toArray()
    .map((row) => reportOf(room, row));

export const countOpen = (room: LiveRoom): number =>
  room.sql.exec<{ n: number }>('SELECT count(*) AS n FROM report WHERE closed_at IS NULL').toArray()[0]?.n ?? 0;

export const countOpenOf = (room: LiveRoom, by: string): number =>
  room.sql.exec<{ n: number }>('SELECT count(*) AS n FROM report WHERE closed_at IS NULL AND by_member = ?', by).toArray()[0]?.n ?? 0;

/** Whether this member has an open report of the same thing. */
export const isReported = (room: LiveRoom, by: string, about: string, target: number | null): boolean =>
  room.sql
    .exec('SELECT 1 AS one FROM report WHERE closed_at IS NULL AND by_member = ? AND about = ? AND target IS ?', by, about, target)
    .toArray().length > 0;

export const insert = (room: LiveRoom, report: Omit<Row, 'n' | 'created_at'>) =>
  void room.sql.exec(
    'INSERT INTO report (created_at, by_member, about, about_nickname, target, kind, reason) VALUES (?, ?, ?, ?, ?, ?, ?)',
    room.now(),
    report.by_member,
    report.about,
    report.about_nickname,
    report.target,
    report.kind,
    report.reason,
  );

/** True if the report was open. */
export function close(room: LiveRoom, id: string): boolean {
  const n = Number(/^rpt_(\d{1,12})$/.exec(id)?.[1]);
  if (!Number.isInteger(n)) return false;
  const isOpen = room.sql.exec('SELECT 1 AS one FROM report WHERE n = ? AND closed_at IS NULL', n).toArray().length > 0;
  if (isOpen) room.sql.exec('UPDATE report SET closed_at = ? WHERE n = ?', room.now(), n);
  return isOpen;
}
