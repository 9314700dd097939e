import type { Sql } from '../deps';
import { logEvent, type LogEvent } from '../protocol/down';

/** Everything in the log but messages themselves. An edit's text stands apart, so that it can go when its message does. */
type Row = { seq: number; body: string; text: string | null };

/** Puts an event on disk under its seq. `previousEdit` chains a message's edits, so that a deletion finds them without an index. */
export function insert(sql: Sql, at: number, event: LogEvent, previousEdit: number | null = null): void {
  const { text, ...body } = event.type === 'chat.edited' ? event : { ...event, text: undefined };
  sql.exec(
    'INSERT INTO event (seq, at, body, text, previous_edit) VALUES (?, ?, ?, ?, ?)',
    event.seq,
    at,
    JSON.stringify(body),
    text ?? null,
    previousEdit,
  );
}

/** Takes the texts out of a message's edits, newest first along their chain. */
export function forgetEdits(sql: Sql, lastEdit: number | null): void {
  for (let seq = lastEdit; seq !== null;) {
    const row = sql.exec<{ previous_edit: number | null }>('SELECT previous_edit FROM event WHERE seq = ?', seq).toArray()[0];
    sql.exec('UPDATE event SET text = NULL WHERE seq = ?', seq);
    seq = row?.previous_edit ?? null;
  }
}

/** Takes a member's names out of the log: of whom they were, and of who took their place (`into`). Looks at every event, once. */
export function forgetNames(sql: Sql, member: string): void {
  sql.exec(
    `UPDATE event SET body = json_remove(body, '$.nickname')
     WHERE instr(body, ?1) > 0 AND json_extract(body, '$.type') = 'member.updated'
       AND (json_extract(body, '$.member') = ?1 OR json_extract(body, '$.into') = ?1)`,
    member,
  );
}

/** The events from one seq to another, both included. Rooms hold bodies of every version that ever ran: what is added to a schema stays optional. */
export const between = (sql: Sql, from: number, to: number): LogEvent[] =>
  sql
    .exec<Row>('SELECT seq, body, text FROM event WHERE seq BETWEEN ? AND ? ORDER BY seq', from, to)
    .toArray()
    .map(({ body, text }) => {
      const event = logEvent.parse(JSON.parse(body));
      return event.type === 'chat.edited' && text !== null ? { ...event, text } : event;
    });
