import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ms } from '../db/columns';
import { person } from '../people/schema';
import type { Shows } from './rules';

/** What somebody lets friends see, and where they are now while they allow it: a copy, brought by their own object. */
export const presence = sqliteTable('presence', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  shows: text().$type<Shows>().notNull(),
  /** Since when a page of theirs is open; null: none is, or it isn't to be seen. */
  hereSince: ms(),
  /** The room that a page of theirs shows. */
  slug: text(),
});
