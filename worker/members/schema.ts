import { desc } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ms } from '../db/columns';
import { person } from '../people/schema';

/** Which rooms a person is in: the one place that leads from a person to rooms. Whether they still are, the room knows. */
export const membership = sqliteTable(
  'membership',
  {
    personId: text()
      .notNull()
      .references(() => person.id),
    slug: text().notNull(),
    joinedAt: ms().notNull(),
    /** Counts joins: a leaving that was asked for before a join doesn't take it away. */
    joins: integer().notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.slug] }),
    index('membership_listed').on(table.personId, desc(table.joinedAt), table.slug),
  ],
);
