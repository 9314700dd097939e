import type { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '../db/client';
import { newPersonId } from './names';
import { person, user } from './schema';
import { hasAccount } from './store';

type MakeAdapter = ReturnType<typeof drizzleAdapter>;

/** Somebody of whom there is nothing yet. */
export async function newPerson(db: Db): Promise<string> {
  const id = newPersonId();
  await db.insert(person).values({ id, createdAt: Date.now() });
  return id;
}

const isTaken = async (db: Db, personId: string) =>
  (await db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, personId), isNotNull(person.takenBy)))
    .get()) !== undefined;

/**
 * better-auth's adapter, by which one guest who signs up twice at once has what they would have one after the other: the first account
 * has the guest's person, and so all that was theirs; the second is a new person's. The same where the guest has become another
 * account's meanwhile (takeover.ts).
 */
export const makingAccounts =
  (db: Db, make: MakeAdapter): MakeAdapter =>
  (options) => {
    const adapter = make(options);
    const making: typeof adapter = {
      ...adapter,
      async create<T extends Record<string, unknown>, R = T>(asked: Parameters<typeof adapter.create<T, R>>[0]): Promise<R> {
        const { personId, isAnonymous } = Object(asked.data);
        if (asked.model !== 'user' || isAnonymous === true || typeof personId !== 'string') return adapter.create<T, R>(asked);
        const as = async (id: string) => adapter.create<T, R>({ ...asked, data: { ...asked.data, personId: id } });
        const made = await as(personId).catch(async (error: unknown) => {
          if (!(await hasAccount(db, personId))) throw error;
          return as(await newPerson(db));
        });
        if (await isTaken(db, personId))
          await db
            .update(user)
            .set({ personId: await newPerson(db) })
            .where(and(eq(user.id, Object(made).id), eq(user.personId, personId)));
        return made;
      },
      transaction: (run) => run(making),
    };
    return making;
  };
