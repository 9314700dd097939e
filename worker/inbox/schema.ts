import { desc } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt, ms } from '../db/columns';
import { person } from '../people/schema';

/** What happened in somebody's space while they weren't looking. */
export const notice = sqliteTable(
  'notice',
  {
    /** `ntc_…` */
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    kind: text().notNull(),
    /** Who did it, if they have an account; their profile is looked up when it is shown. */
    byPerson: text().references(() => person.id),
    /** What they are called where they have no profile. */
    byName: text(),
    about: text({ mode: 'json' }).notNull(),
    /** The same thing told twice is told once. */
    once: text().unique(),
    readAt: ms(),
    createdAt: createdAt(),
    isLoud: integer({ mode: 'boolean' }).notNull().default(true),
  },
  (table) => [index('notice_listed').on(table.personId, desc(table.createdAt), table.id), index('notice_by').on(table.byPerson)],
);
