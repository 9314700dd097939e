import { env } from 'cloudflare:workers';
import { eq } from 'drizzle-orm';
import { dbOf } from '../../worker/db/client';
import { session, user } from '../../worker/people/schema';
import { newLook } from '../../worker/profiles/look';
import { handleKey } from '../../worker/profiles/handle';
import { profile } from '../../worker/profiles/schema';
import { guest } from './client';

export type Account = { as: string; person: string; handle: string };

/** Somebody with an account and a space, without going through how one gets them. */
export async function account(handle: string, look: unknown = newLook()): Promise<Account> {
  const db = dbOf(env);
  const as = await guest();
  const [token = ''] = decodeURIComponent(as).split('.');
  const row = await db
    .select({ id: user.id, person: user.personId })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(eq(session.token, token))
    .get();
  if (!row) throw new Error('The guest’s session is not in the database.');
  const now = Date.now();
  await db.batch([
    db.update(user).set({ isAnonymous: false }).where(eq(user.id, row.id)),
    db.insert(profile).values({
      personId: row.person,
      handle,
      handleKey: handleKey(handle),
      name: handle,
      lang: 'ko',
      look,
      createdAt: now,
      updatedAt: now,
    }),
  ]);
  return { as, person: row.person, handle };
}
