import type { Sql } from '../deps';

/** Wrong codes from one address that cost nothing; each further one doubles the wait. */
const FREE = 5;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 60 * 60_000;

type Row = { wrong: number; last_at: number };
const read = (sql: Sql, address: string) => sql.exec<Row>('SELECT wrong, last_at FROM code_guess WHERE address = ?', address).toArray()[0];

/** How long this address has to wait before its next guess, ms. */
export function waitMs(sql: Sql, address: string, now: number): number {
  const row = read(sql, address);
  if (!row || row.wrong < FREE) return 0;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (row.wrong - FREE));
  return Math.max(0, row.last_at + wait - now);
}

/** A wrong guess. An hour without one, and the address starts anew. */
export function note(sql: Sql, address: string, now: number): void {
  dropOld(sql, now);
  const row = read(sql, address);
  const wrong = row && now - row.last_at < LONGEST_WAIT_MS ? row.wrong + 1 : 1;
  sql.exec(
    'INSERT INTO code_guess (address, wrong, last_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET wrong = excluded.wrong, last_at = excluded.last_at',
    address,
    wrong,
    now,
  );
}

export const dropOld = (sql: Sql, now: number) => void sql.exec('DELETE FROM code_guess WHERE last_at < ?', now - LONGEST_WAIT_MS);
