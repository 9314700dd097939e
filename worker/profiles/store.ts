import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { lookOf, type Look } from './look';
import { lookVersion, profile } from './schema';

/** How many looks are kept, the one that shows among them. */
export const VERSIONS_KEPT = 10;

/**
 * Puts a look in place of edition `edition`, and keeps it among the last ten. Gives the look and edition that the space has then: the next
 * one, or what somebody else saved meanwhile; null where the space is gone. Done again, it changes nothing more.
 */
export async function save(db: Db, person: string, look: Look, edition: number): Promise<{ look: Look; edition: number } | null> {
  const next = edition + 1;
  const saved = db.select({ look: profile.look, edition: profile.edition }).from(profile).where(eq(profile.personId, person));
  const kept = db
    .select({
      personId: profile.personId,
      edition: profile.edition,
      look: profile.look,
      savedAt: profile.updatedAt,
    })
    .from(profile)
    .where(eq(profile.personId, person));
  const [, , , , rows] = await db.batch([
    // What shows now is kept already, but for the first look of all.
    db.insert(lookVersion).select(kept).onConflictDoNothing(),
    db
      .update(profile)
      .set({ look, edition: next, updatedAt: Date.now() })
      .where(and(eq(profile.personId, person), eq(profile.edition, edition))),
    db.insert(lookVersion).select(kept).onConflictDoNothing(),
    db
      .delete(lookVersion)
      .where(
        and(
          eq(lookVersion.personId, person),
          lte(
            lookVersion.edition,
            sql`(SELECT ${profile.edition} FROM ${profile} WHERE ${profile.personId} = ${person}) - ${VERSIONS_KEPT}`,
          ),
        ),
      ),
    saved,
  ]);
  const row = rows[0];
  return row === undefined ? null : { look: lookOf(row.look), edition: row.edition };
}

/** The last looks, the newest first. */
export async function versions(db: Db, person: string) {
  const rows = await db
    .select({ edition: lookVersion.edition, look: lookVersion.look, savedAt: lookVersion.savedAt })
    .from(lookVersion)
    .where(eq(lookVersion.personId, person))
    .orderBy(desc(lookVersion.edition))
    .limit(VERSIONS_KEPT);
  return rows.map(({ edition, look, savedAt }) => ({ edition, savedAt, look: lookOf(look) }));
}
