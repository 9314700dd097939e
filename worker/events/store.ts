import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import type { z } from '../http/z';
import type { AnswersOf } from '../profiles/part';
import type { eventFields, EventView } from './input';
import { dateOf, dayIn, nextDayAt, standingOf } from './rules';
import { celebration, event } from './schema';

/** How many days one person keeps. */
export const EVENTS_MAX = 24;

type Given = z.output<typeof eventFields>;
type Looking = { owner: string; visitor: string | null };
type Row = Given & { id: string };

const shown = { id: event.id, kind: event.kind, icon: event.icon, title: event.title, date: event.date, zone: event.zone };

/**
 * What is needed to show somebody's days to a visitor, in queries for a batch. Which day it is differs by event, and today's celebrations are
 * looked for around it: of two days at most, from whichever zone one looks.
 */
export function reads(db: Db, { owner, visitor }: Looking, id?: string, now = Date.now()) {
  const theirs = and(eq(event.personId, owner), id === undefined ? undefined : eq(event.id, id));
  const days = [-1, 0, 1].map((more) => dateOf(dayIn('UTC', now) + more));
  return [
    db.select(shown).from(event).where(theirs).orderBy(asc(event.date), asc(event.id)),
    db
      .select({
        eventId: celebration.eventId,
        day: celebration.day,
        count: sql<number>`count(*)`,
        mine: sql<number>`max(${celebration.personId} = ${visitor ?? ''})`,
      })
      .from(celebration)
      .innerJoin(event, eq(event.id, celebration.eventId))
      .where(and(theirs, inArray(celebration.day, days)))
      .groupBy(celebration.eventId, celebration.day),
  ] as const;
}

type Rows = AnswersOf<ReturnType<typeof reads>>;

/** Today's first, then what comes next, then what is past, the latest first. */
const order = ({ standing: a }: EventView, { standing: b }: EventView) => (a.days >= 0 && b.days >= 0 ? a.days - b.days : b.days - a.days);

/** From the answers to `reads`. */
export function viewsOf([rows, counts]: Rows, now = Date.now()): EventView[] {
  const views = rows.map((row): EventView => {
    const today = dayIn(row.zone, now);
    const found = counts.find(({ eventId, day }) => eventId === row.id && day === dateOf(today));
    return { ...row, standing: standingOf(row, today), celebrated: { today: found?.count ?? 0, mine: found?.mine === 1 } };
  });
  return views.toSorted(order);
}

/** When the next of these shows something else, because a day ends; null where there are none. */
export const changesAt = (views: readonly { zone: string }[], now = Date.now()): number | null =>
  views.length === 0 ? null : Math.min(...[...new Set(views.map(({ zone }) => zone))].map((zone) => nextDayAt(zone, now)));

/** One of somebody's days, as a visitor sees it; `note.not_found` where it is gone. */
export async function get(db: Db, looking: Looking, id: string): Promise<EventView> {
  const [view] = viewsOf(await db.batch(reads(db, looking, id)));
  if (!view) throw new AppError('note.not_found');
  return view;
}

/** Notes a day, or finds the same one there; false where its owner has as many as can be kept. */
export async function put(db: Db, personId: string, { id, ...given }: Row, now = Date.now()): Promise<boolean> {
  const { kind, icon, title, date, zone } = given;
  const kept = sql`SELECT count(*) FROM ${event} WHERE person_id = ${personId}`;
  const [, there] = await db.batch([
    db
      .insert(event)
      .select(sql`SELECT ${id}, ${personId}, ${kind}, ${icon}, ${title}, ${date}, ${zone}, ${now} WHERE (${kept}) < ${EVENTS_MAX}`)
      .onConflictDoNothing(),
    db
      .select({ id: event.id })
      .from(event)
      .where(and(eq(event.id, id), eq(event.personId, personId))),
  ]);
  return there.length > 0;
}

/** Changes a day of somebody's; `note.not_found` where it is gone. */
export async function change(db: Db, personId: string, id: string, given: Given): Promise<void> {
  const changed = await db
    .update(event)
    .set(given)
    .where(and(eq(event.id, id), eq(event.personId, personId)))
    .returning({ id: event.id });
  if (changed.length === 0) throw new AppError('note.not_found');
}

/** Takes a day of somebody's away, with its celebrations. */
export async function drop(db: Db, personId: string, id: string): Promise<void> {
  const own = and(eq(event.id, id), eq(event.personId, personId));
  await db.batch([
    db.delete(celebration).where(inArray(celebration.eventId, db.select({ id: event.id }).from(event).where(own))),
    db.delete(event).where(own),
  ]);
}

/** Celebrates a day of somebody's with them, once: `event.not_today` on any other, by its owner's clock. Done again, it changes nothing. */
export async function celebrate(db: Db, { owner, visitor }: { owner: string; visitor: string }, id: string, now = Date.now()) {
  const row = await db
    .select(shown)
    .from(event)
    .where(and(eq(event.id, id), eq(event.personId, owner)))
    .get();
  if (!row) throw new AppError('note.not_found');
  const today = dayIn(row.zone, now);
  if (!standingOf(row, today).isToday) throw new AppError('event.not_today');
  const made = await db
    .insert(celebration)
    .values({ eventId: id, day: dateOf(today), personId: visitor, createdAt: now })
    .onConflictDoNothing()
    .returning({ day: celebration.day });
  return { isNew: made.length > 0, day: dateOf(today) };
}

/** A guest goes on as an account: where both had celebrated the same day, it is one celebration. */
export const handOver = (db: Db, guest: string, account: string) => [
  db
    .insert(celebration)
    .select(sql`SELECT event_id, day, ${account}, created_at FROM ${celebration} WHERE person_id = ${guest}`)
    .onConflictDoNothing(),
  db.delete(celebration).where(eq(celebration.personId, guest)),
];
