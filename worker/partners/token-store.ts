import { and, count, eq } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { keyedHash, randomBase32 } from '../people/keyed';
import { TOKENS_MAX } from './rules';
import { partner, partnerToken } from './schema';
import type { PartnerRow } from './store';

export const PREFIX = 'pat_';
/** 5 bits each. */
const LENGTH = 40;
const HINT = 4;

const hashOf = (env: Pick<Env, 'MEMBER_SECRET'>, token: string) => keyedHash(env.MEMBER_SECRET, `partner token:${token}`, 51);

const shown = { id: partnerToken.id, name: partnerToken.name, hint: partnerToken.hint, createdAt: partnerToken.createdAt };

export const list = (db: Db, partnerId: string) =>
  db.select(shown).from(partnerToken).where(eq(partnerToken.partnerId, partnerId)).orderBy(partnerToken.createdAt);

/** A new token for a site's programs, which nobody can read again. */
export async function make(env: Env, db: Db, partnerId: string, name: string, now = Date.now()) {
  const [all] = await db.select({ n: count() }).from(partnerToken).where(eq(partnerToken.partnerId, partnerId));
  if ((all?.n ?? 0) >= TOKENS_MAX) throw new AppError('profile.full');
  const secret = PREFIX + randomBase32(LENGTH);
  const token = { id: `pkt_${randomBase32(16)}`, name, hint: secret.slice(-HINT), createdAt: now };
  await db.insert(partnerToken).values({ ...token, partnerId, hash: await hashOf(env, secret) });
  return { token, secret };
}

export const remove = (db: Db, partnerId: string, id: string) =>
  db.delete(partnerToken).where(and(eq(partnerToken.partnerId, partnerId), eq(partnerToken.id, id)));

/** Whose token it is. */
export async function siteOf(env: Env, db: Db, token: string): Promise<PartnerRow | undefined> {
  const row = await db
    .select({ partner })
    .from(partnerToken)
    .innerJoin(partner, eq(partner.id, partnerToken.partnerId))
    .where(eq(partnerToken.hash, await hashOf(env, token)))
    .get();
  return row?.partner;
}
