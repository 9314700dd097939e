import { and, count, desc, eq, gt } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import { tellPolicy, tellRevoked } from './errands';
import { newPartnerId } from './names';
import { dayOf, PARTNERS_MAX } from './rules';
import { noteRevocation } from './revoking';
import { partner, partnerErrand, partnerUsage } from './schema';
import type { PartnerRow } from './store';

const DAY_MS = 24 * 60 * 60_000;

/** A site as its owner sees it. */
export const viewOf = ({ id, name, origins, writers, look, patterns, createdAt }: PartnerRow) => ({
  id,
  name,
  origins,
  writers,
  look,
  patterns,
  createdAt,
});

export async function list(db: Db, person: string) {
  const rows = await db.select().from(partner).where(eq(partner.personId, person)).orderBy(desc(partner.createdAt));
  return rows.map(viewOf);
}

type Site = Pick<PartnerRow, 'name' | 'origins' | 'writers' | 'look' | 'patterns'>;

export async function register(db: Db, person: string, given: Pick<Site, 'name' | 'origins'> & Partial<Site>, now = Date.now()) {
  const [all] = await db.select({ n: count() }).from(partner).where(eq(partner.personId, person));
  if ((all?.n ?? 0) >= PARTNERS_MAX) throw new AppError('profile.full');
  const row: PartnerRow = { id: newPartnerId(), personId: person, writers: 'anyone', look: {}, patterns: [], createdAt: now, ...given };
  await db.insert(partner).values(row);
  return viewOf(row);
}

/** Changes a site; its rooms hear of it right after, by errands. */
export async function change(db: Db, site: PartnerRow, given: Partial<Site>, now = Date.now()): Promise<PartnerRow> {
  if (Object.keys(given).length === 0) return site;
  const isPolicy = given.origins !== undefined || given.writers !== undefined;
  await db.batch([db.update(partner).set(given).where(eq(partner.id, site.id)), ...(isPolicy ? [tellPolicy(db, site.id, now)] : [])]);
  return { ...site, ...given };
}

/** Takes sites away: their users are out everywhere, and their rooms are nobody's but their heads'. What hangs on a site goes with its row. */
export const removing = (db: Db, id: string, now: number) => [
  tellPolicy(db, id, now, true),
  ...tellRevoked(db, id, undefined, now),
  db.delete(partner).where(eq(partner.id, id)),
];

export async function remove(db: Db, id: string, now = Date.now()): Promise<void> {
  const [first, ...rest] = removing(db, id, now);
  if (first) await db.batch([first, ...rest]);
}

/** Ends all that a user has by this site: tokens from before now, and every room that they are in. The number of those rooms. */
export async function revoke(db: Db, id: string, subHash: string, now = Date.now()): Promise<number> {
  await db.batch([noteRevocation(db, id, subHash, now), ...tellRevoked(db, id, subHash, now)]);
  const [told] = await db
    .select({ n: count() })
    .from(partnerErrand)
    .where(and(eq(partnerErrand.partnerId, id), eq(partnerErrand.kind, 'member'), eq(partnerErrand.at, now)));
  return told?.n ?? 0;
}

/** What was counted on each of the last days, the oldest first; a day without anything is there too. */
export async function usage(db: Db, id: string, days: number, now = Date.now()) {
  const rows = await db
    .select({
      day: partnerUsage.day,
      exchanges: partnerUsage.exchanges,
      refusals: partnerUsage.refusals,
      members: partnerUsage.members,
      rooms: partnerUsage.rooms,
    })
    .from(partnerUsage)
    .where(and(eq(partnerUsage.partnerId, id), gt(partnerUsage.day, dayOf(now - days * DAY_MS))));
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: days }, (_, back) => {
    const day = dayOf(now - (days - 1 - back) * DAY_MS);
    return byDay.get(day) ?? { day, exchanges: 0, refusals: 0, members: 0, rooms: 0 };
  });
}
