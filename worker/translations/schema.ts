import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What somebody wrote in somebody's space, in another language; kept, so that an engine reads each text once for each language. */
export const textTranslation = sqliteTable(
  'text_translation',
  {
    /** Of the note or gift that the text is on. */
    textId: text().notNull(),
    lang: text().notNull(),
    text: text().notNull(),
    /** What translated it. */
    engine: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.textId, table.lang] })],
);
