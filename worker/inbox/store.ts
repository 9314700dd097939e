import { and, desc, eq, gt, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Context } from 'hono';
import type { Notice } from '../../rooms/protocol/pages';
import type { Db } from '../db/client';
import { blockBetween, unblocked } from '../friends/blocks';
import { block, follow } from '../friends/schema';
import type { App } from '../http/app';
import { bylineOf, bylines } from '../people/byline';
import { keyedHash, randomBase32 } from '../people/keyed';
import { wake } from '../presence/wake';
import { profile } from '../profiles/schema';
import type { InboxKind, Loudness } from './kinds';
import { inboxChoice, notice } from './schema';

/** Older ones than so many are let go when their owner looks. */
const KEPT_MAX = 500;

type Telling = {
  kind: InboxKind;
  /** Who did it: somebody with an account, or a guest by the name they gave; null where it is nobody's doing. */
  by: { person: string } | { name: string } | null;
  /** Ids and short texts for whoever reads it; a `text` in it is shown as what was said. Never a person. */
  about: object;
  /** The same thing told twice is told once: any words that name it. */
  once?: string;
};

/**
 * Tells somebody what happened, at once where a page of theirs is open. It keeps to what they chose of that kind and to blocks, says
 * nothing of what they did themselves, and never throws: what it is about has happened, whether it can be told or not.
 */
export async function tell(c: Context<App>, to: string, telling: Telling): Promise<void> {
  try {
    const told = await keep(c, to, telling);
    if (told) await inBackground(c, wake(c.env, to, { type: 'inbox.told', notice: told }));
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', area: 'inbox', kind: telling.kind, message: causeOf(error) }));
  }
}

/** A failed query's own message holds what people wrote; D1's, beneath it, doesn't. */
const causeOf = (error: unknown) => String(error instanceof Error ? (error.cause ?? error.name) : error);

async function inBackground(c: Context<App>, work: Promise<void>): Promise<void> {
  try {
    c.executionCtx.waitUntil(work);
  } catch {
    // Called without one, as by a test: then whoever tells waits.
    await work;
  }
}

async function keep(c: Context<App>, to: string, { kind, by, about, once }: Telling): Promise<Notice | null> {
  const { db } = c.var;
  const teller = by !== null && 'person' in by ? by.person : null;
  if (teller === to) return null;
  const who = bylines('teller', 'account');
  const [choices, blocks, tellers] = await db.batch([
    db
      .select({ loudness: inboxChoice.loudness })
      .from(inboxChoice)
      .where(and(eq(inboxChoice.personId, to), eq(inboxChoice.kind, kind))),
    db
      .select({ id: block.id })
      .from(block)
      .where(blockBetween(to, teller ?? ''))
      .limit(1),
    db
      .select(who.columns)
      .from(who.profile)
      .where(eq(who.profile.personId, teller ?? '')),
  ]);
  const loudness = choices[0]?.loudness ?? 'loud';
  if (loudness === 'off' || blocks.length > 0) return null;
  const row = {
    id: `ntc_${randomBase32(20)}`,
    personId: to,
    kind,
    byPerson: teller,
    byName: by !== null && 'name' in by ? by.name : null,
    about: { ...about },
    once: once === undefined ? null : await keyedHash(c.env.MEMBER_SECRET, `notice:${to}:${kind}:${once}`),
    createdAt: Date.now(),
    isLoud: loudness === 'loud',
  };
  const made = await db.insert(notice).values(row).onConflictDoNothing().returning({ id: notice.id });
  if (made.length === 0) return null;
  const { id, createdAt, isLoud } = row;
  return {
    id,
    kind,
    by: by === null ? null : bylineOf(tellers[0] ?? null, row.byName ?? ''),
    about: row.about,
    createdAt,
    isLoud,
    isRead: false,
  };
}

const unread = (person: string) => and(eq(notice.personId, person), isNull(notice.readAt), eq(notice.isLoud, true));
const stillAsks = sql`EXISTS (SELECT 1 FROM ${follow} WHERE ${follow.follower} = ${notice.byPerson} AND ${follow.followed} = ${notice.personId})`;
/**
 * Somebody blocked after it was told is out of sight too; and so is a request that was taken back, whose notice is kept: asked again, it is
 * there as it was, and whoever asks and takes back all day rings once.
 */
const inSight = and(
  or(isNull(notice.byPerson), unblocked(notice.personId, notice.byPerson)),
  or(ne(notice.kind, 'friend.asked'), stillAsks),
);

/** How many the bell counts. */
export const countUnread = (db: Db, person: string) => db.$count(notice, and(unread(person), inSight));

export type Place = [createdAt: number, id: string];

/** A page of somebody's inbox, newest first; with the count of what is unread, and the handle of the space where it happened. */
export async function list(db: Db, person: string, { limit, cursor }: { limit: number; cursor?: Place | undefined }) {
  const who = bylines('teller', 'account');
  const older = cursor && or(lt(notice.createdAt, cursor[0]), and(eq(notice.createdAt, cursor[0]), gt(notice.id, cursor[1])));
  const [rows, counts, own] = await db.batch([
    db
      .select({
        id: notice.id,
        kind: notice.kind,
        hasBy: sql<number>`${notice.byPerson} IS NOT NULL OR ${notice.byName} IS NOT NULL`,
        byName: notice.byName,
        by: who.columns,
        about: notice.about,
        createdAt: notice.createdAt,
        readAt: notice.readAt,
        isLoud: notice.isLoud,
      })
      .from(notice)
      .leftJoin(who.profile, who.of(notice.byPerson))
      .where(and(eq(notice.personId, person), inSight, older))
      .orderBy(desc(notice.createdAt), notice.id)
      .limit(limit + 1),
    db
      .select({ n: sql<number>`count(*)` })
      .from(notice)
      .where(and(unread(person), inSight)),
    db.select({ handle: profile.handle }).from(profile).where(eq(profile.personId, person)),
  ]);
  const items = rows.slice(0, limit).map(({ id, kind, hasBy, byName, by, about, createdAt, readAt, isLoud }): Notice => ({
    id,
    kind,
    by: hasBy ? bylineOf(by, byName ?? '') : null,
    about,
    createdAt,
    isLoud,
    isRead: readAt !== null,
  }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  const nextCursor: Place | null = last === undefined ? null : [last.createdAt, last.id];
  return { items, nextCursor, unread: counts[0]?.n ?? 0, handle: own[0]?.handle ?? null };
}

/** Lets go of what is older than the newest `KEPT_MAX`. */
export async function prune(db: Db, person: string): Promise<void> {
  const old = sql`(SELECT id FROM notice WHERE person_id = ${person} ORDER BY created_at DESC, id LIMIT -1 OFFSET ${KEPT_MAX})`;
  await db.delete(notice).where(and(eq(notice.personId, person), sql`${notice.id} IN ${old}`));
}

/** Everything up to a moment is read; what came after it, perhaps unseen, isn't. */
export async function read(db: Db, person: string, upTo: number): Promise<void> {
  await db
    .update(notice)
    .set({ readAt: Date.now() })
    .where(and(eq(notice.personId, person), isNull(notice.readAt), lte(notice.createdAt, upTo)));
}

export async function drop(db: Db, person: string, id: string): Promise<void> {
  await db.delete(notice).where(and(eq(notice.personId, person), eq(notice.id, id)));
}

/** Takes back what somebody's deeds told somebody, of some kinds or of all. */
export const takeBack = (db: Db, to: string, by: string, kinds?: InboxKind[]) =>
  db.delete(notice).where(and(eq(notice.personId, to), eq(notice.byPerson, by), kinds && inArray(notice.kind, kinds)));

export async function choices(db: Db, person: string): Promise<Partial<Record<InboxKind, Loudness>>> {
  const rows = await db.select().from(inboxChoice).where(eq(inboxChoice.personId, person));
  return Object.fromEntries(rows.map(({ kind, loudness }) => [kind, loudness]));
}

export async function choose(db: Db, personId: string, chosen: Partial<Record<InboxKind, Loudness>>): Promise<void> {
  const puts = Object.entries(chosen).map(([kind, loudness]) =>
    db
      .insert(inboxChoice)
      .values({ personId, kind: kind as InboxKind, loudness })
      .onConflictDoUpdate({ target: [inboxChoice.personId, inboxChoice.kind], set: { loudness } }),
  );
  const [first, ...others] = puts;
  if (first) await db.batch([first, ...others]);
}

/** A guest goes on as an account: what they did was the account's doing, and what they were told is told to it. */
export const takeOver = (db: Db, guest: string, account: string) =>
  [
    db.update(notice).set({ byPerson: account }).where(eq(notice.byPerson, guest)),
    db.update(notice).set({ personId: account }).where(eq(notice.personId, guest)),
    db.delete(notice).where(and(eq(notice.personId, account), eq(notice.byPerson, account))),
    db.delete(inboxChoice).where(eq(inboxChoice.personId, guest)),
  ] as const;
