import { desc } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Drawing } from '../../rooms/protocol/drawing';
import type { StickerId } from '../../rooms/protocol/sticker';
import { createdAt } from '../db/columns';
import { person } from '../people/schema';
import type { NoteState } from './rules';

/** What visitors wrote into somebody's guest book. */
export const guestNote = sqliteTable(
  'guest_note',
  {
    /** `gbn_…` */
    id: text().primaryKey(),
    ownerId: text()
      .notNull()
      .references(() => person.id),
    authorId: text()
      .notNull()
      .references(() => person.id),
    /** The author's own name for it: sent again, it is the same note. */
    clientId: text().notNull(),
    byGuest: integer({ mode: 'boolean' }).notNull(),
    /** What an author without a profile signed with. */
    signed: text(),
    text: text().notNull(),
    /** What it is written in: a language of ours, or `und`. */
    lang: text().notNull(),
    sticker: text().$type<StickerId>(),
    drawing: text({ mode: 'json' }).$type<Drawing>(),
    isPrivate: integer({ mode: 'boolean' }).notNull(),
    state: text().$type<NoteState>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('guest_note_once').on(table.ownerId, table.authorId, table.clientId),
    index('guest_note_listed').on(table.ownerId, desc(table.createdAt), table.id),
    index('guest_note_author').on(table.authorId, table.createdAt),
  ],
);
