import { and, eq, lte, sql } from 'drizzle-orm';
import type { PagePreview } from '../../rooms/deps';
import { preview } from '../../rooms/protocol/preview';
import { z } from '../../rooms/protocol/z';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { keyedHash } from '../people/keyed';
import { linkPreview } from './schema';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A page that says nothing, or couldn't be read, may do better later. */
const NOTHING_MS = 60 * 60 * 1000;
/** Who reads a page is done by then, or has died. */
const READING_MS = 30_000;

const page = z.nullable(z.omit(preview, { url: true }));
const isOver = (now: number) => lte(linkPreview.until, now);

export const idOf = (env: Pick<Env, 'MEMBER_SECRET'>, url: string) => keyedHash(env.MEMBER_SECRET, `link:${url}`);

/** What is known of a page; null: it says nothing; `reading`: somebody is at it; undefined: nobody has asked. */
export async function find(db: Db, id: string, now: number): Promise<PagePreview | null | 'reading' | undefined> {
  const row = await db.select().from(linkPreview).where(eq(linkPreview.id, id)).get();
  if (!row || row.until <= now) return undefined;
  if (!row.isRead) return 'reading';
  return page.parse(JSON.parse(row.page ?? 'null'));
}

/** Takes it on oneself to read a page: true for one of all who ask at once. */
export async function claim(db: Db, id: string, now: number): Promise<boolean> {
  const until = now + READING_MS;
  const claimed = await db
    .insert(linkPreview)
    .values({ id, page: null, isRead: false, until })
    .onConflictDoUpdate({
      target: linkPreview.id,
      set: { page: null, isRead: false, until: sql`excluded.until` },
      setWhere: isOver(now),
    })
    .returning({ id: linkPreview.id });
  return claimed.length > 0;
}

/** Tells all who wait what a page said. */
export const put = (db: Db, id: string, found: PagePreview | null, now: number) =>
  db
    .update(linkPreview)
    .set({ page: found && JSON.stringify(found), isRead: true, until: now + (found ? DAY_MS : NOTHING_MS) })
    .where(and(eq(linkPreview.id, id), eq(linkPreview.isRead, false)));

/** Takes away what has lived its day. */
export const forgetOld = (db: Db, now: number) => db.delete(linkPreview).where(isOver(now));
