import { drizzle } from 'drizzle-orm/d1';
import type { Env } from '../env';

/** Columns are camelCase here and snake_case in the database. */
export const dbOf = (env: Pick<Env, 'DB'>) => drizzle(env.DB, { casing: 'snake_case' });
export type Db = ReturnType<typeof dbOf>;
