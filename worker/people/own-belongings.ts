import { eq } from 'drizzle-orm';
import type { Belongings } from './belongings';
import { account, age, deletion, passkey, person, session, user, verification } from './schema';
import { namesSomebody } from './store';

/** Who somebody is to us, and by what they sign in: the last to go. What better-auth keeps of a user (sessions, ways of signing in) goes with the user. */
export const ownBelongings: Belongings = {
  name: 'account',
  async export(db, id) {
    const [[self], users, ways, passkeys, sessions, [asked], [leaving]] = await db.batch([
      db.select({ createdAt: person.createdAt }).from(person).where(eq(person.id, id)),
      db
        .select({ name: user.name, email: user.email, emailVerified: user.emailVerified, createdAt: user.createdAt })
        .from(user)
        .where(eq(user.personId, id)),
      db
        .select({ provider: account.providerId, accountId: account.accountId, scope: account.scope, createdAt: account.createdAt })
        .from(account)
        .innerJoin(user, eq(user.id, account.userId))
        .where(eq(user.personId, id)),
      db
        .select({ browser: passkey.name, createdAt: passkey.createdAt })
        .from(passkey)
        .innerJoin(user, eq(user.id, passkey.userId))
        .where(eq(user.personId, id)),
      db
        .select({ browser: session.browser, createdAt: session.createdAt, expiresAt: session.expiresAt })
        .from(session)
        .innerJoin(user, eq(user.id, session.userId))
        .where(eq(user.personId, id)),
      db.select({ adultAt: age.adultAt }).from(age).where(eq(age.personId, id)),
      db
        .select({ askedAt: deletion.askedAt, dueAt: deletion.dueAt, words: deletion.words })
        .from(deletion)
        .where(eq(deletion.personId, id)),
    ]);
    return {
      ...self,
      users,
      waysOfSigningIn: ways,
      passkeys,
      sessions,
      isAdult: asked && (asked.adultAt ?? 0) <= Date.now(),
      deletion: leaving,
    };
  },
  erase: (db, id) => [
    db.delete(verification).where(namesSomebody(id)),
    db.delete(user).where(eq(user.personId, id)),
    db.delete(age).where(eq(age.personId, id)),
    db.delete(deletion).where(eq(deletion.personId, id)),
    db.delete(person).where(eq(person.id, id)),
  ],
  /** What a guest was asked is nobody's any more: the account's own answer holds. */
  handOver: (db, from) => [db.delete(age).where(eq(age.personId, from))],
};
