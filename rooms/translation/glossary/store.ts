import type { Sql } from '../../deps';
import { glossaryEntry } from '../../protocol/glossary';
import type { Lang } from '../../protocol/lang';
import type { Term } from '../../protocol/marks';
import type { Terms } from './rules';

/** `by` is the member who proposed it. */
export type Entry = { n: number; terms: Terms; accepted: boolean; by: string };
type Row = { n: number; terms: string; accepted: number; by_member: string };

/** Each room's terms by language pair, in memory: they are asked for with every text. Whatever writes here forgets them. */
const known = new WeakMap<Sql, Map<string, Term[]>>();

const write = (sql: Sql, query: string, ...values: (string | number)[]): void => {
  known.delete(sql);
  sql.exec(query, ...values);
};

const entryOf = (row: Row): Entry => ({
  n: row.n,
  terms: glossaryEntry.shape.terms.parse(JSON.parse(row.terms)),
  accepted: row.accepted === 1,
  by: row.by_member,
});

/** Accepted ones first, then those that wait, each oldest first. */
export const list = (sql: Sql): Entry[] => sql.exec<Row>('SELECT * FROM glossary_entry ORDER BY accepted DESC, n').toArray().map(entryOf);

/** Up to `limit` accepted ones after a place, oldest first. */
export const accepted = (sql: Sql, after: number, limit: number): Entry[] =>
  sql.exec<Row>('SELECT * FROM glossary_entry WHERE accepted = 1 AND n > ? ORDER BY n LIMIT ?', after, limit).toArray().map(entryOf);

export const insert = (sql: Sql, terms: Terms, isAccepted: boolean, by: string): void =>
  write(sql, 'INSERT INTO glossary_entry (terms, accepted, by_member) VALUES (?, ?, ?)', JSON.stringify(terms), isAccepted ? 1 : 0, by);
export const accept = (sql: Sql, n: number): void => write(sql, 'UPDATE glossary_entry SET accepted = 1 WHERE n = ?', n);
export const remove = (sql: Sql, n: number): void => write(sql, 'DELETE FROM glossary_entry WHERE n = ?', n);

/** What a member proposed goes with them, unless it was accepted. True if there was any. */
export function dropOpenOf(sql: Sql, member: string): boolean {
  const open = list(sql).filter((entry) => !entry.accepted && entry.by === member);
  for (const { n } of open) remove(sql, n);
  return open.length > 0;
}

/** What the room says its own way from one language to another: of the accepted entries, those that have both. */
export function termsFor(sql: Sql, from: Lang, to: Lang): Term[] {
  const ofRoom = known.get(sql) ?? new Map<string, Term[]>();
  known.set(sql, ofRoom);
  const pair = `${from} ${to}`;
  const terms = ofRoom.get(pair) ?? pairs(sql, from, to);
  ofRoom.set(pair, terms);
  return terms;
}

const pairs = (sql: Sql, from: Lang, to: Lang): Term[] =>
  list(sql).flatMap(({ accepted, terms: { [from]: term, [to]: said } }) =>
    accepted && term !== undefined && said !== undefined ? [{ term, said }] : [],
  );
