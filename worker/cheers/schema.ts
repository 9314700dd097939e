import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import { createdAt } from '../db/columns';
import { person } from '../people/schema';
import type { CheerKind } from './options';

/** Who cheered for whom on a day, by what: kept to count each once, and for nothing else. */
export const cheer = sqliteTable(
  'cheer',
  {
    ownerId: text()
      .notNull()
      .references(() => person.id),
    personId: text()
      .notNull()
      .references(() => person.id),
    kind: text().$type<CheerKind>().notNull(),
    /** The site's day (day.ts). */
    day: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerId, table.personId, table.kind, table.day] }),
    index('cheer_person').on(table.personId),
    index('cheer_day').on(table.ownerId, table.day, table.kind),
  ],
);

/** How many there have been of a kind in all: they stay when who cheered has gone. */
export const cheerCount = sqliteTable(
  'cheer_count',
  {
    ownerId: text()
      .notNull()
      .references(() => person.id),
    kind: text().$type<CheerKind>().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ownerId, table.kind] }), check('cheer_count_never_negative', sql`${table.count} >= 0`)],
);
