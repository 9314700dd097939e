import { decodeJwt } from 'jose';
import { AppError } from '../../rooms/protocol/error';
import { slug as slugSchema } from '../../rooms/protocol/ids';
import type { Lang } from '../../rooms/protocol/lang';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { partnerMemberOf } from '../partners/names';
import { isRevoked, noteMember } from '../partners/revoking';
import { partnerId } from '../partners/rules';
import * as partners from '../partners/store';
import type { Verified } from '../partners/verify';
import { told } from '../room-stub';

type Exchanging = { slug: string; lang: Lang; code?: string | undefined; address: string };

/** Lets a partner's user into a room, by a token that is good. `isNew`: they were never there before. */
export async function exchange(env: Env, db: Db, verified: Verified, { slug, lang, code, address }: Exchanging) {
  if (!slugSchema.safeParse(slug).success) throw new AppError('room.not_found');
  const { partner, sub, name: nickname, jti, expiresAt: until } = verified;
  const member = await partnerMemberOf(env, partner.id, sub, slug);
  // In this order: whoever is revoked meanwhile is found here, or by the one who revokes.
  const isNew = await noteMember(db, verified, slug, member);
  const joining = { member, partner: partner.id, nickname, lang, jti, until, address, ...(code === undefined ? {} : { code }) };
  const answer = await told(env, slug, (room) => room.joinAs(joining));
  if (await isRevoked(db, verified)) {
    await told(env, slug, (room) => room.revoke(member));
    throw new AppError('token.revoked');
  }
  return { answer, isNew };
}

/** Counts a token that was refused in the day of the partner that it names, be it theirs or not: where its owner looks when readers can't get in. */
export async function countRefusal(db: Db, token: string): Promise<void> {
  const named = partnerId.safeParse(issuerOf(token));
  if (named.success && (await partners.byId(db, named.data))) await partners.countUsage(db, named.data, { refusals: 1 });
}

function issuerOf(token: string): unknown {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
