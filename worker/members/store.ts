import { and, asc, desc, eq, lt, or, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { membership } from './schema';

export type Membership = { slug: string; joinedAt: number; joins: number };

/** Notes that a person is in a room; joining again keeps the first time. */
export const put = (db: Db, personId: string, slug: string) =>
  db
    .insert(membership)
    .values({ personId, slug, joinedAt: Date.now() })
    .onConflictDoUpdate({ target: [membership.personId, membership.slug], set: { joins: sql`${membership.joins} + 1` } });

export const get = (db: Db, personId: string, slug: string): Promise<Membership | undefined> =>
  db
    .select({ slug: membership.slug, joinedAt: membership.joinedAt, joins: membership.joins })
    .from(membership)
    .where(and(eq(membership.personId, personId), eq(membership.slug, slug)))
    .get();

/** Forgets a membership that has ended, unless the person joined again since it was read: a join is noted after the room has let them in. */
export async function forget(db: Db, personId: string, { slug, joinedAt, joins }: Membership): Promise<void> {
  await db
    .delete(membership)
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
    .select({ slug: membership.slug, joinedAt: membership.joinedAt, joins: membership.joins })
    .from(membership)
    .where(
      and(
        eq(membership.personId, personId),
        after && or(lt(membership.joinedAt, after[0]), and(eq(membership.joinedAt, after[0]), sql`${membership.slug} > ${after[1]}`)),
      ),
    )
    .orderBy(desc(membership.joinedAt), asc(membership.slug))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : [last.joinedAt, last.slug] };
}
