import { and, eq, lte, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { AHEAD_S } from './claims';
import { partner, partnerMember, partnerRevocation } from './schema';

/** A token as revoking sees it. Times in ms. */
export type Revocable = { partner: { id: string }; subHash: string; expiresAt: number; issuedAt?: number };

/** Whether a token is from before its user was revoked, or its partner is one no longer. One that doesn't say when it was issued may be as old as it can. */
export async function isRevoked(db: Db, { partner: { id }, subHash, expiresAt, issuedAt }: Revocable): Promise<boolean> {
  const row = await db
    .select({ at: partnerRevocation.at })
    .from(partner)
    .leftJoin(partnerRevocation, and(eq(partnerRevocation.partnerId, partner.id), eq(partnerRevocation.subHash, subHash)))
    .where(eq(partner.id, id))
    .get();
  if (row === undefined) return true;
  return row.at !== null && (issuedAt === undefined ? expiresAt <= row.at + AHEAD_S * 1000 : issuedAt <= row.at);
}

/**
 * Notes that a partner's user is about to be in a room. Before the room lets them in, and `isRevoked` is asked once more after that: whoever
 * is revoked meanwhile is found by the one or the other. True: they are new there. Of a partner that is none any more nothing is noted.
 */
export async function noteMember(db: Db, { partner: { id }, subHash }: Revocable, slug: string, member: string): Promise<boolean> {
  const rows = await db
    .insert(partnerMember)
    .select(sql`SELECT id, ${subHash}, ${slug}, ${member}, ${Date.now()} FROM ${partner} WHERE ${partner.id} = ${id}`)
    .onConflictDoNothing()
    .returning({ slug: partnerMember.slug });
  return rows.length > 0;
}

/** Notes that a user's tokens from before now are worth nothing. */
export const noteRevocation = (db: Db, partnerId: string, subHash: string, now: number) =>
  db
    .insert(partnerRevocation)
    .values({ partnerId, subHash, at: now })
    .onConflictDoUpdate({
      target: [partnerRevocation.partnerId, partnerRevocation.subHash],
      set: { at: sql`max(${partnerRevocation.at}, excluded.at)` },
    });

/** Those of which no token can be left that is still valid. */
export const forgetRevocations = (db: Db, now: number) =>
  db.delete(partnerRevocation).where(lte(partnerRevocation.at, now - 2 * AHEAD_S * 1000));
