import { drizzle } from 'drizzle-orm/d1';
import type { Env } from '../env';
import { inTime } from './deadline';

/** Columns are camelCase here and snake_case in the database. Built once a request. */
export const dbOf = (env: Pick<Env, 'DB'>) => drizzle(inTime(env.DB) as D1Database, { casing: 'snake_case' });
export type Db = ReturnType<typeof dbOf>;
