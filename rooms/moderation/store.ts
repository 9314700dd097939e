import * as messages from '../chat/store';
import type { LiveRoom } from '../live';
import type { Report } from '../protocol/moderation';
import type { ReportCopy } from '../rpc';

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

/** What the message that a report is about says now; null where it is deleted, or the report is about a nickname. */
function textOf(room: LiveRoom, { target }: Pick<Row, 'target'>): string | null {
  const message = target === null ? null : messages.get(room.sql, target);
  return message && message.deleted_at === null ? message.text : null;
}

const reportOf = (room: LiveRoom, row: Row): Report => {
  const text = textOf(room, row);
  return {
    id: `rpt_${row.n}`,
    createdAt: row.created_at,
    kind: row.kind,
    reason: row.reason,
    by: { member: row.by_member, nickname: room.members.person(row.by_member).nickname },
    about: { member: row.about, nickname: row.about_nickname || room.members.person(row.about).nickname },
    ...(row.target === null ? {} : { target: row.target }),
    ...(text === null ? {} : { text }),
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

export function insert(room: LiveRoom, report: Omit<Row, 'n' | 'created_at'>): void {
  room.write(() => {
    const [row] = room.sql
      .exec<{ n: number }>(
        'INSERT INTO report (created_at, by_member, about, about_nickname, target, kind, reason) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING n',
        room.now(),
        report.by_member,
        report.about,
        report.about_nickname,
        report.target,
        report.kind,
        report.reason,
      )
      .toArray();
    room.outbox.reportChanged(row!.n);
    room.outbox.happened('report.made', report.about, report.target ?? undefined);
  });
  room.outbox.hurry();
}

/** True if the report was open. */
export function close(room: LiveRoom, id: string): boolean {
  const n = Number(/^rpt_(\d{1,12})$/.exec(id)?.[1]);
  if (!Number.isInteger(n)) return false;
  const isOpen = room.sql.exec('SELECT 1 AS one FROM report WHERE n = ? AND closed_at IS NULL', n).toArray().length > 0;
  if (!isOpen) return false;
  room.write(() => {
    room.sql.exec('UPDATE report SET closed_at = ? WHERE n = ?', room.now(), n);
    room.outbox.reportChanged(n);
  });
  room.outbox.hurry();
  return true;
}

/** A message is deleted: its text goes from what the site's staff see, closed reports included. In the transaction that deletes it. */
export function textGone(room: LiveRoom, target: number): void {
  const about = room.sql.exec<{ n: number }>('SELECT n FROM report WHERE target = ?', target).toArray();
  for (const { n } of about) room.outbox.reportChanged(n);
}

/** A member is gone for good: what they reported says no more why, and reports about them no more whom. In the transaction that takes them away. True if there were any. */
export function forgetMember(room: LiveRoom, member: string): boolean {
  const theirs = room.sql.exec<{ n: number }>('SELECT n FROM report WHERE by_member = ? OR about = ?', member, member).toArray();
  room.sql.exec(`UPDATE report SET reason = '', by_member = '' WHERE by_member = ?`, member);
  room.sql.exec(`UPDATE report SET about_nickname = '' WHERE about = ?`, member);
  for (const { n } of theirs) room.outbox.reportChanged(n);
  return theirs.length > 0;
}

/** How a report is now, for those outside; null where there is none of that number. */
export function copyOf(room: LiveRoom, n: number): ReportCopy | null {
  const row = room.sql.exec<Row & { closed_at: number | null }>('SELECT * FROM report WHERE n = ?', n).toArray()[0];
  if (!row) return null;
  return {
    slug: room.settings.slug,
    n,
    createdAt: row.created_at,
    kind: row.kind,
    reason: row.reason,
    nickname: row.about_nickname,
    target: row.target,
    text: textOf(room, row),
    closedAt: row.closed_at,
    drawnAt: room.now(),
  };
}
