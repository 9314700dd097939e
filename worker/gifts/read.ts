import { and, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { unblocked } from '../friends/blocks';
import { bylineOf, bylines } from '../people/byline';
import { nextSiteDay, siteDay } from '../profiles/day';
import { blockIn } from '../profiles/look';
import type { Visit } from '../profiles/visit';
import { translationsOf } from '../translations/store';
import { CURRENCY, GIFTS_PER_DAY } from './catalogue';
import type { Gift, PlaceOnShelf } from './input';
import { giftsOptions } from './options';
import { leftOf } from './rules';
import { gift, giftAllowance } from './schema';

const who = bylines('giver');
/** Gifts are counted no further. */
export const COUNTED_MAX = 1000;

/** What stands on a shelf, but for what its owner keeps from others' sight and what came from somebody who is out of its owner's or this visitor's sight. */
const inSight = ({ owner, visitor, relation }: Visit) =>
  and(
    eq(gift.ownerId, owner.person),
    relation === 'owner' ? undefined : or(eq(gift.isHidden, false), eq(gift.giverId, visitor?.person ?? '')),
    unblocked(gift.giverId, owner.person),
    relation === 'owner' || visitor === null ? undefined : unblocked(gift.giverId, visitor.person),
  );

type Asked = { limit: number; cursor?: PlaceOnShelf | undefined; ids?: string[] };

/** Gifts as rows, newest first, one more than `limit` where there are more. */
export const rowsOf = (db: Db, visit: Visit, { limit, cursor, ids }: Asked) =>
  db
    .select({
      id: gift.id,
      item: gift.item,
      by: who.columns,
      giverId: gift.giverId,
      note: gift.note,
      lang: gift.lang,
      translations: translationsOf(gift.id),
      isPrivate: gift.isPrivate,
      isHidden: gift.isHidden,
      priceMinor: gift.priceMinor,
      currency: gift.currency,
      openedAt: gift.openedAt,
      createdAt: gift.createdAt,
    })
    .from(gift)
    .leftJoin(who.profile, who.of(gift.giverId))
    .where(
      and(
        inSight(visit),
        ids && inArray(gift.id, ids),
        cursor && or(lt(gift.createdAt, cursor[0]), and(eq(gift.createdAt, cursor[0]), gt(gift.id, cursor[1]))),
      ),
    )
    .orderBy(desc(gift.createdAt), gift.id)
    .limit(limit + 1);
export type GiftRow = Awaited<ReturnType<typeof rowsOf>>[number];

/** A gift as this visitor gets it: who gave it and what they said only where that is for them. */
export function giftOf(row: GiftRow, visit: Visit): Gift {
  const isMine = row.giverId !== null && visit.visitor?.person === row.giverId;
  const isTheirs = visit.relation === 'owner' || isMine;
  const showsNote = isTheirs || (!row.isPrivate && (blockIn(visit, 'gifts')?.options ?? giftsOptions.parse({})).notes);
  const by = bylineOf(row.by);
  return {
    id: row.id,
    item: row.item,
    by: (isTheirs || !row.isPrivate) && by.name !== '' ? by : null,
    note: showsNote ? row.note : '',
    lang: row.lang,
    translations: showsNote ? row.translations : {},
    isPrivate: row.isPrivate,
    isHidden: visit.relation === 'owner' && row.isHidden,
    isNew: visit.relation === 'owner' && row.openedAt === null,
    isMine,
    price: { minor: row.priceMinor, currency: row.currency },
    createdAt: row.createdAt,
  };
}

export const countOf = (db: Db, visit: Visit) => {
  const some = db.select({ id: gift.id }).from(gift).where(inSight(visit)).limit(COUNTED_MAX).as('some');
  return db.select({ all: sql<number>`count(*)` }).from(some);
};

export function pageOf(rows: readonly GiftRow[], visit: Visit, limit: number): { items: Gift[]; nextCursor: PlaceOnShelf | null } {
  const items = rows.slice(0, limit).map((row) => giftOf(row, visit));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : [last.createdAt, last.id] };
}

export async function find(db: Db, visit: Visit, id: string): Promise<{ gift: Gift; giver: string | null } | null> {
  const [row] = await rowsOf(db, visit, { limit: 1, ids: [id] });
  return row === undefined ? null : { gift: giftOf(row, visit), giver: row.giverId };
}

/** How many a person has given today. */
export const givenToday = (db: Db, person: string) =>
  db
    .select({ given: giftAllowance.given })
    .from(giftAllowance)
    .where(and(eq(giftAllowance.personId, person), eq(giftAllowance.day, siteDay())));

export const allowanceOf = (given: number) => ({ left: leftOf(given), perDay: GIFTS_PER_DAY, renewsAt: nextSiteDay() });
export const priceTag = (minor: number) => ({ minor, currency: CURRENCY });
