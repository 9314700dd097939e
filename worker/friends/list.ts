import { and, desc, eq, isNotNull, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { alias, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db } from '../db/client';
import { room } from '../directory/schema';
import type { Env } from '../env';
import { membership } from '../members/schema';
import { bylineOf, bylines, type Byline } from '../people/byline';
import { deletion } from '../people/schema';
import { presence } from '../presence/schema';
import { unblocked } from './blocks';
import { block, follow } from './schema';

export type Place = [at: number, handle: string];
export type Page = { limit: number; cursor?: Place | undefined };

const theirs = alias(follow, 'theirs');
/** The other one follows too. */
const isMutual = and(eq(theirs.follower, follow.followed), eq(theirs.followed, follow.follower));
const sinceBoth = sql<number>`max(${follow.createdAt}, ${theirs.createdAt})`;

const after = (cursor: Place | undefined, at: SQL | AnySQLiteColumn, name: AnySQLiteColumn) =>
  cursor && sql`(${at} < ${cursor[0]} OR (${at} = ${cursor[0]} AND ${name} > ${cursor[1]}))`;

/** Whoever asked to be deleted is gone for others at once. */
export const isStaying = (person: AnySQLiteColumn) => sql`NOT EXISTS (SELECT 1 FROM ${deletion} WHERE ${deletion.personId} = ${person})`;

/** A page of what was read one too many of. */
function paged<T>(rows: readonly T[], limit: number, placeOf: (item: T) => Place): { items: T[]; nextCursor: Place | null } {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : placeOf(last) };
}

/** Friends, the newest first. */
export async function friends(db: Db, person: string, { limit, cursor }: Page) {
  const who = bylines('who', 'friend');
  const rows = await db
    .select({ ...who.columns, since: sinceBoth })
    .from(follow)
    .innerJoin(theirs, isMutual)
    .innerJoin(who.profile, who.of(follow.followed))
    .where(and(eq(follow.follower, person), isStaying(follow.followed), after(cursor, sinceBoth, who.profile.handle)))
    .orderBy(desc(sinceBoth), who.profile.handle)
    .limit(limit + 1);
  return paged(
    rows.map((row) => ({ ...bylineOf(row), since: row.since })),
    limit,
    ({ since, handle }) => [since, handle ?? ''],
  );
}

/** Who asked and wasn't answered, or whom somebody asked and who didn't answer; the newest first. */
export async function requests(db: Db, person: string, { limit, cursor, direction }: Page & { direction: 'received' | 'sent' }) {
  const who = bylines('who', 'account');
  const [own, other] = direction === 'sent' ? [follow.follower, follow.followed] : [follow.followed, follow.follower];
  const rows = await db
    .select({ ...who.columns, createdAt: follow.createdAt })
    .from(follow)
    .leftJoin(theirs, isMutual)
    .innerJoin(who.profile, who.of(other))
    .where(and(eq(own, person), isStaying(other), isNull(theirs.follower), after(cursor, follow.createdAt, who.profile.handle)))
    .orderBy(desc(follow.createdAt), who.profile.handle)
    .limit(limit + 1);
  return paged(
    rows.map((row) => ({ ...bylineOf(row), createdAt: row.createdAt })),
    limit,
    ({ createdAt, handle }) => [createdAt, handle ?? ''],
  );
}

/** Whom somebody blocked, the newest first. */
export async function blocked(db: Db, person: string, { limit, cursor }: Page) {
  const who = bylines('who', 'account');
  const rows = await db
    .select({ id: block.id, name: block.name, createdAt: block.createdAt, by: who.columns })
    .from(block)
    .leftJoin(who.profile, who.of(block.blocked))
    .where(and(eq(block.blocker, person), after(cursor, block.createdAt, block.id)))
    .orderBy(desc(block.createdAt), block.id)
    .limit(limit + 1);
  return paged(
    rows.map(({ id, name, createdAt, by }) => ({ ...bylineOf(by, name), id, createdAt })),
    limit,
    ({ createdAt, id }) => [createdAt, id],
  );
}

/** So many objects are asked in one request, at most. */
const ASKED_MAX = 40;
export type Here = Byline & { since: number; room: { slug: string; title: string; lang: string; online: number } | null };

/**
 * Friends who are here now and let friends see it, who came last first. A room is told of who lets that be seen too, if it is public and
 * they are a member of it: that a page says it shows a room proves nothing.
 */
export async function here(env: Env, db: Db, person: string): Promise<Here[]> {
  const who = bylines('who', 'friend');
  const rows = await db
    .select({
      ...who.columns,
      person: follow.followed,
      since: presence.hereSince,
      slug: room.slug,
      title: room.title,
      lang: room.lang,
      online: room.online,
    })
    .from(follow)
    .innerJoin(theirs, isMutual)
    .innerJoin(presence, and(eq(presence.personId, follow.followed), ne(presence.shows, 'nobody'), isNotNull(presence.hereSince)))
    .innerJoin(who.profile, who.of(follow.followed))
    .leftJoin(
      membership,
      and(
        eq(membership.personId, follow.followed),
        eq(membership.slug, presence.slug),
        isNull(membership.leftAt),
        eq(presence.shows, 'rooms'),
      ),
    )
    .leftJoin(room, and(eq(room.slug, membership.slug), eq(room.visibility, 'public')))
    .where(and(eq(follow.follower, person), isStaying(follow.followed), unblocked(follow.follower, follow.followed)))
    .orderBy(desc(presence.hereSince))
    .limit(ASKED_MAX);
  // What is written may be late: a process that went down took its sockets with it, and wrote nothing.
  const isHere = await Promise.all(rows.map(({ person }) => stillHere(env, person)));
  return rows.flatMap(({ since, slug, title, lang, online, handle, name, picture }, i) =>
    isHere[i] === true
      ? [
          {
            ...bylineOf({ handle, name, picture }),
            since: since ?? 0,
            room: slug === null ? null : { slug, title: title ?? '', lang: lang ?? '', online: online ?? 0 },
          },
        ]
      : [],
  );
}

const stillHere = (env: Env, person: string) =>
  env.Presence.getByName(person)
    .isHere()
    .catch((error: unknown) => {
      // One object in trouble mustn't hide all the others.
      console.error(JSON.stringify({ level: 'error', area: 'presence', message: String(error) }));
      return false;
    });
