import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt, ms } from '../db/columns';
import { person } from '../people/schema';

/** Pictures that people brought. The files lie in R2 (files.ts); a row is there before its files and goes after them, so that none is left without an owner. */
export const picture = sqliteTable(
  'picture',
  {
    /** `med_…`, random or a keyed hash: it says neither whose, nor when, nor that two are alike. */
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    /** Of the largest size, px. */
    width: integer().notNull(),
    height: integer().notNull(),
    /** Of all sizes together. */
    bytes: integer().notNull(),
    createdAt: createdAt(),
    /** Null until its files are there. */
    readyAt: ms(),
  },
  (table) => [index('picture_listed').on(table.personId, table.createdAt, table.id)],
);

/** How many pictures somebody sent on the last day on which they sent any. */
export const pictureDay = sqliteTable('picture_day', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  /** `2026-11-21`, UTC. */
  day: text().notNull(),
  taken: integer().notNull(),
});
