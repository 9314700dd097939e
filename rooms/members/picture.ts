import { randomBytes } from 'node:crypto';
import type { Sql } from '../deps';
import { recipe as schema, type Recipe } from '../protocol/character';

/** Made by chance for each picture, so that the same character in two rooms has nothing in common that a program could follow. */
export const newPictureId = () => `pic_${randomBytes(16).toString('base64url')}`;

/** What a picture is drawn from; null where nobody is shown by it any more. */
export function get(sql: Sql, id: string): Recipe | null {
  const row = sql.exec<{ recipe: string }>('SELECT recipe FROM member_picture WHERE id = ?', id).toArray()[0];
  return row ? (schema.safeParse(JSON.parse(row.recipe)).data ?? null) : null;
}

/** Puts a member's picture in place of its last one. The member's row names it beside: whoever reads an author reads no second row. */
export function put(sql: Sql, member: string, id: string, recipe: Recipe): void {
  sql.exec(
    'INSERT INTO member_picture (member, id, recipe) VALUES (?, ?, ?) ON CONFLICT (member) DO UPDATE SET id = excluded.id, recipe = excluded.recipe',
    member,
    id,
    JSON.stringify(recipe),
  );
}

export const drop = (sql: Sql, member: string) => void sql.exec('DELETE FROM member_picture WHERE member = ?', member);
