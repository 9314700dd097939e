import * as moods from '../feelings/moods';
import { permits } from '../profiles/look';
import { part } from '../profiles/part';
import type { Visit } from '../profiles/visit';
import * as store from './store';
import { viewOf, type Looker } from './view';

/** Who has no session yet may get one by doing something, as a guest: what they may do is shown to them already. */
export function lookerOf(space: Visit): Looker {
  if (space.relation === 'owner') return 'owner';
  return permits(space, 'pet', 'do') ? 'visitor' : 'onlooker';
}

/** The pet as it is at this moment, null where none lives yet; and how its owner feels, whom it takes after, if the visitor may know that. */
export const pets = part({
  reads: (db, { owner, visitor }) => [
    store.byOwner(db, owner.person),
    store.lately(db, owner.person, visitor?.person ?? null, Date.now()),
    moods.current(db, owner.person),
  ],
  show: ([[row], tallies, [mood]], space) => ({
    pet: row ? viewOf(row, store.talliesOf(tallies), lookerOf(space), Date.now()) : null,
    feels: mood && permits(space, 'mood', 'see') ? mood.kind : null,
  }),
});
