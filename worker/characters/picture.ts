import { sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { AUDIENCES, admits, type Relation } from '../profiles/rules';
import { profile } from '../profiles/schema';
import { character } from './schema';

/**
 * Where the picture of a person's character is, as a column of a query that has the person; null for who has none. It is drawn by a page
 * (web/src/routes/characters), as everything is that is drawn.
 */
export const pictureOf = (person: AnySQLiteColumn) =>
  sql<string | null>`(SELECT '/characters/' || ${character.id} || '.svg' FROM ${character} WHERE ${character.personId} = ${person})`;

/**
 * The same for who looks from elsewhere and is `relation` to them: null where they keep the character of their space from such people. A look
 * without that block, or none yet, keeps it from nobody.
 */
export const pictureFor = (person: AnySQLiteColumn, relation: Relation) => {
  const kept = JSON.stringify(AUDIENCES.filter((audience) => !admits(audience, relation)));
  return sql<string | null>`(SELECT '/characters/' || ${character.id} || '.svg' FROM ${character} WHERE ${character.personId} = ${person}
    AND NOT EXISTS (
      SELECT 1 FROM ${profile} AS space, json_each(space.look, '$.blocks') AS block
      WHERE space.person_id = ${character.personId} AND CASE block.type WHEN 'object' THEN block.value ->> 'kind' = 'character' AND block.value ->> 'see' IN (SELECT value FROM json_each(${kept})) END
    ))`;
};
