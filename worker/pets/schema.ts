import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt, ms } from '../db/columns';
import { person } from '../people/schema';

/** The animal that lives in somebody's space: one each. How it is follows from these numbers and the time (rules.ts). */
export const pet = sqliteTable('pet', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  /** `pet_…` */
  id: text().notNull().unique(),
  kind: text().notNull(),
  coat: integer().notNull(),
  name: text().notNull(),
  fedUntil: ms().notNull(),
  gladUntil: ms().notNull(),
  cleanUntil: ms().notNull(),
  tiredUntil: ms().notNull(),
  napUntil: ms().notNull(),
  careMs: ms().notNull(),
  /** The last deed. */
  at: ms().notNull(),
  lessons: text({ mode: 'json' }).notNull(),
  /** Counts deeds: one is written only upon the state that it was reckoned from. */
  edition: integer().notNull().default(1),
  createdAt: createdAt(),
});

/** What was done for a pet in the last days, by whom: so that a deed sent twice is done once, and visitors keep within limits. */
export const petDeed = sqliteTable(
  'pet_deed',
  {
    petId: text()
      .notNull()
      .references(() => pet.id),
    personId: text()
      .notNull()
      .references(() => person.id),
    /** Made by whoever does it. */
    id: text().notNull(),
    deed: text().notNull(),
    outcome: text().notNull(),
    at: ms().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.petId, table.personId, table.id] }),
    index('pet_deed_lately').on(table.petId, table.at),
    index('pet_deed_by').on(table.personId),
  ],
);
