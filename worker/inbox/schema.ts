import { desc, sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt, ms } from '../db/columns';
import { person } from '../people/schema';
import type { InboxKind, Loudness } from './kinds';

/** What happened in somebody's space while they weren't looking. */
export const notice = sqliteTable(
  'notice',
  {
    /** `ntc_…` */
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    kind: text().$type<InboxKind>().notNull(),
    /** Who did it, if they have an account; their profile is looked up when it is shown. */
    byPerson: text().references(() => person.id),
    /** What they are called where they have no profile. */
    byName: text(),
    about: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    /** The same thing told twice is told once: a keyed hash of what it is, for that may name people. */
    once: text().unique(),
    readAt: ms(),
    createdAt: createdAt(),
    isLoud: integer({ mode: 'boolean' }).notNull().default(true),
  },
  (table) => [
    index('notice_listed').on(table.personId, desc(table.createdAt), table.id),
    index('notice_by').on(table.byPerson),
    index('notice_unread')
      .on(table.personId)
      .where(sql`read_at IS NULL AND is_loud = 1`),
  ],
);

/** What somebody wants of a kind; without a row it is loud. */
export const inboxChoice = sqliteTable(
  'inbox_choice',
  {
    personId: text()
      .notNull()
      .references(() => person.id),
    kind: text().$type<InboxKind>().notNull(),
    loudness: text().$type<Loudness>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.kind] })],
);
