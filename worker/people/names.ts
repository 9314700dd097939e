import { roomId } from '../../rooms/protocol/ids';
import type { Env } from '../env';
import { addressOf } from '../http/address';
import { keyedHash, randomBase32 } from './keyed';

type Secrets = Pick<Env, 'MEMBER_SECRET'>;

/** A new person. The id never leaves the server. */
export const newPersonId = () => `psn_${randomBase32(26)}`;

/** The member that a person is in one room: always the same there, and nothing like the one in another room. */
export const memberOf = async (env: Secrets, person: string, slug: string) =>
  `mbr_${await keyedHash(env.MEMBER_SECRET, `member:${person}:${roomId(slug)}`)}`;

/** What one room knows of a network address: enough to count by, nothing to find it with. */
export const addressIn = async (env: Secrets, headers: Headers, slug: string) =>
  keyedHash(env.MEMBER_SECRET, `address:${addressOf(headers)}:${roomId(slug)}`);

const SLUG_LENGTH = 12;
/** A new room's slug: random, or, for a request that may come again, the same each time for this person and key. */
export const newSlug = async (env: Secrets, person: string, idempotencyKey?: string) =>
  idempotencyKey === undefined
    ? randomBase32(SLUG_LENGTH)
    : keyedHash(env.MEMBER_SECRET, `making:${person}:${idempotencyKey}`, SLUG_LENGTH);
