import type { Db } from '../db/client';
import type { Env } from '../env';
import { BELONGINGS } from './all-belongings';
import { allOf } from './takeover';

/**
 * Takes a person away, and all that was theirs: first what lies outside the database (rooms, files, objects), then every row, the person last.
 * Throws where something of it fails, and goes on from there when it is called again. The guests whom they were go first, as it is they who
 * lead to them.
 */
export async function erasePerson(env: Env, db: Db, person: string): Promise<void> {
  for (const id of (await allOf(db, person)).toReversed()) {
    for (const belongings of BELONGINGS) await belongings.eraseElsewhere?.(env, db, id);
    const [first, ...others] = BELONGINGS.flatMap((belongings) => belongings.erase(db, id));
    if (first) await db.batch([first, ...others]);
  }
}
