import { and, asc, eq } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { memberOf } from '../people/names';
import { ask, told } from '../room-stub';
import { membership, otherMember } from './schema';

type Double = Pick<typeof otherMember.$inferSelect, 'personId' | 'slug' | 'knownAs'>;

/** Rooms that are asked in one request: the free plan lets one ask 50 others. */
const AT_ONCE = 12;
const SHOWN_MAX = 20;

const isIt = ({ personId, slug, knownAs }: Double) =>
  and(eq(otherMember.personId, personId), eq(otherMember.slug, slug), eq(otherMember.knownAs, knownAs));

/** The two members that somebody is in a room: whom they go on as, and the other. */
async function pairOf(env: Env, db: Db, { personId, slug, knownAs }: Double) {
  const row = await db
    .select({ knownAs: membership.knownAs })
    .from(membership)
    .where(and(eq(membership.personId, personId), eq(membership.slug, slug)))
    .get();
  return { own: await memberOf(env, row?.knownAs ?? personId, slug), other: await memberOf(env, knownAs, slug) };
}

/** Tells rooms that two of their members are one person, oldest first: those of one person, or of all. True if there may be more. */
export async function tellRooms(env: Env, db: Db, { of }: { of?: string } = {}): Promise<boolean> {
  const rows = await db
    .select()
    .from(otherMember)
    .where(and(eq(otherMember.state, 'untold'), of === undefined ? undefined : eq(otherMember.personId, of)))
    .orderBy(asc(otherMember.at))
    .limit(AT_ONCE);
  const done = await Promise.allSettled(rows.map((row) => meet(env, db, row)));
  for (const result of done)
    if (result.status === 'rejected') console.error(JSON.stringify({ level: 'error', area: 'doubles', message: String(result.reason) }));
  return rows.length === AT_ONCE;
}

async function meet(env: Env, db: Db, double: Double): Promise<void> {
  const { own, other } = await pairOf(env, db, double);
  const answer = await ask(env, double.slug, (room) => room.meet(own, other));
  if (!answer.ok && answer.code !== 'room.not_found') throw new Error(answer.code);
  const { known } = answer.ok ? answer : { known: 'own' as const };
  if (known === 'both' || known === 'apart') {
    await db
      .update(otherMember)
      .set({ state: known === 'both' ? 'open' : 'apart' })
      .where(isIt(double));
    return;
  }
  const gone = db.delete(otherMember).where(isIt(double));
  // They never were in it as themselves: the other is whom the room knows.
  const { personId, slug, knownAs } = double;
  const isMembership = and(eq(membership.personId, personId), eq(membership.slug, slug));
  if (known === 'other') await db.batch([db.update(membership).set({ knownAs }).where(isMembership), gone]);
  else await gone;
}

/** The rooms in which somebody is two members, and is to be asked what becomes of it: both names, as the room has them. */
export async function list(env: Env, db: Db, personId: string) {
  await tellRooms(env, db, { of: personId });
  const rows = await db
    .select()
    .from(otherMember)
    .where(and(eq(otherMember.personId, personId), eq(otherMember.state, 'open')))
    .orderBy(asc(otherMember.at))
    .limit(SHOWN_MAX);
  const seen = await Promise.all(
    rows.map(async (row) => {
      const { own, other } = await pairOf(env, db, row);
      const answer = await ask(env, row.slug, (room) => room.names([own, other]));
      if (!answer.ok) return [];
      const [mine, others] = answer.names;
      return [{ slug: row.slug, title: answer.title, own: mine ?? '', other: others ?? '' }];
    }),
  );
  return seen.flat();
}

/**
 * The person has decided about the other members that they are in one room: their own takes over what those said, and the room sees it
 * (`one`); or they stay another, who leaves. Decided already, nothing happens.
 */
export async function decide(env: Env, db: Db, personId: string, slug: string, isOne: boolean): Promise<void> {
  const rows = await db
    .select()
    .from(otherMember)
    .where(and(eq(otherMember.personId, personId), eq(otherMember.slug, slug), eq(otherMember.state, 'open')));
  for (const row of rows) {
    const { own, other } = await pairOf(env, db, row);
    if (isOne) {
      await told(env, slug, (room) => room.unite(own, other));
      await db.delete(otherMember).where(isIt(row));
    } else {
      const left = await ask(env, slug, (room) => room.leave({ member: other }));
      if (!left.ok && left.code !== 'room.not_found' && left.code !== 'auth.forbidden') throw new AppError(left.code);
      await db.update(otherMember).set({ state: 'apart' }).where(isIt(row));
    }
  }
}

/** Every member that somebody is or was in any room, by the person whom the room knows. */
export async function allMembers(db: Db, personId: string): Promise<Double[]> {
  const [own, others] = await db.batch([
    db.select({ slug: membership.slug, knownAs: membership.knownAs }).from(membership).where(eq(membership.personId, personId)),
    db.select({ slug: otherMember.slug, knownAs: otherMember.knownAs }).from(otherMember).where(eq(otherMember.personId, personId)),
  ]);
  return [...own, ...others].map(({ slug, knownAs }) => ({ personId, slug, knownAs: knownAs ?? personId }));
}
