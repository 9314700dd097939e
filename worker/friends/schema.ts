import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { createdAt } from '../db/columns';
import { person } from '../people/schema';

/** Who follows whom; both ways is friends. */
export const follow = sqliteTable(
  'follow',
  {
    follower: text()
      .notNull()
      .references(() => person.id),
    followed: text()
      .notNull()
      .references(() => person.id),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.follower, table.followed] }),
    index('follow_followed').on(table.followed, table.createdAt, table.follower),
  ],
);

/** Whom somebody doesn't want to see or be seen by, anywhere. */
export const block = sqliteTable(
  'block',
  {
    blocker: text()
      .notNull()
      .references(() => person.id),
    blocked: text()
      .notNull()
      .references(() => person.id),
    createdAt: createdAt(),
    /** `blk_…`: what its maker lifts it by. */
    id: text().notNull().default('').unique(),
    /** What the blocked was called then: some have no profile to be known by. */
    name: text().notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.blocker, table.blocked] }), index('block_blocked').on(table.blocked)],
);
