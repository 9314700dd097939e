import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { createdAt, ms, time } from '../db/columns';

/** Whoever is here, guest or not: what everything else hangs on. A user of better-auth's points to one and may be replaced by another. */
export const person = sqliteTable('person', {
  /** `psn_…`; never leaves the server. */
  id: text().primaryKey(),
  createdAt: createdAt(),
  /** A guest who turned out to have an account: the account's person, who has all that was the guest's (takeover.ts). */
  takenBy: text(),
});

/**
 * What the date of birth said, when it was asked once; the date itself is not kept. Of who was grown up then, nothing but that they were
 * asked.
 */
export const age = sqliteTable('age', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  /** When somebody who was too young for an account will be old enough, ms. */
  accountAt: ms(),
  /** When somebody under age is grown up, and may be listed, ms. */
  adultAt: ms(),
});

/** Who has asked to be deleted, and how far that is. */
export const deletion = sqliteTable(
  'deletion',
  {
    personId: text()
      .primaryKey()
      .references(() => person.id),
    /** What becomes of what they said in rooms: `stay`, under no name, or `go`. */
    words: text().$type<'stay' | 'go'>().notNull(),
    askedAt: ms().notNull(),
    /** Until then they may change their mind, ms. */
    dueAt: ms().notNull(),
    /** When it was begun, ms; from then on there is no way back. */
    startedAt: ms(),
    tries: integer().notNull().default(0),
    /** The next try, where one failed, ms. */
    nextAt: ms().notNull(),
  },
  (table) => [index('deletion_next').on(table.nextAt)],
);

// Those that better-auth keeps, by the names of its fields.
export const user = sqliteTable(
  'user',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Of who has none, one that leads nowhere: a guest's, and that of an account whose provider tells none. */
    email: text().notNull().unique(),
    emailVerified: integer({ mode: 'boolean' }).notNull().default(false),
    /** A code sent there signs in. Not where another provider told the address: nobody is signed in by a way that they didn't choose. */
    emailSignsIn: integer({ mode: 'boolean' }).notNull().default(false),
    image: text(),
    isAnonymous: integer({ mode: 'boolean' }).notNull().default(false),
    personId: text()
      .notNull()
      .references(() => person.id),
    createdAt: time().notNull(),
    updatedAt: time().notNull(),
  },
  // A guest who signs up in two tabs at once: one account gets the person, the other isn't made.
  (table) => [
    uniqueIndex('user_account_of')
      .on(table.personId)
      .where(sql`is_anonymous = 0`),
  ],
);

export const session = sqliteTable(
  'session',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    expiresAt: time().notNull(),
    /** better-auth asks for both columns; nothing is ever written to them (auth.ts). */
    ipAddress: text(),
    userAgent: text(),
    /** Which kind of browser it was made with (browser.ts). */
    browser: text(),
    createdAt: time().notNull(),
    updatedAt: time().notNull(),
  },
  (table) => [index('session_user').on(table.userId)],
);

export const account = sqliteTable(
  'account',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** better-auth asks for these; as we call no provider later, none of their tokens is kept (auth-hooks.ts). */
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: time(),
    refreshTokenExpiresAt: time(),
    scope: text(),
    password: text(),
    createdAt: time().notNull(),
    updatedAt: time().notNull(),
  },
  (table) => [index('account_user').on(table.userId), uniqueIndex('account_way').on(table.providerId, table.accountId)],
);

export const verification = sqliteTable(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: time().notNull(),
    createdAt: time().notNull(),
    updatedAt: time().notNull(),
  },
  (table) => [index('verification_identifier').on(table.identifier)],
);

export const passkey = sqliteTable(
  'passkey',
  {
    id: text().primaryKey(),
    /** Which kind of browser it was made with (browser.ts). */
    name: text(),
    publicKey: text().notNull(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    credentialID: text().notNull().unique(),
    counter: integer().notNull(),
    deviceType: text().notNull(),
    backedUp: integer({ mode: 'boolean' }).notNull(),
    transports: text(),
    createdAt: time(),
    updatedAt: time(),
    aaguid: text(),
  },
  (table) => [index('passkey_user').on(table.userId)],
);
