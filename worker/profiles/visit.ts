import { and, desc, eq, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Context } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { lang, type Lang } from '../../rooms/protocol/lang';
import { pictureOf } from '../characters/picture';
import type { Db } from '../db/client';
import { block, follow } from '../friends/schema';
import type { App } from '../http/app';
import { visitorOf } from '../http/session';
import { age, deletion } from '../people/schema';
import { handleKey } from './handle';
import type { Relation } from './rules';
import { formerHandle, profile } from './schema';

/** Somebody in somebody's space. No person of it leaves the server. */
export type Visit = {
  owner: {
    person: string;
    handle: string;
    name: string;
    lang: Lang;
    createdAt: number;
    picture: string | null;
    /** Old enough to be shown in a directory, a search engine's among them. */
    isListable: boolean;
  };
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
  const key = handleKey(handle);
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
      isLeaving: sql<number>`${deletion.personId} IS NOT NULL`,
      adultAt: age.adultAt,
      picture: pictureOf(profile.personId),
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
    .leftJoin(deletion, eq(deletion.personId, profile.personId))
    .leftJoin(age, eq(age.personId, profile.personId))
    // A handle that its owner has given up leads on to the one they have: their page sends who came by it there.
    .where(
      or(eq(profile.handleKey, key), eq(profile.personId, sql`(SELECT person_id FROM ${formerHandle} WHERE ${formerHandle.key} = ${key})`)),
    )
    .orderBy(desc(eq(profile.handleKey, key)))
    .limit(1)
    .get();
  if (!row || row.isBlocked) return null;
  // Whoever has asked to be deleted is gone for all but themselves.
  if (row.isLeaving && visitor?.person !== row.person) return null;
  const { person, handle: spelled, name, createdAt, look, edition, adultAt, picture } = row;
  const owner = {
    person,
    handle: spelled,
    name,
    lang: lang.safeParse(row.lang).data ?? 'en',
    createdAt,
    picture,
    isListable: (adultAt ?? 0) <= Date.now(),
  };
  return { owner, look, edition, visitor, relation: relationOf(row, visitor) };
}

function relationOf(row: { person: string; follows: number; isFollowed: number }, visitor: Visit['visitor']): Relation {
  if (visitor?.person === row.person) return 'owner';
  if (visitor === null || visitor.guest) return 'stranger';
  return row.follows && row.isFollowed ? 'friend' : 'account';
}
