import { sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { character } from './schema';

/**
 * Where the picture of a person's character is, as a column of a query that has the person; null for who has none. It is drawn by a page
 * (web/src/routes/characters), as everything is that is drawn.
 */
export const pictureOf = (person: AnySQLiteColumn) =>
  sql<string | null>`(SELECT '/characters/' || ${character.id} || '.svg' FROM ${character} WHERE ${character.personId} = ${person})`;
