import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ms } from '../db/columns';

/** How often something was asked for lately, by a keyed hash that says nothing of whom (throttle.ts). */
export const throttle = sqliteTable('throttle', {
  key: text().primaryKey(),
  count: integer().notNull(),
  /** Counted anew from then on. */
  until: ms().notNull(),
});
