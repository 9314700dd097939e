import { and, eq, lt, sql } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import { randomBase32 } from '../people/keyed';
import { siteDay } from '../profiles/day';
import { forget } from '../translations/store';
import type { GiftInput } from './input';
import { payFor } from './rules';
import { gift, giftAllowance } from './schema';

const known = (db: Db, giver: string, owner: string, clientId: string) =>
  db
    .select({ id: gift.id })
    .from(gift)
    .where(and(eq(gift.giverId, giver), eq(gift.clientId, clientId), eq(gift.ownerId, owner)))
    .get();

/** Whether D1's own words, under those of the query builder, name a rule of the tables. */
const broke = (error: unknown, rule: RegExp) => error instanceof Error && rule.test(`${error.message} ${String(error.cause)}`);

/**
 * Gives a gift. It and the allowance that it takes are one batch: both happen or neither, so no more are given than there are however many
 * are given at once, and none is paid for and lost. Sent again, it is the gift that is there. `gift.allowance` where none is left, `input.invalid`
 * where the id is that of a gift to somebody else.
 */
export async function give(
  db: Db,
  owner: string,
  giver: string,
  input: Omit<GiftInput, 'lang'> & { lang: string },
): Promise<{ id: string; fresh: boolean }> {
  const before = await known(db, giver, owner, input.id);
  if (before) return { ...before, fresh: false };
  const { item, note, lang, isPrivate } = input;
  const id = `gft_${randomBase32(20)}`;
  const day = siteDay();
  try {
    await db.batch([
      db.insert(gift).values({
        id,
        ownerId: owner,
        giverId: giver,
        clientId: input.id,
        item,
        note,
        lang,
        isPrivate,
        ...payFor(item, input.payment),
        createdAt: Date.now(),
      }),
      db
        .insert(giftAllowance)
        .values({ personId: giver, day, given: 1 })
        .onConflictDoUpdate({ target: [giftAllowance.personId, giftAllowance.day], set: { given: sql`${giftAllowance.given} + 1` } }),
      db.delete(giftAllowance).where(and(eq(giftAllowance.personId, giver), lt(giftAllowance.day, day))),
    ]);
    return { id, fresh: true };
  } catch (error) {
    // The same request twice at once: the other one has given it.
    const meanwhile = await known(db, giver, owner, input.id);
    if (meanwhile) return { ...meanwhile, fresh: false };
    if (broke(error, /gift_allowance_holds/)) throw new AppError('gift.allowance');
    if (broke(error, /UNIQUE constraint failed: gift\.giver_id/))
      throw new AppError('input.invalid', { issues: [{ path: 'id', message: 'This names a gift to somebody else.' }] });
    throw error;
  }
}

/** Its receiver has unwrapped it; the first time counts. */
export const open = (db: Db, id: string) =>
  db
    .update(gift)
    .set({ openedAt: Date.now() })
    .where(and(eq(gift.id, id), sql`${gift.openedAt} IS NULL`));

/** Takes a gift out of others' sight, or lets them see it again. */
export const hide = (db: Db, id: string, isHidden: boolean) => db.update(gift).set({ isHidden }).where(eq(gift.id, id));

/** Takes a gift off the shelf for good. What its giver gave is given. */
export const remove = (db: Db, id: string) => db.batch([forget(db, sql`(${id})`), db.delete(gift).where(eq(gift.id, id))]);
