import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt, ms } from '../db/columns';
import { person } from '../people/schema';
import type { AnswerKind, FeelingKind, MoodKind } from './kinds';

/** How somebody feels today: the last that they said. Who reads it asks how old it is. */
export const mood = sqliteTable('mood', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  kind: text().$type<MoodKind>().notNull(),
  text: text().notNull(),
  setAt: ms().notNull(),
});

/** A feeling that somebody put up in their space for visitors to answer. */
export const feeling = sqliteTable(
  'feeling',
  {
    /** `fel_…` */
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    kind: text().$type<FeelingKind>().notNull(),
    answer: text().$type<AnswerKind>().notNull(),
    text: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('feeling_listed').on(table.personId, table.createdAt, table.id)],
);

/** One visitor's answer. Who it was is asked to count each once and to take it back, and shown only where they gave their name. */
export const feelingAnswer = sqliteTable(
  'feeling_answer',
  {
    feelingId: text()
      .notNull()
      .references(() => feeling.id, { onDelete: 'cascade' }),
    personId: text()
      .notNull()
      .references(() => person.id),
    /** 0 to 100, of a slider; null of a tap. */
    level: integer(),
    isNamed: integer({ mode: 'boolean' }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.feelingId, table.personId] }), index('feeling_answer_by').on(table.personId)],
);
