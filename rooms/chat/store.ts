import type { Sql } from '../deps';
import type { LiveRoom } from '../live';
import type { Message } from '../protocol/chat';
import type { Lang } from '../protocol/lang';
import { z } from '../protocol/z';
import type { OwnWord } from '../rpc';
import { uncount } from './unread';

/** A message's row. `reactions` counts them by emoji; who reacted is in the table `reaction`. */
export type MessageRow = {
  seq: number;
  at: number;
  id: string;
  member: string;
  text: string;
  lang: string;
  reply_to: number | null;
  edited_at: number | null;
  deleted_at: number | null;
  last_edit: number | null;
  edits: number;
  reactions: string | null;
  /** By language, see translation/kept.ts. */
  translations: string | null;
  /** See previews/kept.ts. */
  previews: string | null;
};

const counts = z.record(z.string(), z.number());
export const countsOf = (row: MessageRow): Record<string, number> => (row.reactions ? counts.parse(JSON.parse(row.reactions)) : {});

export function insert(sql: Sql, row: Pick<MessageRow, 'seq' | 'at' | 'id' | 'member' | 'text' | 'lang' | 'reply_to'>): void {
  sql.exec(
    'INSERT INTO message (seq, at, id, member, text, lang, reply_to) VALUES (?, ?, ?, ?, ?, ?, ?)',
    row.seq,
    row.at,
    row.id,
    row.member,
    row.text,
    row.lang,
    row.reply_to,
  );
}

export const get = (sql: Sql, seq: number): MessageRow | null =>
  (Number.isSafeInteger(seq) ? sql.exec<MessageRow>('SELECT * FROM message WHERE seq = ?', seq).toArray()[0] : undefined) ?? null;

/** `previews`: what is left of them. */
export const edit = (
  sql: Sql,
  seq: number,
  { text, lang, previews }: Pick<MessageRow, 'text' | 'lang' | 'previews'>,
  editedAt: number,
  lastEdit: number,
) =>
  void sql.exec(
    'UPDATE message SET text = ?, lang = ?, edited_at = ?, last_edit = ?, edits = edits + 1, translations = NULL, previews = ? WHERE seq = ?',
    text,
    lang,
    editedAt,
    lastEdit,
    previews,
    seq,
  );

export const setPreviews = (sql: Sql, seq: number, previews: string) =>
  void sql.exec('UPDATE message SET previews = ? WHERE seq = ?', previews, seq);

/** Leaves a tombstone: the place in the log, its author and id, nothing of what was said, and no reactions. */
export function bury(sql: Sql, { seq, member, reactions }: MessageRow, deletedAt: number): void {
  sql.exec(
    `UPDATE message SET text = '', deleted_at = ?, reactions = NULL, translations = NULL, previews = NULL WHERE seq = ?`,
    deletedAt,
    seq,
  );
  uncount(sql, seq, member);
  // Through the members, as the table's key begins with them: without, it would be read from end to end.
  if (reactions) sql.exec('DELETE FROM reaction WHERE member IN (SELECT id FROM member) AND target = ?', seq);
}

export const between = (sql: Sql, from: number, to: number): MessageRow[] =>
  sql.exec<MessageRow>('SELECT * FROM message WHERE seq BETWEEN ? AND ? ORDER BY seq', from, to).toArray();

/** Up to `limit` messages before (newest of them) or after (oldest of them) a place, oldest first, and whether there are more that way. */
export function page(sql: Sql, place: { before?: number; after?: number }, limit: number): { rows: MessageRow[]; more: boolean } {
  const rows =
    place.after !== undefined
      ? sql.exec<MessageRow>('SELECT * FROM message WHERE seq > ? ORDER BY seq LIMIT ?', place.after, limit + 1).toArray()
      : place.before !== undefined
        ? sql.exec<MessageRow>('SELECT * FROM message WHERE seq < ? ORDER BY seq DESC LIMIT ?', place.before, limit + 1).toArray()
        : sql.exec<MessageRow>('SELECT * FROM message ORDER BY seq DESC LIMIT ?', limit + 1).toArray();
  const more = rows.length > limit;
  if (more) rows.pop();
  return { rows: place.after === undefined ? rows.reverse() : rows, more };
}

/** Which of a member's reactions are on the messages from one seq to another: `seq emoji`. */
export const mine = (sql: Sql, member: string, from: number, to: number): Set<string> =>
  new Set(
    sql
      .exec<{ target: number; emoji: string }>(
        'SELECT target, emoji FROM reaction WHERE member = ? AND target BETWEEN ? AND ?',
        member,
        from,
        to,
      )
      .toArray()
      .map(({ target, emoji }) => `${target} ${emoji}`),
  );

export const hasReaction = (sql: Sql, member: string, target: number, emoji: string) =>
  sql.exec('SELECT 1 AS one FROM reaction WHERE member = ? AND target = ? AND emoji = ?', member, target, emoji).toArray().length > 0;

export function setReaction(sql: Sql, member: string, target: number, emoji: string, on: boolean, counts: Record<string, number>): void {
  if (on) sql.exec('INSERT INTO reaction (member, target, emoji) VALUES (?, ?, ?)', member, target, emoji);
  else sql.exec('DELETE FROM reaction WHERE member = ? AND target = ? AND emoji = ?', member, target, emoji);
  sql.exec('UPDATE message SET reactions = ? WHERE seq = ?', JSON.stringify(counts), target);
}

/** Where two members put the same emoji on the same message. */
export const sameReactions = (sql: Sql, one: string, other: string) =>
  sql
    .exec<{ target: number; emoji: string }>(
      'SELECT target, emoji FROM reaction WHERE member = ? AND (target, emoji) IN (SELECT target, emoji FROM reaction WHERE member = ?)',
      one,
      other,
    )
    .toArray();

/** Up to `most` of a member's reactions, in the order of their messages. */
export const reactionsOf = (sql: Sql, member: string, most: number) =>
  sql.exec<{ target: number; emoji: string }>('SELECT target, emoji FROM reaction WHERE member = ? LIMIT ?', member, most).toArray();

/** Seqs that one look for a member's messages goes through, as no index leads to them. */
const LOOKED_AT = 20_000;

/** What a member said after a place, not deleted, oldest first, and the place to go on from; null: that was all. */
export function saidBy(sql: Sql, member: string, after: number, most: number, head: number): { rows: MessageRow[]; next: number | null } {
  const end = after + LOOKED_AT;
  const rows = sql
    .exec<MessageRow>(
      'SELECT * FROM message WHERE seq > ? AND seq <= ? AND member = ? AND deleted_at IS NULL ORDER BY seq LIMIT ?',
      after,
      end,
      member,
      most,
    )
    .toArray();
  const last = rows.length === most ? rows.at(-1)!.seq : end;
  return { rows, next: last >= head ? null : last };
}

/** A member's own message, for themselves. */
export const ownWordOf = ({ seq, at, text, lang, edited_at }: MessageRow): OwnWord => ({
  seq,
  createdAt: at,
  text,
  lang,
  ...(edited_at === null ? {} : { editedAt: edited_at }),
});

/** How many messages others have said after a place, counted up to `most`. */
export const saidAfter = (sql: Sql, after: number, member: string, most: number): number =>
  sql.exec('SELECT 1 AS one FROM message WHERE seq > ? AND member <> ? LIMIT ?', after, member, most).toArray().length;

/** Who reads: a member or nobody, in a language or only in the original. */
export type Reader = { member: string | null; lang: Lang | null };

/** Messages as they are now, for one reader: what history, replays and HTTP show. */
export function readBack(room: LiveRoom, rows: MessageRow[], { member, lang }: Reader): Message[] {
  const first = rows[0];
  const own =
    member && first && rows.some((row) => row.reactions) ? mine(room.sql, member, first.seq, rows.at(-1)!.seq) : new Set<string>();
  return rows.map((row) => ({
    seq: row.seq,
    id: row.id,
    createdAt: row.at,
    author: { ...room.members.person(row.member, lang), kind: 'person' as const },
    text: row.text,
    lang: row.lang,
    ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
    reactions: Object.entries(countsOf(row)).map(([emoji, count]) => ({ emoji, count, mine: own.has(`${row.seq} ${emoji}`) })),
    ...(row.edited_at === null ? {} : { editedAt: row.edited_at }),
    ...(row.deleted_at === null ? {} : { deletedAt: row.deleted_at }),
    ...translationOf(room, row, lang),
    ...room.previews.of(row),
  }));
}

function translationOf(room: LiveRoom, row: MessageRow, lang: Lang | null): Pick<Message, 'translation'> {
  const translation = room.translation.of(row, lang);
  return translation ? { translation } : {};
}
