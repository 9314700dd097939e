import { and, eq, notExists, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import * as notices from '../inbox/store';
import { randomBase32 } from '../people/keyed';
import type { Relation } from '../profiles/rules';
import { user } from '../people/schema';
import { blockBetween, unblocked } from './blocks';
import { block as blocks, follow as follows } from './schema';

/** What is between somebody and another: nothing; `asked` by the one, or by the other (`asks`); or both. */
export type Tie = 'none' | 'asked' | 'asks' | 'friends';

const from = (follower: string, followed: string) => and(eq(follows.follower, follower), eq(follows.followed, followed));
const between = (one: string, other: string) => or(from(one, other), from(other, one));

/** What `person` has with `other`, of those who haven't blocked each other. */
export async function tie(db: Db, person: string, other: string): Promise<Tie> {
  const rows = await db.select({ follower: follows.follower }).from(follows).where(between(person, other));
  if (rows.length === 2) return 'friends';
  return rows.length === 0 ? 'none' : rows[0]?.follower === person ? 'asked' : 'asks';
}

/** What a visitor is to somebody; `null` is a visitor without a session. */
export async function relation(db: Db, visitor: string | null, owner: string): Promise<Relation | 'blocked'> {
  if (visitor === null) return 'stranger';
  if (visitor === owner) return 'owner';
  const [blocked, users, rows] = await db.batch([
    db.select({ blocker: blocks.blocker }).from(blocks).where(blockBetween(visitor, owner)).limit(1),
    db
      .select({ id: user.id })
      .from(user)
      .where(and(eq(user.personId, visitor), eq(user.isAnonymous, false)))
      .limit(1),
    db.select({ follower: follows.follower }).from(follows).where(between(visitor, owner)),
  ]);
  if (blocked.length > 0) return 'blocked';
  if (users.length === 0) return 'stranger';
  return rows.length === 2 ? 'friend' : 'account';
}

/**
 * One follows the other: asks to be friends, or says yes. Again, it changes nothing. `isNew`: it wasn't so before.
 * Of two who have blocked each other, even just now, nobody follows: `profile.not_found`.
 */
export async function follow(db: Db, follower: string, followed: string): Promise<{ tie: Tie; isNew: boolean }> {
  if (follower === followed) throw new AppError('auth.forbidden');
  const row = sql`SELECT ${follower}, ${followed}, ${Date.now()} WHERE ${unblocked(follower, followed)}`;
  const [made, rows] = await db.batch([
    db.insert(follows).select(row).onConflictDoNothing().returning({ follower: follows.follower }),
    db.select({ follower: follows.follower }).from(follows).where(between(follower, followed)),
  ]);
  if (!rows.some((one) => one.follower === follower)) throw new AppError('profile.not_found');
  return { tie: rows.length === 2 ? 'friends' : 'asked', isNew: made.length > 0 };
}

/** One no longer follows the other, who may go on following. */
export async function unfollow(db: Db, follower: string, followed: string): Promise<void> {
  await db.delete(follows).where(from(follower, followed));
}

/** Nothing is between them any more: no friendship, and no request either way. */
export async function remove(db: Db, person: string, other: string): Promise<void> {
  await db.delete(follows).where(between(person, other));
}

/** From now on they are out of each other's sight. `name`: what the blocked is called where they have no profile. */
export async function block(db: Db, blocker: string, blocked: string, name = ''): Promise<void> {
  if (blocker === blocked) throw new AppError('auth.forbidden');
  await db.batch([
    db
      .insert(blocks)
      .values({ id: `blk_${randomBase32(16)}`, blocker, blocked, name, createdAt: Date.now() })
      .onConflictDoNothing(),
    db.delete(follows).where(between(blocker, blocked)),
    notices.takeBack(db, blocked, blocker),
    notices.takeBack(db, blocker, blocked),
  ]);
}

/** The one block, by its id; the other's own, if there is one, holds. Nothing comes back of what it took away. */
export async function unblock(db: Db, blocker: string, id: string): Promise<void> {
  await db.delete(blocks).where(and(eq(blocks.blocker, blocker), eq(blocks.id, id)));
}

const held = alias(blocks, 'held');
const notHeld = (db: Db, blocker: SQL, blocked: SQL) => notExists(db.select({ id: held.id }).from(held).where(and(blocker, blocked)));

/**
 * A guest goes on as somebody who has an account already: blocks of the one hold for the other, and end what friendship they leave no
 * room for. To be done in one batch with what else is taken over.
 */
export const takeOver = (db: Db, guest: string, account: string) =>
  [
    db
      .update(blocks)
      .set({ blocked: account })
      .where(and(eq(blocks.blocked, guest), notHeld(db, eq(held.blocker, blocks.blocker), eq(held.blocked, account)))),
    db
      .update(blocks)
      .set({ blocker: account })
      .where(and(eq(blocks.blocker, guest), notHeld(db, eq(held.blocker, account), eq(held.blocked, blocks.blocked)))),
    // What stood for both already; and nobody blocks themselves.
    db
      .delete(blocks)
      .where(or(eq(blocks.blocker, guest), eq(blocks.blocked, guest), and(eq(blocks.blocker, account), eq(blocks.blocked, account)))),
    db
      .delete(follows)
      .where(
        and(
          or(eq(follows.follower, account), eq(follows.followed, account)),
          sql`EXISTS (SELECT 1 FROM ${blocks} WHERE ${blockBetween(follows.follower, follows.followed)})`,
        ),
      ),
  ] as const;
