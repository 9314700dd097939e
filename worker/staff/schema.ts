import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ReportCopy } from '../../rooms/rpc';
import { createdAt, ms } from '../db/columns';

/** What members reported in any room, for the site's staff: copies, brought by the rooms. Nothing in it leads to a member or a person. */
export const report = sqliteTable(
  'report',
  {
    slug: text().notNull(),
    n: integer().notNull(),
    createdAt: createdAt(),
    kind: text().$type<ReportCopy['kind']>().notNull(),
    reason: text().notNull(),
    nickname: text().notNull(),
    target: integer(),
    /** Null where the message is deleted by now. */
    text: text(),
    closedAt: ms(),
    drawnAt: ms().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.slug, table.n] }),
    index('report_open')
      .on(table.createdAt)
      .where(sql`closed_at IS NULL`),
  ],
);
