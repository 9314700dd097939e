import { and, eq, or, sql, type SQL } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { block } from './schema';

type Who = string | AnySQLiteColumn;

/** Two people, whichever of them blocked the other. */
export const blockBetween = (one: Who, other: Who): SQL =>
  or(and(eq(block.blocker, one), eq(block.blocked, other)), and(eq(block.blocker, other), eq(block.blocked, one)))!;

/** A condition for any query that shows people to people: neither has blocked the other. Whoever is nobody (null) is blocked by nobody. */
export const unblocked = (one: Who, other: Who): SQL => sql`NOT EXISTS (SELECT 1 FROM ${block} WHERE ${blockBetween(one, other)})`;
