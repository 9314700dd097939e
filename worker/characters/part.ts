import { part } from '../profiles/part';
import { characterOf, ownedBy } from './store';

/** The owner's character; null while there is none. */
export const characterPart = part({
  reads: (db, visit) => [ownedBy(db, visit.owner.person)],
  show: ([rows]) => {
    const found = characterOf(rows[0]);
    return found && { id: found.id, recipe: found.recipe };
  },
});
