import { and, eq, gt, lt, ne, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { randomBase32 } from '../people/keyed';
import type { DeedKind, PetKind } from './kinds';
import type { Tallies } from './limits';
import { DAY_MS, newborn, type Outcome, type Pet } from './rules';
import { pet, petDeed } from './schema';
import type { Row } from './view';

/** A deed is known again for as long as anybody might send it again. */
const KEPT_MS = 8 * DAY_MS;

export type Done = { id: string; deed: string; outcome: string; at: number };

/** The pet of somebody's space. */
export const byOwner = (db: Db, owner: string) => db.select().from(pet).where(eq(pet.personId, owner)).limit(1);

/** What visitors did for it in the last 24 hours, a row a kind of deed. */
export const lately = (db: Db, owner: string, visitor: string | null, now: number) =>
  db
    .select({
      deed: petDeed.deed,
      mine: sql<number>`sum(${petDeed.personId} = ${visitor ?? ''})`,
      mineFrom: sql<number | null>`min(CASE WHEN ${petDeed.personId} = ${visitor ?? ''} THEN ${petDeed.at} END)`,
      all: sql<number>`count(*)`,
      allFrom: sql<number | null>`min(${petDeed.at})`,
    })
    .from(petDeed)
    .innerJoin(pet, eq(pet.id, petDeed.petId))
    .where(and(eq(pet.personId, owner), ne(petDeed.personId, owner), gt(petDeed.at, now - DAY_MS)))
    .groupBy(petDeed.deed);

export const talliesOf = (rows: ({ deed: string } & NonNullable<Tallies[DeedKind]>)[]): Tallies =>
  Object.fromEntries(rows.map(({ deed, ...tally }) => [deed, tally]));

const deedById = (db: Db, owner: string, person: string, id: string) =>
  db
    .select({ id: petDeed.id, deed: petDeed.deed, outcome: petDeed.outcome, at: petDeed.at })
    .from(petDeed)
    .innerJoin(pet, eq(pet.id, petDeed.petId))
    .where(and(eq(pet.personId, owner), eq(petDeed.personId, person), eq(petDeed.id, id)))
    .limit(1);

/** All that a deed is judged by, as it was at one moment. */
export async function before(db: Db, owner: string, person: string, id: string, now: number) {
  const [rows, tallies, done] = await db.batch([byOwner(db, owner), lately(db, owner, person, now), deedById(db, owner, person, id)]);
  return { row: rows[0] ?? null, tallies: talliesOf(tallies), done: done[0] ?? null };
}

/**
 * Writes a deed and what it made of the pet, both or neither: only if nothing was done for it since it was read. False: something was, and all
 * is to be read and reckoned again, limits too. So deeds done at once come one after the other.
 */
export async function write(db: Db, row: Row, person: string, made: { id: string; deed: DeedKind; outcome: Outcome; pet: Pet }) {
  const { kind: _, ...state } = made.pet;
  const asRead = and(eq(pet.id, row.id), eq(pet.edition, row.edition));
  const noted = db
    .select({
      petId: pet.id,
      personId: sql<string>`${person}`.as('person_id'),
      id: sql<string>`${made.id}`.as('deed_id'),
      deed: sql<string>`${made.deed}`.as('deed'),
      outcome: sql<string>`${made.outcome}`.as('outcome'),
      at: sql<number>`${state.at}`.as('at'),
    })
    .from(pet)
    .where(asRead);
  const [, written] = await db.batch([
    // First, for it too looks at the edition.
    db.insert(petDeed).select(noted),
    db
      .update(pet)
      .set({ ...state, edition: row.edition + 1 })
      .where(asRead)
      .returning({ id: pet.id }),
    db.delete(petDeed).where(and(eq(petDeed.petId, row.id), lt(petDeed.at, state.at - KEPT_MS))),
  ]);
  return written.length > 0;
}

/** A pet comes to live with somebody; or, if it is there already, gets another name or coat. False: one of another kind lives there. */
export async function adopt(db: Db, owner: string, { kind, coat, name }: { kind: PetKind; coat: number; name: string }, now: number) {
  const { kind: _, ...state } = newborn(kind, now);
  const rows = await db
    .insert(pet)
    .values({ personId: owner, id: `pet_${randomBase32(20)}`, kind, coat, name, ...state, createdAt: now })
    .onConflictDoUpdate({ target: pet.personId, set: { name, coat }, setWhere: eq(pet.kind, kind) })
    .returning({ id: pet.id });
  return rows.length > 0;
}

/** It goes to live elsewhere, and what was done for it is forgotten. Safe to repeat. */
export async function letGo(db: Db, owner: string): Promise<void> {
  await db.batch([
    db.delete(petDeed).where(sql`${petDeed.petId} IN (SELECT ${pet.id} FROM ${pet} WHERE ${pet.personId} = ${owner})`),
    db.delete(pet).where(eq(pet.personId, owner)),
  ]);
}
