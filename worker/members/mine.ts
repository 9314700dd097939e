import type { Env } from '../env';
import type { Db } from '../db/client';
import { memberOf } from '../people/names';
import { ask } from '../room-stub';
import * as memberships from './store';

type Mine = Awaited<ReturnType<typeof seen>>;

/** One room as the person sees it in their list, or nothing, where they aren't in it any more. */
async function seen(env: Env, db: Db, person: string, kept: memberships.Membership) {
  const member = await memberOf(env, kept.knownAs ?? person, kept.slug);
  const answer = await ask(env, kept.slug, (room) => room.mine(member)).catch((error: unknown) => {
    // One room in trouble mustn't hide all the others.
    console.error(JSON.stringify({ level: 'error', area: 'mine', slug: kept.slug, message: String(error) }));
    return undefined;
  });
  if (answer === undefined || !answer.ok) return null;
  const { room, unread, lastSeq, standing } = answer;
  if (answer.member === null) {
    // Who waits may be let in yet, and then finds the room here.
    if (standing !== 'waiting') await memberships.leave(db, person, kept);
    return null;
  }
  const { id, nickname, role } = answer.member;
  return { room, member: { id, nickname, role }, unread, lastSeq };
}

/** A page of the rooms that a person is in, each asked for what only it knows. */
export async function listMine(env: Env, db: Db, person: string, page: { limit: number; cursor?: [number, string] | undefined }) {
  const { items, nextCursor } = await memberships.list(db, person, page.limit, page.cursor);
  const all = await Promise.all(items.map((kept) => seen(env, db, person, kept)));
  return { items: all.filter((mine): mine is NonNullable<Mine> => mine !== null), nextCursor };
}
