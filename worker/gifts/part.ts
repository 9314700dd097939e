import { cursorOf } from '../http/page';
import { blockIn, permits } from '../profiles/look';
import { part } from '../profiles/part';
import { giftsOptions } from './options';
import { allowanceOf, COUNTED_MAX, countOf, givenToday, pageOf, rowsOf } from './read';

/** How many gifts come with the page; the rest are asked for. */
const SHOWN = 12;

/** The newest gifts on a shelf, and what its visitor may give today. */
export const giftsPart = part({
  reads: (db, visit) => [rowsOf(db, visit, { limit: SHOWN }), countOf(db, visit), givenToday(db, visit.visitor?.person ?? '')],
  show: ([rows, [count], [today]], visit) => {
    const { items, nextCursor } = pageOf(rows, visit, SHOWN);
    const isStranger = visit.relation === 'stranger';
    const mayGive = visit.relation !== 'owner' && permits(isStranger ? { ...visit, relation: 'account' } : visit, 'gifts', 'do');
    return {
      items,
      nextCursor: nextCursor && cursorOf(nextCursor),
      count: count?.all ?? 0,
      isCountWhole: (count?.all ?? 0) < COUNTED_MAX,
      shelf: (blockIn(visit, 'gifts')?.options ?? giftsOptions.parse({})).shelf,
      mayGive: mayGive && !isStranger,
      /** They could, if they had an account. */
      needsAccount: mayGive && isStranger,
      allowance: mayGive && !isStranger ? allowanceOf(today?.given ?? 0) : null,
    };
  },
});
