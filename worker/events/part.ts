import { part } from '../profiles/part';
import * as events from './store';

/** The days that the owner counts down to or from. `changesAt`: when a day ends where one of them is, and a page left open should look again. */
export const dday = part({
  reads: (db, { owner, visitor }) => events.reads(db, { owner: owner.person, visitor: visitor?.person ?? null }),
  show: (answers) => {
    const items = events.viewsOf(answers);
    return { items, changesAt: events.changesAt(items) };
  },
});
