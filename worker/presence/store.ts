import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '../db/client';
import { presence } from './schema';
import type { Shows } from './rules';

/** What somebody lets friends see. */
export async function shown(db: Db, personId: string): Promise<Shows> {
  const row = await db.select({ shows: presence.shows }).from(presence).where(eq(presence.personId, personId)).get();
  return row?.shows ?? 'nobody';
}

/** From now on; what may no longer be seen is gone at once. Where they are is written anew by their own object. */
export async function choose(db: Db, personId: string, shows: Shows): Promise<void> {
  const now = { shows, hereSince: null, slug: null };
  await db
    .insert(presence)
    .values({ personId, ...now })
    .onConflictDoUpdate({ target: presence.personId, set: now });
}

/** Where somebody is now: nothing, whatever their object believes, of who shows it to nobody. */
export async function write(db: Db, personId: string, { since, slug }: { since: number | null; slug: string | null }): Promise<void> {
  const mine = eq(presence.personId, personId);
  await db.batch([
    db
      .update(presence)
      .set({ hereSince: since })
      .where(and(mine, ne(presence.shows, 'nobody'))),
    db
      .update(presence)
      .set({ slug })
      .where(and(mine, eq(presence.shows, 'rooms'))),
  ]);
}
