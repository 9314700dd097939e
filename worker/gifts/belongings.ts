import { asc, eq, or, sql } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { profile } from '../profiles/schema';
import { forget } from '../translations/store';
import { gift, giftAllowance } from './schema';

/** What somebody was given, and what they gave. With them goes their shelf; what they gave stays with whom it was given to, without a name or a word of theirs. */
export const giftsBelongings: Belongings = {
  name: 'gifts',
  async export(db, person) {
    const rows = await db
      .select({ gift, to: profile.handle })
      .from(gift)
      .leftJoin(profile, eq(profile.personId, gift.ownerId))
      .where(or(eq(gift.ownerId, person), eq(gift.giverId, person)))
      .orderBy(asc(gift.createdAt));
    const shape = ({ id, item, note, lang, isPrivate, priceMinor, currency, createdAt }: (typeof rows)[number]['gift']) => ({
      id,
      item,
      note,
      lang,
      isPrivate,
      priceMinor,
      currency,
      createdAt,
    });
    return {
      received: rows.filter((row) => row.gift.ownerId === person).map((row) => ({ ...shape(row.gift), isHidden: row.gift.isHidden })),
      given: rows.filter((row) => row.gift.giverId === person).map((row) => ({ ...shape(row.gift), to: row.to })),
    };
  },
  erase: (db, person) => [
    forget(db, sql`(SELECT id FROM gift WHERE owner_id = ${person} OR giver_id = ${person})`),
    db.delete(gift).where(eq(gift.ownerId, person)),
    db.update(gift).set({ giverId: null, clientId: '', note: '', lang: 'und' }).where(eq(gift.giverId, person)),
    db.delete(giftAllowance).where(eq(giftAllowance.personId, person)),
  ],
  // What somebody gave while they had an account; of today's allowance they have one again.
  handOver: (db, from, to) => [
    db.update(gift).set({ giverId: to }).where(eq(gift.giverId, from)),
    db.delete(giftAllowance).where(eq(giftAllowance.personId, from)),
  ],
};
