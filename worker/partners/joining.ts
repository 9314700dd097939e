import { and, eq } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { ask } from '../room-stub';
import { partner, work } from './schema';
import { byId, type PartnerRow } from './store';
import * as works from './works';

type Named = { partnerId: string; workId: string };
const nameOf = ({ partnerId, workId }: Named) => `${partnerId}:${workId}`;
const isIt = ({ partnerId, workId }: Named) => and(eq(work.partnerId, partnerId), eq(work.workId, workId));
/** Where a work is talked about now; null: nobody has opened it. */
const roomOf = (row: works.WorkRow) => row.joinedTo ?? row.slug;

/** A room that nobody made needs no telling. */
async function tell(told: Promise<{ ok: true } | { ok: false; code: string }>): Promise<void> {
  const answer = await told;
  if (!answer.ok && answer.code !== 'room.not_found') throw new Error(answer.code);
}

/** The partners whose works are in the room at `slug` beside its own. */
const alliesAt = (db: Db, slug: string) =>
  db
    .selectDistinct({ id: partner.id, origins: partner.origins })
    .from(work)
    .innerJoin(partner, eq(partner.id, work.partnerId))
    .where(eq(work.joinedTo, slug));

/**
 * A partner wants its work and another's to be one. Where the other has wanted so before, they are: this one points to the other's room from
 * now on, and its own is only read. Safe to repeat: what was cut off is done by asking again. True: they are one.
 */
export async function wish(env: Env, db: Db, own: PartnerRow, workId: string, other: Named, origin: string): Promise<boolean> {
  const self = { partnerId: own.id, workId };
  if (nameOf(self) === nameOf(other)) throw new AppError('input.invalid');
  const [, [mine], [theirs]] = await db.batch([
    db
      .update(work)
      .set({ joinAsked: nameOf(other) })
      .where(isIt(self)),
    db.select().from(work).where(isIt(self)),
    db.select().from(work).where(isIt(other)),
  ]);
  if (!mine || !theirs) throw new AppError('work.unknown');
  const isOne = roomOf(mine) !== null && roomOf(mine) === roomOf(theirs);
  if (!isOne && theirs.joinAsked !== nameOf(self)) return false;
  if (!isOne) await point(env, db, own, mine, theirs, origin);
  await db
    .update(work)
    .set({ joinAsked: null })
    .where(and(isIt(self), eq(work.joinAsked, nameOf(other))));
  return true;
}

/** Rooms first: until the database says so too, pages find what they found before. */
async function point(env: Env, db: Db, own: PartnerRow, mine: works.WorkRow, theirs: works.WorkRow, origin: string): Promise<void> {
  const host = await byId(db, theirs.partnerId);
  if (!host) throw new AppError('work.unknown');
  const to =
    roomOf(theirs) ?? (await works.open(env, db, host, { id: theirs.workId, title: theirs.title, picture: theirs.picture }, 'en', origin));
  // Whoever had joined this one before comes along.
  const came = mine.slug === null ? [] : await alliesAt(db, mine.slug);
  for (const { id, origins } of [own, ...came]) if (id !== host.id) await tell(ask(env, to, (room) => room.setAlly(id, origins)));
  if (mine.slug !== null) await tell(ask(env, mine.slug, (room) => room.move(to)));
  await db.batch([
    db.update(work).set({ joinedTo: to }).where(isIt(mine)),
    db
      .update(work)
      .set({ joinAsked: null })
      .where(and(isIt(theirs), eq(work.joinAsked, nameOf(mine)))),
    ...(mine.slug === null ? [] : [db.update(work).set({ joinedTo: to }).where(eq(work.joinedTo, mine.slug))]),
  ]);
}

/** Takes a wish back; and where the work pointed to another's room, it has its own again. */
export async function part(env: Env, db: Db, row: works.WorkRow): Promise<void> {
  const { joinedTo, slug } = row;
  if (joinedTo !== null && slug !== null) await tell(ask(env, slug, (room) => room.move(null)));
  await db.update(work).set({ joinedTo: null, joinAsked: null }).where(isIt(row));
  if (joinedTo === null) return;
  const left = await alliesAt(db, joinedTo);
  if (!left.some(({ id }) => id === row.partnerId)) await tell(ask(env, joinedTo, (room) => room.setAlly(row.partnerId, null)));
}

/** Sends another's work out of the room that is this one's own. */
export async function send(env: Env, db: Db, own: works.WorkRow, other: Named): Promise<void> {
  const theirs = await works.get(db, other.partnerId, other.workId);
  if (!theirs || own.slug === null || theirs.joinedTo !== own.slug) throw new AppError('work.unknown');
  await part(env, db, theirs);
}
