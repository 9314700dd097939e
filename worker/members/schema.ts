import { desc } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ms } from '../db/columns';
import { person } from '../people/schema';

/**
 * Which rooms a person is in, or was: the one place that leads from a person to rooms. Whether they still are, the room knows. A row
 * outlives the leaving, for what was said there stays theirs, to be exported and deleted.
 */
export const membership = sqliteTable(
  'membership',
  {
    personId: text()
      .notNull()
      .references(() => person.id),
    slug: text().notNull(),
    joinedAt: ms().notNull(),
    /** Counts joins: a leaving that was asked for before a join doesn't take it away. */
    joins: integer().notNull().default(1),
    /** When it turned out that they are in it no more, ms. */
    leftAt: ms(),
    /** The person by whom the room knows them, where that is the guest whom they were before (people/takeover.ts). */
    knownAs: text(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.slug] }),
    index('membership_listed').on(table.personId, desc(table.joinedAt), table.slug),
  ],
);

/** Where somebody is two members of one room: as themselves, and as the guest whom they were in another browser. */
export const otherMember = sqliteTable(
  'other_member',
  {
    personId: text()
      .notNull()
      .references(() => person.id),
    slug: text().notNull(),
    /** The person by whom the room knows that other member. */
    knownAs: text().notNull(),
    /**
     * `untold`: the room doesn't know yet that the two are one, so that a ban of either holds. `open`: the person is to be asked whether
     * they are to be one member. `apart`: they are not; what the other said is still the person's.
     */
    state: text().$type<'untold' | 'open' | 'apart'>().notNull(),
    at: ms().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.slug, table.knownAs] }), index('other_member_state').on(table.state, table.at)],
);
