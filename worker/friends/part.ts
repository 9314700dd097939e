import { and, desc, eq, sql } from 'drizzle-orm';
import { alias, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { bylineOf, bylines } from '../people/byline';
import { age } from '../people/schema';
import { part } from '../profiles/part';
import { unblocked } from './blocks';
import { isStaying } from './list';
import { follow } from './schema';

/** How many a block has room for. */
const SHOWN_MAX = 24;
const theirs = alias(follow, 'theirs');
const isMutual = and(eq(theirs.follower, follow.followed), eq(theirs.followed, follow.follower));

/** Somebody under age is in no list that strangers see. */
const isGrown = (person: AnySQLiteColumn) =>
  sql`NOT EXISTS (SELECT 1 FROM ${age} WHERE ${age.personId} = ${person} AND ${age.adultAt} > ${Date.now()})`;

/**
 * Some of a space's owner's friends, the newest first, and how many there are. Whoever the visitor blocked, or is blocked by, is neither
 * shown nor counted; nor, to who is no friend, is anybody under age.
 */
export const friendsPart = part({
  reads: (db, { owner, visitor, relation }) => {
    const who = bylines('who');
    const ofOwner = and(
      eq(follow.follower, owner.person),
      unblocked(visitor?.person ?? '', follow.followed),
      isStaying(follow.followed),
      relation === 'owner' || relation === 'friend' ? undefined : isGrown(follow.followed),
    );
    return [
      db
        .select(who.columns)
        .from(follow)
        .innerJoin(theirs, isMutual)
        .innerJoin(who.profile, who.of(follow.followed))
        .where(ofOwner)
        .orderBy(desc(sql`max(${follow.createdAt}, ${theirs.createdAt})`), who.profile.handle)
        .limit(SHOWN_MAX),
      db
        .select({ n: sql<number>`count(*)` })
        .from(follow)
        .innerJoin(theirs, isMutual)
        .where(ofOwner),
    ];
  },
  show: ([rows, counts]) => ({ count: counts[0]?.n ?? 0, items: rows.map((row) => bylineOf(row)) }),
});
