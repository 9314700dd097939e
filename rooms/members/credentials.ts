import { createHash, randomBytes } from 'node:crypto';
import type { Sql } from '../deps';
import type { Ticket } from '../rpc';

/** A member's newest KEYS_MAX keys hold; a ticket opens one socket within TICKET_MS. */
const KEYS_MAX = 10;
const TICKET_MS = 60_000;
/** Unspent tickets of one member beyond this end the oldest, so that asking in a loop fills nothing. */
const TICKETS_MAX = 60;

const digest = (secret: string) => createHash('sha256').update(secret).digest('base64url');
const secretFor = (kind: 'key' | 'tkt', member: string) => `${kind}_${member.slice(4)}_${randomBytes(32).toString('base64url')}`;
/** The member that a key or ticket says it is for; whether it is, its hash tells. */
const memberIn = (kind: 'key' | 'tkt', secret: string) => {
  const match = new RegExp(`^${kind}_([a-z0-9]{26})_[\\w-]{43}$`).exec(secret);
  return match ? `mbr_${match[1]}` : null;
};

/** A new key for a member. Only its hash is kept; `n` counts a member's keys, so that the newest are known. */
export function issueKey(sql: Sql, member: string): string {
  const key = secretFor('key', member);
  const n = (sql.exec<{ n: number | null }>('SELECT max(n) AS n FROM member_key WHERE member = ?', member).toArray()[0]?.n ?? 0) + 1;
  sql.exec('INSERT INTO member_key (member, n, hash) VALUES (?, ?, ?)', member, n, digest(key));
  sql.exec('DELETE FROM member_key WHERE member = ? AND n <= ?', member, n - KEYS_MAX);
  return key;
}

/** Whose key this is, or null. Looked up by its hash, so that no comparison leaks where it differs. */
export function memberOfKey(sql: Sql, key: string): string | null {
  const member = memberIn('key', key);
  if (!member) return null;
  const found = sql.exec('SELECT 1 AS one FROM member_key WHERE member = ? AND hash = ?', member, digest(key)).toArray();
  return found.length ? member : null;
}

export function issueTicket(sql: Sql, member: string, now: number): Ticket {
  const ticket = secretFor('tkt', member);
  const expiresAt = now + TICKET_MS;
  sql.exec('DELETE FROM ticket WHERE member = ? AND expires_at < ?', member, now);
  const kept = sql.exec<{ hash: string }>('SELECT hash FROM ticket WHERE member = ? ORDER BY expires_at', member).toArray();
  for (const { hash } of kept.slice(0, Math.max(0, kept.length - TICKETS_MAX + 1)))
    sql.exec('DELETE FROM ticket WHERE member = ? AND hash = ?', member, hash);
  sql.exec('INSERT INTO ticket (member, hash, expires_at) VALUES (?, ?, ?)', member, digest(ticket), expiresAt);
  return { ticket, expiresAt };
}

/** Spends a ticket: whose it is, or null for one that is unknown, spent or too old. */
export function spendTicket(sql: Sql, ticket: string, now: number): string | null {
  const member = memberIn('tkt', ticket);
  if (!member) return null;
  const hash = digest(ticket);
  const row = sql.exec<{ expires_at: number }>('SELECT expires_at FROM ticket WHERE member = ? AND hash = ?', member, hash).toArray()[0];
  if (!row) return null;
  sql.exec('DELETE FROM ticket WHERE member = ? AND hash = ?', member, hash);
  return row.expires_at >= now ? member : null;
}

/** Ends every key and every unspent ticket of a member. */
export function endAll(sql: Sql, member: string): void {
  sql.exec('DELETE FROM member_key WHERE member = ?', member);
  sql.exec('DELETE FROM ticket WHERE member = ?', member);
}

export const dropOldTickets = (sql: Sql, now: number) => void sql.exec('DELETE FROM ticket WHERE expires_at < ?', now);
