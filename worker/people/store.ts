import type { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { user, verification } from './schema';

type MakeAdapter = ReturnType<typeof drizzleAdapter>;

/** Whom users point to, of those asked for last. A user never points to another, so what was read once holds. */
const persons = new Map<string, string>();
const PERSONS_MAX = 1000;

function note(userId: string, person: string): void {
  const [oldest] = persons.keys();
  if (persons.size >= PERSONS_MAX && oldest !== undefined) persons.delete(oldest);
  persons.set(userId, person);
}

/** better-auth's adapter, which notes the person of a session's user: better-auth reads it and keeps it to itself, and a query more would be asked of every request. */
export const noting =
  (make: MakeAdapter): MakeAdapter =>
  (options) => {
    const adapter = make(options);
    return {
      ...adapter,
      async findOne<T>(query: Parameters<typeof adapter.findOne>[0]) {
        const found = await adapter.findOne<T & { user?: { id: string; personId?: string } | null }>(query);
        if (found?.user?.personId) note(found.user.id, found.user.personId);
        return found;
      },
    };
  };

/** The person whom a user of better-auth's points to. */
export async function personOf(db: Db, userId: string): Promise<string | undefined> {
  const known = persons.get(userId);
  if (known !== undefined) return known;
  const row = await db.select({ person: user.personId }).from(user).where(eq(user.id, userId)).get();
  return row?.person;
}

/** Whether a person is no guest any more. */
export const hasAccount = async (db: Db, personId: string): Promise<boolean> =>
  (await db
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.personId, personId), eq(user.isAnonymous, false)))
    .get()) !== undefined;

/** The guest's user has gone over into an account's. One who has an account by now (a passkey makes one of the same user) stays. */
export const dropGuest = (db: Db, userId: string) => db.delete(user).where(and(eq(user.id, userId), eq(user.isAnonymous, true)));

/** Codes that were mailed to somebody, and ways in that they have begun: by their address, or their user. For a `where` on `verification`. */
export const namesSomebody = (person: string) =>
  sql`EXISTS (
    SELECT 1 FROM (SELECT email AS it FROM user WHERE person_id = ${person} UNION SELECT id FROM user WHERE person_id = ${person})
    WHERE instr(${verification.identifier}, it) > 0 OR instr(${verification.value}, it) > 0
  )`;
