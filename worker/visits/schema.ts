import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../people/schema';

/** Who was in a space today, as keyed hashes that say nothing to anybody and are another each day: to count each once. Gone the day after. */
export const visitSeen = sqliteTable(
  'visit_seen',
  {
    /** Whose space it is. */
    personId: text()
      .notNull()
      .references(() => person.id),
    day: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.day, table.hash] })],
);

/** How many came on all days before. */
export const visitTotal = sqliteTable('visit_total', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  earlier: integer().notNull(),
});
