import { createHash } from 'node:crypto';
import type { Sql } from '../deps';

/** The Worker that verifies a token and the room have a clock each: a spent one is remembered for longer than anybody takes it. */
const LONGER_MS = 5 * 60_000;

/** Partners name their tokens themselves, and none knows another's names. */
const nameOf = (partner: string, jti: string) => createHash('sha256').update(`${partner}:${jti}`).digest('base64url');

export const isSpent = (sql: Sql, partner: string, jti: string): boolean =>
  sql.exec('SELECT 1 AS one FROM spent WHERE jti = ?', nameOf(partner, jti)).toArray().length > 0;

/** Remembers a token that nobody takes after `until`, ms. */
export const spend = (sql: Sql, partner: string, jti: string, until: number) =>
  void sql.exec('INSERT INTO spent (jti, until) VALUES (?, ?) ON CONFLICT DO NOTHING', nameOf(partner, jti), until + LONGER_MS);

export const dropOld = (sql: Sql, now: number) => void sql.exec('DELETE FROM spent WHERE until < ?', now);
