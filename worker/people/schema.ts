import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt, time } from '../db/columns';

/** Whoever is here, guest or not: what everything else hangs on. A user of better-auth's points to one and may be replaced by another. */
export const person = sqliteTable('person', {
  /** `psn_…`; never leaves the server. */
  id: text().primaryKey(),
  createdAt: createdAt(),
});

// The four that better-auth keeps, by the names of its fields.
export const user = sqliteTable('user', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer({ mode: 'boolean' }).notNull().default(false),
  image: text(),
  isAnonymous: integer({ mode: 'boolean' }).notNull().default(false),
  personId: text()
    .notNull()
    .references(() => person.id),
  createdAt: time().notNull(),
  updatedAt: time().notNull(),
});

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
  (table) => [index('account_user').on(table.userId)],
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
