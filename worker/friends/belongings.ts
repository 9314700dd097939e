import { eq, or } from 'drizzle-orm';
import type { Belongings } from '../people/belongings';
import { bylines } from '../people/byline';
import { renamed } from './opened';
import { block, follow } from './schema';
import { takeOver } from './store';

/** Whom somebody follows, who follows them, and whom they blocked. Of who blocked them nothing is told. */
export const friendsBelongings: Belongings = {
  name: 'friends',
  async export(db, person) {
    const who = bylines('who');
    const columns = { handle: who.profile.handle, name: who.profile.name };
    const [follows, followers, blocks] = await db.batch([
      db
        .select({ ...columns, since: follow.createdAt })
        .from(follow)
        .leftJoin(who.profile, who.of(follow.followed))
        .where(eq(follow.follower, person)),
      db
        .select({ ...columns, since: follow.createdAt })
        .from(follow)
        .leftJoin(who.profile, who.of(follow.follower))
        .where(eq(follow.followed, person)),
      db
        .select({ ...columns, calledThen: block.name, since: block.createdAt })
        .from(block)
        .leftJoin(who.profile, who.of(block.blocked))
        .where(eq(block.blocker, person)),
    ]);
    return { follows, followers, blocks };
  },
  erase: (db, person) => [
    db.delete(follow).where(or(eq(follow.follower, person), eq(follow.followed, person))),
    db.delete(block).where(or(eq(block.blocker, person), eq(block.blocked, person))),
  ],
  handOver: (db, from, to) => [...takeOver(db, from, to)],
  // Rooms in which the profile was open.
  eraseElsewhere: (env, db, person) => renamed(env, db, person, null),
};
