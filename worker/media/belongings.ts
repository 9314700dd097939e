import { asc, eq } from 'drizzle-orm';
import type { Db } from '../db/client';
import type { Belongings } from '../people/belongings';
import * as files from './files';
import { picture, pictureDay } from './schema';

const all = (db: Db, person: string) =>
  db
    .select({ id: picture.id, width: picture.width, height: picture.height, createdAt: picture.createdAt })
    .from(picture)
    .where(eq(picture.personId, person))
    .orderBy(asc(picture.createdAt), asc(picture.id));

/** The pictures that somebody brought, and their files. */
export const pictureBelongings: Belongings = {
  name: 'pictures',
  export: (db, person) => all(db, person),
  erase: (db, person) => [
    db.delete(picture).where(eq(picture.personId, person)),
    db.delete(pictureDay).where(eq(pictureDay.personId, person)),
  ],
  async eraseElsewhere(env, db, person) {
    await files.remove(
      env,
      (await all(db, person)).map(({ id }) => id),
    );
  },
  async *files(env, db, person) {
    for (const { id } of await all(db, person)) {
      const file = await files.get(env, id, 'l');
      if (file) yield { name: `${id}.webp`, bytes: await file.arrayBuffer() };
    }
  },
};
