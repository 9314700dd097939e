import { eq } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { lookOf } from './look';
import { lookVersion, profile } from './schema';
import { versions } from './store';

/** The space itself: its address, its name, how it looks and looked. */
export const profileBelongings: Belongings = {
  name: 'profile',
  async export(db, person) {
    const row = await db.select().from(profile).where(eq(profile.personId, person)).get();
    if (!row) return null;
    const { handle, name, lang, look, edition, createdAt, updatedAt } = row;
    return { handle, name, lang, look: lookOf(look), edition, createdAt, updatedAt, versions: await versions(db, person) };
  },
  erase: (db, person) => [
    db.delete(lookVersion).where(eq(lookVersion.personId, person)),
    db.delete(profile).where(eq(profile.personId, person)),
  ],
};
