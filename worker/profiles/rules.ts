import { z } from '../http/z';

/** Who may see or do something in a space. `accounts`: who is signed in and no guest. Its owner always may. */
export const AUDIENCES = ['everyone', 'accounts', 'friends', 'nobody'] as const;
export const audience = z.enum(AUDIENCES);
export type Audience = (typeof AUDIENCES)[number];

/** What a visitor is to the owner of a space. Who is blocked, either way, doesn't get so far as to be anything. */
export type Relation = 'owner' | 'friend' | 'account' | 'stranger';

const ADMITS: Record<Audience, readonly Relation[]> = {
  everyone: ['owner', 'friend', 'account', 'stranger'],
  accounts: ['owner', 'friend', 'account'],
  friends: ['owner', 'friend'],
  nobody: ['owner'],
};

export const admits = (audience: Audience, relation: Relation) => ADMITS[audience].includes(relation);
