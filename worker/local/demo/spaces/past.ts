import type { Miniflare } from 'miniflare';

const DAY_MS = 24 * 60 * 60 * 1000;
const TIMES = ['created_at', 'at', 'fed_until', 'glad_until', 'clean_until', 'tired_until', 'nap_until'];

/**
 * A day goes by for the pet of a demo space: all that happened to it was a day earlier. What has become of it since is for the rules to say, as
 * after any other day: nothing of it is written here.
 */
export async function dayGoesBy(product: Miniflare, handle: string): Promise<void> {
  const db = await product.getD1Database('DB');
  const owner = '(SELECT person_id FROM profile WHERE handle = ?2)';
  await db.batch([
    db
      .prepare(`UPDATE pet SET ${TIMES.map((time) => `${time} = ${time} - ?1`).join(', ')} WHERE person_id = ${owner}`)
      .bind(DAY_MS, handle),
    db.prepare(`UPDATE pet_deed SET at = at - ?1 WHERE pet_id IN (SELECT id FROM pet WHERE person_id = ${owner})`).bind(DAY_MS, handle),
  ]);
}
