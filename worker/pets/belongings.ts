import { eq, sql } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { pet, petDeed } from './schema';

/** Somebody's pet, and what they did for others': of those deeds only the last days are kept. */
export const petBelongings: Belongings = {
  name: 'pets',
  async export(db, person) {
    const [own, deeds] = await db.batch([
      db
        .select({
          kind: pet.kind,
          coat: pet.coat,
          name: pet.name,
          createdAt: pet.createdAt,
          careMs: pet.careMs,
          lessons: pet.lessons,
          fedUntil: pet.fedUntil,
          gladUntil: pet.gladUntil,
          cleanUntil: pet.cleanUntil,
          lastDeedAt: pet.at,
        })
        .from(pet)
        .where(eq(pet.personId, person)),
      db
        .select({ deed: petDeed.deed, outcome: petDeed.outcome, at: petDeed.at })
        .from(petDeed)
        .where(eq(petDeed.personId, person))
        .orderBy(petDeed.at),
    ]);
    return { pet: own[0] ?? null, deeds };
  },
  erase: (db, person) => [
    db.delete(petDeed).where(eq(petDeed.personId, person)),
    db.delete(petDeed).where(sql`${petDeed.petId} IN (SELECT ${pet.id} FROM ${pet} WHERE ${pet.personId} = ${person})`),
    db.delete(pet).where(eq(pet.personId, person)),
  ],
  // A guest has no pet, and what they did for others' counts with what the account did. In a batch drizzle's `run` has no statement to bind values to: hence by way of an insert.
  handOver: (db, from, to) => [
    db
      .insert(petDeed)
      .select(sql`SELECT pet_id, ${to}, id, deed, outcome, at FROM pet_deed WHERE person_id = ${from}`)
      .onConflictDoNothing(),
    db.delete(petDeed).where(eq(petDeed.personId, from)),
  ],
};
