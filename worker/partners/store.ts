import { eq, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { ROOMS_A_DAY, dayOf } from './rules';
import { partner, partnerKey, partnerUsage } from './schema';

export type PartnerRow = typeof partner.$inferSelect;
export type KeyRow = typeof partnerKey.$inferSelect;

export const byId = (db: Db, id: string): Promise<PartnerRow | undefined> => db.select().from(partner).where(eq(partner.id, id)).get();

/** A partner and what its tokens are checked by, as they are at one moment. */
export async function withKeys(db: Db, id: string): Promise<{ partner: PartnerRow; keys: KeyRow[] } | undefined> {
  const [[row], keys] = await db.batch([
    db.select().from(partner).where(eq(partner.id, id)),
    db.select().from(partnerKey).where(eq(partnerKey.partnerId, id)).orderBy(partnerKey.createdAt),
  ]);
  return row && { partner: row, keys };
}

export type Counted = Partial<Record<'exchanges' | 'refusals' | 'members', number>>;

/** Adds to what is counted of a partner's day. */
export async function countUsage(db: Db, partnerId: string, { exchanges = 0, refusals = 0, members = 0 }: Counted, now = Date.now()) {
  await db
    .insert(partnerUsage)
    .values({ partnerId, day: dayOf(now), exchanges, refusals, members })
    .onConflictDoUpdate({
      target: [partnerUsage.partnerId, partnerUsage.day],
      set: {
        exchanges: sql`${partnerUsage.exchanges} + ${exchanges}`,
        refusals: sql`${partnerUsage.refusals} + ${refusals}`,
        members: sql`${partnerUsage.members} + ${members}`,
      },
    });
}

/** Counts a room that a work is about to open. False: the partner's day has had all it may. Two at once can't both be the last. */
export async function countRoom(db: Db, partnerId: string, now = Date.now()): Promise<boolean> {
  const counted = await db
    .insert(partnerUsage)
    .values({ partnerId, day: dayOf(now), rooms: 1 })
    .onConflictDoUpdate({
      target: [partnerUsage.partnerId, partnerUsage.day],
      set: { rooms: sql`${partnerUsage.rooms} + 1` },
      setWhere: sql`${partnerUsage.rooms} < ${ROOMS_A_DAY}`,
    })
    .returning({ rooms: partnerUsage.rooms });
  return counted.length > 0;
}
