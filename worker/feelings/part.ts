import { part } from '../profiles/part';
import * as moods from './moods';
import * as store from './store';

/** How the owner feels today; null where they didn't say within the last 24 hours. */
export const mood = part({
  reads: (db, { owner }) => [moods.current(db, owner.person)],
  show: ([[current]]) => ({ mood: current ?? null }),
});

/** What the owner put up to be answered, the newest first. */
export const feelings = part({
  reads: (db, { owner, visitor }) => store.reads(db, { owner: owner.person, visitor: visitor?.person ?? null }),
  show: (answers) => ({ items: store.viewsOf(answers) }),
});
