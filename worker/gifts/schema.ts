import { desc, sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { createdAt, ms } from '../db/columns';
import { person } from '../people/schema';
import { CURRENCY, GIFTS_PER_DAY, type GiftItem, type Payment } from './catalogue';

/** What people gave to people. It is the receiver's, also when who gave it has gone. */
export const gift = sqliteTable(
  'gift',
  {
    /** `gft_…` */
    id: text().primaryKey(),
    ownerId: text()
      .notNull()
      .references(() => person.id),
    /** Null: they have left. */
    giverId: text().references(() => person.id),
    /** The giver's own name for it: sent again, it is the same gift. */
    clientId: text().notNull(),
    item: text().$type<GiftItem>().notNull(),
    note: text().notNull(),
    lang: text().notNull(),
    /** The note and who gave it are for the receiver alone. */
    isPrivate: integer({ mode: 'boolean' }).notNull(),
    /** Its receiver took it out of others' sight; who gave it still sees it. */
    isHidden: integer({ mode: 'boolean' }).notNull().default(false),
    priceMinor: integer().notNull().default(0),
    currency: text().notNull().default(CURRENCY),
    paidBy: text().$type<Payment>().notNull().default('allowance'),
    /** The entry of the ledger that paid for it; none where it was free. */
    ledgerEntry: text(),
    openedAt: ms(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('gift_once').on(table.giverId, table.clientId),
    index('gift_listed').on(table.ownerId, desc(table.createdAt), table.id),
    check('gift_paid', sql`${table.priceMinor} = 0 OR ${table.ledgerEntry} IS NOT NULL`),
  ],
);

/** How many gifts somebody has given on a day of the site. The check makes a batch that would be one too many fail whole. */
export const giftAllowance = sqliteTable(
  'gift_allowance',
  {
    personId: text()
      .notNull()
      .references(() => person.id),
    day: text().notNull(),
    given: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.day] }),
    check('gift_allowance_holds', sql`${table.given} BETWEEN 0 AND ${sql.raw(String(GIFTS_PER_DAY))}`),
  ],
);
