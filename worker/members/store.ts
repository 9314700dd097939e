import { and, asc, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { memberOf } from '../people/names';
import { membership } from './schema';

/** `knownAs`: the person by whom the room knows them, where that is another than they are now. */
export type Membership = { slug: string; joinedAt: number; joins: number; knownAs: string | null };

const kept = { slug: membership.slug, joinedAt: membership.joinedAt, joins: membership.joins, knownAs: membership.knownAs };

/** Notes that a person is in a room; joining again keeps the first time. */
export const put = (db: Db, personId: string, slug: string) =>
  db
    .insert(membership)
    .values({ personId, slug, joinedAt: Date.now() })
    .onConflictDoUpdate({
      target: [membership.personId, membership.slug],
      set: {
        joins: sql`${membership.joins} + 1`,
        // Who comes back comes anew: first in the list of their rooms.
        joinedAt: sql`CASE WHEN ${membership.leftAt} IS NULL THEN ${membership.joinedAt} ELSE excluded.joined_at END`,
        leftAt: null,
      },
    });

/** Notes that a person leads a room that was made in their name: theirs, and not in their list before they go there. */
export const putUnlisted = (db: Db, personId: string, slug: string, now = Date.now()) =>
  db.insert(membership).values({ personId, slug, joinedAt: now, leftAt: now }).onConflictDoNothing();

/** The member that a person is in a room: by their own name there, or by that of the guest whom they were when they came. */
export async function memberIn(env: Pick<Env, 'MEMBER_SECRET'>, db: Db, personId: string, slug: string): Promise<string> {
  const row = await db
    .select({ knownAs: membership.knownAs })
    .from(membership)
    .where(and(eq(membership.personId, personId), eq(membership.slug, slug)))
    .get();
  return memberOf(env, row?.knownAs ?? personId, slug);
}

export const get = (db: Db, personId: string, slug: string): Promise<Membership | undefined> =>
  db
    .select(kept)
    .from(membership)
    .where(and(eq(membership.personId, personId), eq(membership.slug, slug), isNull(membership.leftAt)))
    .get();

/** Notes that a membership has ended, unless the person joined again since it was read: a join is noted after the room has let them in. */
export async function leave(db: Db, personId: string, { slug, joinedAt, joins }: Membership): Promise<void> {
  await db
    .update(membership)
    .set({ leftAt: Date.now() })
    .where(
      and(eq(membership.personId, personId), eq(membership.slug, slug), eq(membership.joinedAt, joinedAt), eq(membership.joins, joins)),
    );
}

/** A person's rooms, the one joined last first. */
export async function list(
  db: Db,
  personId: string,
  limit: number,
  after?: [number, string],
): Promise<{ items: Membership[]; nextCursor: [number, string] | null }> {
  const rows = await db
    .select(kept)
    .from(membership)
    .where(
      and(
        eq(membership.personId, personId),
        isNull(membership.leftAt),
        after && or(lt(membership.joinedAt, after[0]), and(eq(membership.joinedAt, after[0]), sql`${membership.slug} > ${after[1]}`)),
      ),
    )
    .orderBy(desc(membership.joinedAt), asc(membership.slug))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : [last.joinedAt, last.slug] };
}
