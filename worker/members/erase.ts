import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '../../rooms/protocol/error';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { memberOf } from '../people/names';
import { deletion } from '../people/schema';
import { ask } from '../room-stub';
import { allMembers } from './doubles';
import { membership, otherMember } from './schema';

/** Takes a person out of every room that they were ever in: their words stay there under no name, or go, as they asked. Each room that is done is forgotten, so that a repetition goes on with the next. */
export async function eraseRooms(env: Env, db: Db, person: string): Promise<void> {
  const asked = await db.select({ words: deletion.words }).from(deletion).where(eq(deletion.personId, person)).get();
  const words = asked?.words ?? 'go';
  for (const { slug, knownAs } of await allMembers(db, person)) {
    const member = await memberOf(env, knownAs, slug);
    let after: number | null = 0;
    while (after !== null) after = await step(env, slug, member, words, after);
    await db.batch([
      db.delete(otherMember).where(and(eq(otherMember.personId, person), eq(otherMember.slug, slug), eq(otherMember.knownAs, knownAs))),
      db
        .delete(membership)
        .where(
          and(eq(membership.personId, person), eq(membership.slug, slug), eq(sql`coalesce(${membership.knownAs}, ${person})`, knownAs)),
        ),
    ]);
  }
}

async function step(env: Env, slug: string, member: string, words: 'stay' | 'go', after: number): Promise<number | null> {
  const answer = await ask(env, slug, (room) => room.erase({ member, words, after }));
  if (answer.ok) return answer.next;
  // A room that nobody made has nothing of anybody.
  if (answer.code === 'room.not_found') return null;
  throw new AppError(answer.code);
}
