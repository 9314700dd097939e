import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ms } from '../db/columns';
import { person } from '../people/schema';

/** A person's character, a guest's too. */
export const character = sqliteTable('character', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  /** `chr_…`: what its picture is asked for by. Another after each change, so that a picture never changes; nothing leads from it to the person. */
  id: text().notNull().unique(),
  recipe: text({ mode: 'json' }).notNull(),
  updatedAt: ms().notNull(),
});
