import type { Env } from '../env';
import { keyedHash, randomBase32 } from '../people/keyed';
import { memberOf } from '../people/names';

export const newPartnerId = () => `ptn_${randomBase32(16)}`;

/** A partner's user as the database knows them: nothing leads from it to what the partner calls them, nor to another partner's user of that name. */
export const subHashOf = (env: Pick<Env, 'MEMBER_SECRET'>, partner: string, sub: string) =>
  keyedHash(env.MEMBER_SECRET, `partner:${partner}:${sub}`);

/** The member that a partner's user is in one room. */
export const partnerMemberOf = (env: Pick<Env, 'MEMBER_SECRET'>, partner: string, sub: string, slug: string) =>
  memberOf(env, `partner:${partner}:${sub}`, slug);
