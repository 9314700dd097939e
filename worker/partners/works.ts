import { and, asc, desc, eq, gt, lt, or, sql } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Lang } from '../../rooms/protocol/lang';
import type { Db } from '../db/client';
import * as cards from '../directory/store';
import type { Env } from '../env';
import * as memberships from '../members/store';
import { memberOf, newSlug } from '../people/names';
import { ask, told } from '../room-stub';
import { partner, partnerUsage, work } from './schema';
import { countRoom, type PartnerRow } from './store';
import { makingOf, type Naming } from './work-room';
import { dayOf } from './rules';

export type WorkRow = typeof work.$inferSelect;

const isIt = (partnerId: string, workId: string) => and(eq(work.partnerId, partnerId), eq(work.workId, workId));

export const get = (db: Db, partnerId: string, workId: string): Promise<WorkRow | undefined> =>
  db.select().from(work).where(isIt(partnerId, workId)).get();

/** A partner and one of its works, as they are at one moment. */
export async function find(db: Db, partnerId: string, workId: string): Promise<{ partner?: PartnerRow; work?: WorkRow }> {
  const [[owner], [row]] = await db.batch([
    db.select().from(partner).where(eq(partner.id, partnerId)),
    db.select().from(work).where(isIt(partnerId, workId)),
  ]);
  return { ...(owner && { partner: owner }), ...(row && { work: row }) };
}

/** Registers a work, or gives it another title and picture: its room, once there is one, has its own. True: it is new. */
export async function register(db: Db, partnerId: string, { id: workId, title, picture = null }: Naming): Promise<boolean> {
  const added = await db
    .insert(work)
    .values({ partnerId, workId, title, picture, createdAt: Date.now() })
    .onConflictDoNothing()
    .returning({ workId: work.workId });
  if (added.length === 0) await db.update(work).set({ title, picture }).where(isIt(partnerId, workId));
  return added.length > 0;
}

/** Forgets a work. Its room stays what it is; registered again, the work has that room again. */
export const remove = async (db: Db, partnerId: string, workId: string): Promise<boolean> =>
  (await db.delete(work).where(isIt(partnerId, workId)).returning({ workId: work.workId })).length > 0;

/** A partner's works, the newest first. */
export async function list(db: Db, partnerId: string, limit: number, after?: [number, string]) {
  const rows = await db
    .select()
    .from(work)
    .where(
      and(
        eq(work.partnerId, partnerId),
        after && or(lt(work.createdAt, after[0]), and(eq(work.createdAt, after[0]), gt(work.workId, after[1]))),
      ),
    )
    .orderBy(desc(work.createdAt), asc(work.workId))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : ([last.createdAt, last.workId] as [number, string]) };
}

const dayIsFull = (now: number) => {
  const tomorrow = new Date(now).setUTCHours(24, 0, 0, 0);
  return new AppError('rate.limited', { retryAfterMs: tomorrow - now });
};

/**
 * The room of a work, made if it isn't there: its slug follows from the work, so two who open it first at once open the same one. Each room
 * counts once in its partner's day, `rate.limited` when that is full.
 */
export async function open(env: Env, db: Db, owner: PartnerRow, naming: Naming, lang: Lang, origin: string): Promise<string> {
  const now = Date.now();
  const slug = await newSlug(env, `partner:${owner.id}`, naming.id);
  if (!(await countRoom(db, owner.id, now))) throw dayIsFull(now);
  const giveBack = () =>
    db
      .update(partnerUsage)
      .set({ rooms: sql`${partnerUsage.rooms} - 1` })
      .where(and(eq(partnerUsage.partnerId, owner.id), eq(partnerUsage.day, dayOf(now))));
  try {
    const member = await memberOf(env, owner.personId, slug);
    const made = await ask(env, slug, (room) => room.make(makingOf(owner, naming, { slug, origin, lang, member })));
    // Made long ago, for one who leads it no more.
    const { room } = made.ok ? made : await told(env, slug, (there) => there.view());
    const { id: workId, title, picture = null } = naming;
    const [opened] = await db.batch([
      db
        .insert(work)
        .values({ partnerId: owner.id, workId, slug, title, picture, createdAt: now })
        .onConflictDoUpdate({ target: [work.partnerId, work.workId], set: { slug }, setWhere: sql`${work.slug} IS NULL` })
        .returning({ workId: work.workId }),
      cards.putFirst(db, room),
      memberships.putUnlisted(db, owner.personId, slug),
    ]);
    // Somebody else was first.
    if (opened.length === 0) await giveBack();
  } catch (error) {
    await giveBack();
    throw error;
  }
  return slug;
}
