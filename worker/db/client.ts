import { drizzle } from 'drizzle-orm/d1';
import type { Env } from '../env';
import { inTime } from './deadline';

type Binding = Env['DB'];

/** Columns are camelCase here and snake_case in the database. */
const newDb = (binding: Binding) => drizzle(inTime(binding) as D1Database, { casing: 'snake_case' });
export type Db = ReturnType<typeof newDb>;

/** One for each binding: making it reads every table's columns. */
const kept = new WeakMap<Binding, Db>();

export function dbOf({ DB }: Pick<Env, 'DB'>): Db {
  const db = kept.get(DB) ?? newDb(DB);
  kept.set(DB, db);
  return db;
}
