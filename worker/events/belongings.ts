import { eq, inArray, or } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { celebration, event } from './schema';
import * as store from './store';

/** The days that somebody keeps, and those that they celebrated with others. */
export const eventBelongings: Belongings = {
  name: 'events',
  async export(db, person) {
    const [days, celebrated] = await db.batch([
      db
        .select({ id: event.id, kind: event.kind, icon: event.icon, title: event.title, date: event.date, zone: event.zone })
        .from(event)
        .where(eq(event.personId, person)),
      db
        .select({ event: celebration.eventId, day: celebration.day, createdAt: celebration.createdAt })
        .from(celebration)
        .where(eq(celebration.personId, person)),
    ]);
    return { days, celebrated };
  },
  handOver: (db, from, to) => store.handOver(db, from, to),
  erase: (db, person) => {
    const own = db.select({ id: event.id }).from(event).where(eq(event.personId, person));
    return [
      db.delete(celebration).where(or(eq(celebration.personId, person), inArray(celebration.eventId, own))),
      db.delete(event).where(eq(event.personId, person)),
    ];
  },
};
