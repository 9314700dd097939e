import { blockIn } from '../profiles/look';
import { part } from '../profiles/part';
import type { Visit } from '../profiles/visit';
import { among } from './store';

const wanted = (visit: Visit) => blockIn(visit, 'pictures')?.options.pictures ?? [];

/** The pictures that their owner put up, in the owner's order; one that was deleted since is left out. */
export const pictures = part({
  reads: (db, visit) => [
    among(
      db,
      visit.owner.person,
      wanted(visit).map(({ picture }) => picture),
    ),
  ],
  show: ([rows], visit) => {
    const items = wanted(visit).flatMap(({ picture, caption }) => {
      const row = rows.find(({ id }) => id === picture);
      return row ? [{ ...row, caption }] : [];
    });
    return { items };
  },
});
