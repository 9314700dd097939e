import { eq } from 'drizzle-orm';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { bylineOf, bylines, type Byline } from '../people/byline';
import { memberOf } from '../people/names';
import { ask } from '../room-stub';
import * as memberships from '../members/store';

/** What others see of somebody; null before they have a profile. */
export async function bylineOfPerson(db: Db, person: string): Promise<Byline | null> {
  const who = bylines('own');
  const row = await db.select(who.columns).from(who.profile).where(eq(who.profile.personId, person)).get();
  return row ? bylineOf(row) : null;
}

/** In every room where somebody opened their profile it is found under another handle from now on, or, with null, nowhere. Safe to repeat. */
export async function renamed(env: Env, db: Db, person: string, handle: string | null): Promise<void> {
  for (let cursor: [number, string] | undefined; ;) {
    const page = await memberships.list(db, person, 50, cursor);
    await Promise.all(
      page.items.map(async ({ slug, knownAs }) => {
        const member = await memberOf(env, knownAs ?? person, slug);
        await ask(env, slug, (room) => room.openProfile(member, handle, true));
      }),
    );
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}
