import { eq } from 'drizzle-orm';
import { blockIn, permits } from '../profiles/look';
import { part } from '../profiles/part';
import { profile } from '../profiles/schema';
import { guestbookOptions } from './options';
import { COUNTED_MAX, countsOf, pageOf, rowsOf } from './read';
import { cursorOf } from '../http/page';

/** How many notes come with the page; the rest are asked for. */
const SHOWN = 6;

/** The newest notes of a guest book, and what this visitor may do in it. */
export const guestbookPart = part({
  reads: (db, visit) => [
    rowsOf(db, visit, { limit: SHOWN }),
    countsOf(db, visit),
    db
      .select({ name: profile.name })
      .from(profile)
      .where(eq(profile.personId, visit.visitor?.person ?? '')),
  ],
  show: ([rows, [counts], [own]], visit) => {
    const { items, nextCursor } = pageOf(rows, visit, SHOWN);
    const options = blockIn(visit, 'guestbook')?.options ?? guestbookOptions.parse({});
    return {
      items,
      nextCursor: nextCursor && cursorOf(nextCursor),
      count: counts?.all ?? 0,
      isCountWhole: (counts?.all ?? 0) < COUNTED_MAX,
      waiting: visit.relation === 'owner' ? (counts?.waiting ?? 0) : 0,
      maySign: permits(visit, 'guestbook', 'do'),
      /** What the visitor's notes are signed with; null: they have to say. */
      signsAs: own?.name ?? null,
      allows: { private: options.private, drawings: options.drawings },
    };
  },
});
