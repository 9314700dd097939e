import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt, ms } from '../db/columns';
import { person } from '../people/schema';

/** The place of somebody who has an account: where it is found, and what its owner is called there. */
export const profile = sqliteTable(
  'profile',
  {
    personId: text()
      .primaryKey()
      .references(() => person.id),
    /** As its owner spells it. */
    handle: text().notNull(),
    /** The same for all spellings that can be mistaken for it (handle.ts). */
    handleKey: text().notNull().unique(),
    handleChangedAt: ms(),
    name: text().notNull(),
    /** What its owner writes in: ko, ja, id or en. */
    lang: text().notNull(),
    /** How it looks (look.ts), and which edition of it this is: whoever saves says which one was changed. */
    look: text({ mode: 'json' }).notNull(),
    edition: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: ms().notNull(),
    /** Since when its owner lets the front page lead here, ms; null: only who has the link comes. */
    listedAt: ms(),
  },
  (table) => [index('profile_listed').on(table.listedAt, table.handleKey)],
);

/** Looks as they were saved, the last ten of a space. */
export const lookVersion = sqliteTable(
  'look_version',
  {
    personId: text()
      .notNull()
      .references(() => person.id),
    edition: integer().notNull(),
    look: text({ mode: 'json' }).notNull(),
    savedAt: ms().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.edition] })],
);

/** A handle that somebody had before: it leads on to the one they have now, and is theirs to take back, until another may have it. */
export const formerHandle = sqliteTable(
  'former_handle',
  {
    /** As `profile.handleKey`. */
    key: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    /** Nobody else's until then, ms; after it, it leads on until somebody takes it. */
    heldUntil: ms().notNull(),
  },
  (table) => [index('former_handle_person').on(table.personId)],
);

/** The handle of somebody who is gone, as a keyed hash that says nothing: nobody steps into their place at once. */
export const goneHandle = sqliteTable('gone_handle', {
  hash: text().primaryKey(),
  heldUntil: ms().notNull(),
});
