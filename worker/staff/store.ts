import { sql } from 'drizzle-orm';
import type { ReportCopy } from '../../rooms/rpc';
import type { Db } from '../db/client';
import { report } from './schema';

/** Reports as their rooms have them now, all or none. What is newer here already stays. */
export async function putReports(db: Db, copies: ReportCopy[]): Promise<void> {
  const [first, ...others] = copies.map(({ slug, n, ...rest }) =>
    db
      .insert(report)
      .values({ slug, n, ...rest })
      .onConflictDoUpdate({ target: [report.slug, report.n], set: rest, setWhere: sql`${report.drawnAt} <= excluded.drawn_at` }),
  );
  if (first) await db.batch([first, ...others]);
}
