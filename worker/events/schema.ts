import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt } from '../db/columns';
import { person } from '../people/schema';
import type { EventIcon } from './icons';
import type { EventKind } from './rules';

/** A day that somebody counts down to, or from. */
export const event = sqliteTable(
  'event',
  {
    /** `evt_…` */
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    kind: text().$type<EventKind>().notNull(),
    icon: text().$type<EventIcon>().notNull(),
    title: text().notNull(),
    /** `2026-11-21`: a day of the calendar, which begins where its owner is. */
    date: text().notNull(),
    /** Where that is: `Asia/Seoul`. */
    zone: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('event_listed').on(table.personId, table.date, table.id)],
);

/** Who celebrated with them, each once a day: counted, and never listed. */
export const celebration = sqliteTable(
  'celebration',
  {
    eventId: text()
      .notNull()
      .references(() => event.id, { onDelete: 'cascade' }),
    /** The day in the owner's zone. */
    day: text().notNull(),
    personId: text()
      .notNull()
      .references(() => person.id),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.day, table.personId] }), index('celebration_by').on(table.personId)],
);
