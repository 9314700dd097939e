import { and, desc, eq, gt, ne, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { account, passkey, session, user } from '../people/schema';
import { profile } from '../profiles/schema';
import { isPlaceholder } from '../sign-in/providers';

/** Whether an address is an account's that no code signs in to. */
export async function signsInOtherwise(db: Db, email: string): Promise<boolean> {
  const row = await db.select({ byCode: user.emailSignsIn }).from(user).where(eq(user.email, email)).get();
  return row !== undefined && !row.byCode;
}

/** The account that has an address, if any has. */
export async function holderOf(db: Db, email: string): Promise<string | undefined> {
  return (await db.select({ id: user.id }).from(user).where(eq(user.email, email)).get())?.id;
}

/** The address that better-auth keeps of an account; one that leads nowhere where there is none. */
export async function emailOf(db: Db, userId: string): Promise<string> {
  return (await db.select({ email: user.email }).from(user).where(eq(user.id, userId)).get())?.email ?? '';
}

/** What there is to show of somebody's ways to sign in: one round trip. */
export async function waysOf(db: Db, userId: string) {
  const [[own], passkeys, others] = await db.batch([
    db.select({ email: user.email, byCode: user.emailSignsIn }).from(user).where(eq(user.id, userId)),
    db
      .select({ id: passkey.id, browser: passkey.name, createdAt: passkey.createdAt })
      .from(passkey)
      .where(eq(passkey.userId, userId))
      .orderBy(passkey.createdAt),
    db
      .select({ id: account.id, provider: account.providerId, createdAt: account.createdAt })
      .from(account)
      .where(eq(account.userId, userId))
      .orderBy(account.createdAt),
  ]);
  const address = own && !isPlaceholder(own.email) ? own.email : null;
  return {
    email: address === null ? null : { address, signsIn: own?.byCode ?? false },
    passkeys: passkeys.map(({ id, browser, createdAt }) => ({
      id,
      browser: browser ?? 'other/other',
      createdAt: createdAt?.getTime() ?? 0,
    })),
    providers: others.map(({ id, provider, createdAt }) => ({ id, provider, createdAt: createdAt.getTime() })),
  };
}

/** How many ways somebody has to sign in, as the database counts them in the very statement that takes one away: two devices at once can't take the last. */
const waysLeft = (userId: string) => sql<number>`(
  (SELECT count(*) FROM passkey WHERE user_id = ${userId}) + (SELECT count(*) FROM account WHERE user_id = ${userId})
  + (SELECT count(*) FROM user WHERE id = ${userId} AND email_signs_in = 1))`;

/** Takes a passkey away. False where it is the last way to sign in; one that is gone already is no error. */
export async function removePasskey(db: Db, userId: string, id: string): Promise<boolean> {
  const mine = and(eq(passkey.id, id), eq(passkey.userId, userId));
  await db.delete(passkey).where(and(mine, gt(waysLeft(userId), 1)));
  return (await db.select({ id: passkey.id }).from(passkey).where(mine).get()) === undefined;
}

/** The same for signing in with somebody else. */
export async function removeProvider(db: Db, userId: string, id: string): Promise<boolean> {
  const mine = and(eq(account.id, id), eq(account.userId, userId));
  await db.delete(account).where(and(mine, gt(waysLeft(userId), 1)));
  return (await db.select({ id: account.id }).from(account).where(mine).get()) === undefined;
}

/** The same for the address: it is forgotten, and one that leads nowhere stands in its place. */
export async function removeEmail(db: Db, userId: string): Promise<boolean> {
  const left = sql`${waysLeft(userId)} - ${user.emailSignsIn} > 0`;
  const none = { email: `none-${userId.toLowerCase()}@removed.invalid`, emailVerified: false, emailSignsIn: false, updatedAt: new Date() };
  const [gone] = await db
    .update(user)
    .set(none)
    .where(and(eq(user.id, userId), left))
    .returning({ id: user.id });
  return gone !== undefined;
}

/** From now on a code sent to the address signs in. */
export const letEmailSignIn = (db: Db, userId: string) =>
  db.update(user).set({ emailSignsIn: true, emailVerified: true }).where(eq(user.id, userId));

/** A guest who has made a passkey has an account: the same user, and so the same person and rooms. False where they have signed up in another way meanwhile. */
export async function becomeAccount(db: Db, userId: string): Promise<boolean> {
  const none = { email: `none-${userId.toLowerCase()}@passkey.invalid`, isAnonymous: false, name: '', updatedAt: new Date() };
  const isFirst = sql`NOT EXISTS (SELECT 1 FROM user other WHERE other.person_id = ${user.personId} AND other.is_anonymous = 0)`;
  await db
    .update(user)
    .set(none)
    .where(and(eq(user.id, userId), eq(user.isAnonymous, true), isFirst));
  const row = await db.select({ isGuest: user.isAnonymous }).from(user).where(eq(user.id, userId)).get();
  return row?.isGuest === false;
}

/** Which kind of browser a passkey was made with. */
export const notePasskey = (db: Db, userId: string, credential: string, browser: string) =>
  db
    .update(passkey)
    .set({ name: browser })
    .where(and(eq(passkey.userId, userId), eq(passkey.credentialID, credential)));

/** Somebody's sessions that haven't ended, newest first; no more than a page shows. */
export async function sessionsOf(db: Db, userId: string) {
  const rows = await db
    .select({ id: session.id, browser: session.browser, createdAt: session.createdAt })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, new Date())))
    .orderBy(desc(session.createdAt), session.id)
    .limit(100);
  return rows.map(({ id, browser, createdAt }) => ({ id, browser: browser ?? 'other/other', createdAt: createdAt.getTime() }));
}

/** Ends one session; one that has ended is no error. */
export const endSession = (db: Db, userId: string, id: string) =>
  db.delete(session).where(and(eq(session.userId, userId), eq(session.id, id)));

/** Ends all of somebody's sessions but this one. */
export const endOtherSessions = (db: Db, userId: string, id: string) =>
  db.delete(session).where(and(eq(session.userId, userId), ne(session.id, id)));

/** What somebody is called where they have an account; null until they have chosen a handle. */
export async function calledOf(db: Db, person: string): Promise<{ handle: string; name: string } | null> {
  const row = await db.select({ handle: profile.handle, name: profile.name }).from(profile).where(eq(profile.personId, person)).get();
  return row ?? null;
}
