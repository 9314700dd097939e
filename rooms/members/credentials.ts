import { createHash, randomBytes } from 'node:crypto';
import type { Sql } from '../deps';
import type { Handover, Ticket } from '../rpc';

/** A member's newest KEYS_MAX keys hold; a ticket opens one socket within TICKET_MS. */
const KEYS_MAX = 10;
const TICKET_MS = 60_000;
/** Unspent tickets of one member beyond this end the oldest, so that asking in a loop fills nothing. */
const TICKETS_MAX = 60;
/** A handover's code is carried by hand from one window to another, and no more than a few of them. */
const HANDOVER_MS = 60_000;
const HANDOVERS_MAX = 10;

type Kind = 'key' | 'tkt' | 'hnd';

const digest = (secret: string) => createHash('sha256').update(secret).digest('base64url');
const secretFor = (kind: Kind, member: string) => `${kind}_${member.slice(4)}_${randomBytes(32).toString('base64url')}`;
/** The member that a secret says it is for; whether it is, its hash tells. */
const memberIn = (kind: Kind, secret: string) => {
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

/** Secrets that are good once, of which a table keeps the newest of each member. */
const ONCE = {
  tkt: { table: 'ticket', ms: TICKET_MS, most: TICKETS_MAX },
  hnd: { table: 'handover', ms: HANDOVER_MS, most: HANDOVERS_MAX },
} as const;
type Once = keyof typeof ONCE;

function issue(sql: Sql, kind: Once, member: string, now: number): { secret: string; expiresAt: number } {
  const { table, ms, most } = ONCE[kind];
  const secret = secretFor(kind, member);
  const expiresAt = now + ms;
  sql.exec(`DELETE FROM ${table} WHERE member = ? AND expires_at < ?`, member, now);
  const kept = sql.exec<{ hash: string }>(`SELECT hash FROM ${table} WHERE member = ? ORDER BY expires_at`, member).toArray();
  for (const { hash } of kept.slice(0, Math.max(0, kept.length - most + 1)))
    sql.exec(`DELETE FROM ${table} WHERE member = ? AND hash = ?`, member, hash);
  sql.exec(`INSERT INTO ${table} (member, hash, expires_at) VALUES (?, ?, ?)`, member, digest(secret), expiresAt);
  return { secret, expiresAt };
}

function spend(sql: Sql, kind: Once, secret: string, now: number): string | null {
  const { table } = ONCE[kind];
  const member = memberIn(kind, secret);
  if (!member) return null;
  const hash = digest(secret);
  const row = sql.exec<{ expires_at: number }>(`SELECT expires_at FROM ${table} WHERE member = ? AND hash = ?`, member, hash).toArray()[0];
  if (!row) return null;
  sql.exec(`DELETE FROM ${table} WHERE member = ? AND hash = ?`, member, hash);
  return row.expires_at >= now ? member : null;
}

export function issueTicket(sql: Sql, member: string, now: number): Ticket {
  const { secret: ticket, expiresAt } = issue(sql, 'tkt', member, now);
  return { ticket, expiresAt };
}
/** Spends a ticket: whose it is, or null for one that is unknown, spent or too old. */
export const spendTicket = (sql: Sql, ticket: string, now: number) => spend(sql, 'tkt', ticket, now);

export function issueHandover(sql: Sql, member: string, now: number): Handover {
  const { secret: handover, expiresAt } = issue(sql, 'hnd', member, now);
  return { handover, expiresAt };
}
/** As `spendTicket`, for the code of a handover. */
export const spendHandover = (sql: Sql, code: string, now: number) => spend(sql, 'hnd', code, now);

/** Ends every key, every unspent ticket and every code of a member. */
export function endAll(sql: Sql, member: string): void {
  for (const table of ['member_key', 'ticket', 'handover']) sql.exec(`DELETE FROM ${table} WHERE member = ?`, member);
}

export function dropOld(sql: Sql, now: number): void {
  for (const { table } of Object.values(ONCE)) sql.exec(`DELETE FROM ${table} WHERE expires_at < ?`, now);
}
