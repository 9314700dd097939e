import { eq, or } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { bylineOf, bylines } from '../people/byline';
import { inboxChoice, notice } from './schema';
import * as notices from './store';

export const inboxBelongings: Belongings = {
  name: 'inbox',
  async export(db, person) {
    const who = bylines('teller');
    const rows = await db
      .select({
        kind: notice.kind,
        name: notice.byName,
        by: who.columns,
        about: notice.about,
        createdAt: notice.createdAt,
        readAt: notice.readAt,
      })
      .from(notice)
      .leftJoin(who.profile, who.of(notice.byPerson))
      .where(eq(notice.personId, person));
    const told = rows.map(({ name, by, ...row }) => ({ ...row, by: bylineOf(by, name ?? '').name }));
    return { notices: told, choices: await notices.choices(db, person) };
  },
  handOver: (db, from, to) => [...notices.takeOver(db, from, to)],
  // What they did stands in others' inboxes by their name: it goes too.
  erase: (db, person) => [
    db.delete(notice).where(or(eq(notice.personId, person), eq(notice.byPerson, person))),
    db.delete(inboxChoice).where(eq(inboxChoice.personId, person)),
  ],
};
