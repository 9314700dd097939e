import { desc, sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RoomView } from '../../rooms/protocol/room';
import type { CardWord } from '../../rooms/rpc';
import { createdAt, ms } from '../db/columns';
import { person } from '../people/schema';

/** The directory's card of a room: a copy, brought by the room itself. The truth is in the room. */
export const room = sqliteTable(
  'room',
  {
    slug: text().primaryKey(),
    title: text().notNull(),
    topicKind: text().$type<RoomView['topic']['kind']>().notNull(),
    topicName: text().notNull(),
    description: text().notNull(),
    visibility: text().$type<RoomView['visibility']>().notNull(),
    entry: text().$type<RoomView['entry']>().notNull(),
    embed: text().$type<RoomView['embed']>().notNull(),
    lang: text().$type<RoomView['lang']>().notNull(),
    readers: text().$type<RoomView['readers']>().notNull(),
    closed: integer({ mode: 'boolean' }).notNull(),
    slowModeMs: integer().notNull(),
    online: integer().notNull(),
    memberCount: integer().notNull(),
    /** Members who have spoken, counted up to 2. */
    speakers: integer().notNull(),
    lastMessageAt: ms(),
    createdAt: createdAt(),
    /** Title, topic and description as search reads them (search.ts). */
    search: text().notNull(),
    /** The order of the directory, highest first (rank.ts). */
    rank: integer().notNull(),
    /** Title and description in other languages. */
    translations: text({ mode: 'json' }).$type<NonNullable<RoomView['translations']>>().notNull().default({}),
    /** What was said last, newest first. */
    words: text({ mode: 'json' }).$type<CardWord[]>().notNull().default([]),
    /** When the room drew this card, ms by its clock: one drawn earlier never takes its place. */
    drawnAt: ms().notNull().default(0),
  },
  (table) => [
    index('room_listed')
      .on(desc(table.rank), table.slug)
      .where(sql`visibility = 'public'`),
  ],
);

/** Who made a room in the last hour: for counting, and forgotten after it. */
export const making = sqliteTable(
  'making',
  {
    personId: text()
      .notNull()
      .references(() => person.id),
    slug: text().notNull(),
    madeAt: ms().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.slug] })],
);
