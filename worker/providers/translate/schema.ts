import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Characters that the site has given to engines that cost something: one row a day. */
export const translationDay = sqliteTable('translation_day', {
  /** UTC, `2026-11-21`. */
  day: text().primaryKey(),
  /** Given to rooms, and never more than the day has. */
  taken: integer().notNull(),
  /** How many of them the last one who asked was given. */
  given: integer().notNull(),
});
