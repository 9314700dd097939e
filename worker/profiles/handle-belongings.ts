import { eq } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { HELD_MS } from './handle';
import { goneHash } from './own';
import { formerHandle, goneHandle, profile } from './schema';

/** The handles that led to somebody before. */
export const handleBelongings: Belongings = {
  name: 'formerHandles',
  export: (db, person) =>
    db.select({ handle: formerHandle.key, heldUntil: formerHandle.heldUntil }).from(formerHandle).where(eq(formerHandle.personId, person)),
  erase: (db, person) => [db.delete(formerHandle).where(eq(formerHandle.personId, person))],
  /** Nobody else is found by their handles for a while, and nothing but a keyed hash of these is kept. */
  async eraseElsewhere(env, db, person) {
    const rows = await db
      .select({ key: profile.handleKey })
      .from(profile)
      .where(eq(profile.personId, person))
      .union(db.select({ key: formerHandle.key }).from(formerHandle).where(eq(formerHandle.personId, person)));
    const heldUntil = Date.now() + HELD_MS;
    for (const { key } of rows) {
      const hash = await goneHash(env, key);
      await db.insert(goneHandle).values({ hash, heldUntil }).onConflictDoUpdate({ target: goneHandle.hash, set: { heldUntil } });
    }
  },
};
