import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ms } from '../db/columns';

/** What pages say of themselves, asked once for all rooms: a row lives for a day at most. */
export const linkPreview = sqliteTable('link_preview', {
  /** A keyed hash of the address: which links people share is nobody's to read here. */
  id: text().primaryKey(),
  /** Its answer, as JSON; null where the page says nothing, or hasn't been read. */
  page: text(),
  /** Whether it has been read; until then somebody is at it. */
  isRead: integer({ mode: 'boolean' }).notNull(),
  until: ms().notNull(),
});
