import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Answer } from '../../rooms/rpc';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { ask } from '../room-stub';
import { partner, partnerErrand, partnerMember, work } from './schema';

type Errand = typeof partnerErrand.$inferSelect;

/** Rooms that are asked at once: the free plan lets one request ask 50 others. */
const AT_ONCE = 40;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

const again = {
  target: [partnerErrand.slug, partnerErrand.partnerId, partnerErrand.kind, partnerErrand.member],
  set: { at: sql`excluded.at`, nextAt: sql`excluded.next_at`, tries: 0 },
};

/**
 * To each room of a partner's works, and to those that its works are joined to: how the partner wants it to be now. Where it wants nothing any
 * more (`isGone`), also to those that its users are in: a work that was forgotten has left its room to the partner.
 */
export function tellPolicy(db: Db, partnerId: string, now: number, isGone = false): BatchItem<'sqlite'> {
  const elsewhere = isGone
    ? sql`UNION SELECT ${partnerMember.slug} FROM ${partnerMember} WHERE ${partnerMember.partnerId} = ${partnerId}`
    : sql``;
  return db
    .insert(partnerErrand)
    .select(
      sql`SELECT DISTINCT room, ${partnerId}, 'policy', '', ${now}, 0, ${now} FROM (
        SELECT ${work.slug} AS room FROM ${work} WHERE ${work.partnerId} = ${partnerId}
        UNION SELECT ${work.joinedTo} FROM ${work} WHERE ${work.partnerId} = ${partnerId}
        ${elsewhere}
      ) WHERE room IS NOT NULL`,
    )
    .onConflictDoUpdate(again);
}

/** To each room that a partner's user is in, or, without `subHash`, any of them: that they are out. */
export function tellRevoked(db: Db, partnerId: string, subHash: string | undefined, now: number): BatchItem<'sqlite'>[] {
  const whose = and(
    eq(partnerMember.partnerId, partnerId),
    subHash === undefined ? undefined : eq(partnerMember.subHash, subHash),
    // Those whose token was verified just now find out by themselves (revoking.ts).
    lte(partnerMember.joinedAt, now),
  );
  return [
    db
      .insert(partnerErrand)
      .select(sql`SELECT slug, partner_id, 'member', member, ${now}, 0, ${now} FROM ${partnerMember} WHERE ${whose}`)
      .onConflictDoUpdate(again),
    db.delete(partnerMember).where(whose),
  ];
}

/**
 * Does what is due, oldest first: of one partner, or of all. What fails is tried again later, and keeps nobody else waiting. True if there
 * may be more.
 */
export async function runErrands(env: Env, db: Db, { of, now = Date.now() }: { of?: string; now?: number } = {}): Promise<boolean> {
  const due = await db
    .select()
    .from(partnerErrand)
    .where(and(lte(partnerErrand.nextAt, now), of === undefined ? undefined : eq(partnerErrand.partnerId, of)))
    .orderBy(asc(partnerErrand.nextAt))
    .limit(AT_ONCE);
  await Promise.all(due.map((errand) => attempt(env, db, errand, now)));
  return due.length === AT_ONCE;
}

async function attempt(env: Env, db: Db, errand: Errand, now: number): Promise<void> {
  const isIt = and(
    eq(partnerErrand.slug, errand.slug),
    eq(partnerErrand.partnerId, errand.partnerId),
    eq(partnerErrand.kind, errand.kind),
    eq(partnerErrand.member, errand.member),
    // Another change meanwhile is another errand.
    eq(partnerErrand.at, errand.at),
  );
  try {
    const answer =
      errand.kind === 'member' ? await ask(env, errand.slug, (room) => room.revoke(errand.member)) : await bring(env, db, errand);
    // Where no room is, there is nobody in it either.
    if (!answer.ok && answer.code !== 'room.not_found') throw new Error(answer.code);
    await db.delete(partnerErrand).where(isIt);
  } catch (error) {
    console.error(
      JSON.stringify({ level: 'error', area: 'partners', kind: errand.kind, message: error instanceof Error ? error.name : 'threw' }),
    );
    const nextAt = now + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(errand.tries, 20));
    await db
      .update(partnerErrand)
      .set({ tries: errand.tries + 1, nextAt })
      .where(isIt);
  }
}

/** How the partner is by now, whatever it was when the errand was noted. */
async function bring(env: Env, db: Db, { slug, partnerId }: Errand): Promise<Answer<object>> {
  const [framing, site] = await Promise.all([
    ask(env, slug, (room) => room.framing()),
    db.select().from(partner).where(eq(partner.id, partnerId)).get(),
  ]);
  if (!framing.ok) return framing;
  const { origins, writers } = site ?? { origins: [], writers: 'anyone' as const };
  if (framing.partner !== partnerId) return ask(env, slug, (room) => room.setAlly(partnerId, site ? origins : null));
  const policy = site ? { partner: partnerId, embed: 'listed' as const } : { partner: null, embed: null };
  return ask(env, slug, (room) => room.setPartner({ ...policy, origins, writers }));
}

/** Rounds of a change that somebody has just made, while they wait for nothing: what is left over is the clock's. */
const ROUNDS = 20;
export async function runSoon(env: Env, db: Db, of: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) if (!(await runErrands(env, db, { of }))) return;
}
