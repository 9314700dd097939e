import { and, eq, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { lang, type Lang } from '../../rooms/protocol/lang';
import type { Db } from '../db/client';
import { block, follow } from '../friends/schema';
import type { App } from '../http/app';
import { visitorOf } from '../http/session';
import { handleKey } from './handle';
import type { Relation } from './rules';
import { profile } from './schema';

/** Somebody in somebody's space. No person of it leaves the server. */
export type Visit = {
  owner: { person: string; handle: string; name: string; lang: Lang; createdAt: number };
  /** How the space looks, as it was saved. */
  look: unknown;
  edition: number;
  /** Null: without a session. */
  visitor: { person: string; guest: boolean } | null;
  relation: Relation;
};

/** Who comes to a handle's space: one query, beside that of the session. Nobody's handle, and that of somebody blocked or blocking, are `profile.not_found`. */
export async function visit(c: Context<App>, handle: string): Promise<Visit> {
  const visitor = (await visitorOf(c)) ?? null;
  const found = await visitOf(c.var.db, handle, visitor);
  if (!found) throw new AppError('profile.not_found');
  return found;
}

/** The same for a visitor who is known already; null where there is nothing for them. */
export async function visitOf(db: Db, handle: string, visitor: Visit['visitor']): Promise<Visit | null> {
  const theirs = alias(follow, 'theirs');
  const own = alias(follow, 'own');
  const who = visitor?.person ?? '';
  const row = await db
    .select({
      person: profile.personId,
      handle: profile.handle,
      name: profile.name,
      lang: profile.lang,
      createdAt: profile.createdAt,
      look: profile.look,
      edition: profile.edition,
      follows: sql<number>`${theirs.follower} IS NOT NULL`,
      isFollowed: sql<number>`${own.follower} IS NOT NULL`,
      isBlocked: sql<number>`${block.blocker} IS NOT NULL`,
    })
    .from(profile)
    .leftJoin(theirs, and(eq(theirs.follower, who), eq(theirs.followed, profile.personId)))
    .leftJoin(own, and(eq(own.follower, profile.personId), eq(own.followed, who)))
    .leftJoin(
      block,
      or(
        and(eq(block.blocker, profile.personId), eq(block.blocked, who)),
        and(eq(block.blocker, who), eq(block.blocked, profile.personId)),
      ),
    )
    .where(eq(profile.handleKey, handleKey(handle)))
    .limit(1)
    .get();
  if (!row || row.isBlocked) return null;
  const { person, handle: spelled, name, createdAt, look, edition } = row;
  const owner = { person, handle: spelled, name, lang: lang.safeParse(row.lang).data ?? 'en', createdAt };
  return { owner, look, edition, visitor, relation: relationOf(row, visitor) };
}

function relationOf(row: { person: string; follows: number; isFollowed: number }, visitor: Visit['visitor']): Relation {
  if (visitor?.person === row.person) return 'owner';
  if (visitor === null || visitor.guest) return 'stranger';
  return row.follows && row.isFollowed ? 'friend' : 'account';
}
