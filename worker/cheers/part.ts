import { and, eq } from 'drizzle-orm';
import { siteDay } from '../profiles/day';
import { blockIn, permits } from '../profiles/look';
import { part } from '../profiles/part';
import { cheersOptions } from './options';
import { cheer, cheerCount } from './schema';

/** The cheers of a space: how many there are of each, and which the visitor has given today. */
export const cheersPart = part({
  reads: (db, { owner, visitor }) => [
    db.select({ kind: cheerCount.kind, count: cheerCount.count }).from(cheerCount).where(eq(cheerCount.ownerId, owner.person)),
    db
      .select({ kind: cheer.kind })
      .from(cheer)
      .where(and(eq(cheer.ownerId, owner.person), eq(cheer.personId, visitor?.person ?? ''), eq(cheer.day, siteDay()))),
  ],
  show: ([counts, given], visit) => ({
    items: (blockIn(visit, 'cheers')?.options ?? cheersOptions.parse({})).kinds.map((kind) => ({
      kind,
      count: counts.find((one) => one.kind === kind)?.count ?? 0,
      given: given.some((one) => one.kind === kind),
    })),
    /** Nobody cheers for themselves. */
    mayCheer: visit.relation !== 'owner' && permits(visit, 'cheers', 'do'),
  }),
});
