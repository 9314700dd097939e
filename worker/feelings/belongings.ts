import { eq, inArray, or } from 'drizzle-orm';
import type { Db } from '../db/client';
import type { Belongings } from '../people/belongings';
import { feeling, feelingAnswer, mood } from './schema';
import * as store from './store';

const own = (db: Db, person: string) => db.select({ id: feeling.id }).from(feeling).where(eq(feeling.personId, person));

/** How somebody feels, what they put up to be answered, and what they answered others. */
export const feelingBelongings: Belongings = {
  name: 'feelings',
  async export(db, person) {
    const [moods, putUp, answers] = await db.batch([
      db.select({ kind: mood.kind, text: mood.text, setAt: mood.setAt }).from(mood).where(eq(mood.personId, person)),
      db
        .select({ id: feeling.id, kind: feeling.kind, answer: feeling.answer, text: feeling.text, createdAt: feeling.createdAt })
        .from(feeling)
        .where(eq(feeling.personId, person)),
      db
        .select({
          feeling: feelingAnswer.feelingId,
          level: feelingAnswer.level,
          named: feelingAnswer.isNamed,
          createdAt: feelingAnswer.createdAt,
        })
        .from(feelingAnswer)
        .where(eq(feelingAnswer.personId, person)),
    ]);
    return { mood: moods[0] ?? null, putUp, answers };
  },
  handOver: (db, from, to) => store.handOver(db, from, to),
  erase: (db, person) => [
    db.delete(mood).where(eq(mood.personId, person)),
    db.delete(feelingAnswer).where(or(eq(feelingAnswer.personId, person), inArray(feelingAnswer.feelingId, own(db, person)))),
    db.delete(feeling).where(eq(feeling.personId, person)),
  ],
};
