import { eq } from 'drizzle-orm';
import type { Db } from '../db/client';
import { user } from './schema';

/** The person whom a user of better-auth's points to. */
export async function personOf(db: Db, userId: string): Promise<string | undefined> {
  const row = await db.select({ person: user.personId }).from(user).where(eq(user.id, userId)).get();
  return row?.person;
}
