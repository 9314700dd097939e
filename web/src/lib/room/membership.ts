import { api, apiUntil, type Problem } from '$lib/api';
import { ensureSession, forgetSession } from '$lib/session';
import type { Lang } from '$rooms/protocol/lang';
import { WayRefused, type Ending, type Way } from './connection/way';
import { keepKey, keepMember, keyFor } from './member-key';

export type Entry = { nickname: string; lang: Lang; code?: string };
export type Joining = { status: 'in'; way: Way } | { status: 'waiting' } | { status: 'refused'; problem: Problem };

/** Into the room: as a guest first, where there is no session yet. Joining again is the same member. */
export async function join(slug: string, entry: Entry, call = api()): Promise<Joining> {
  const session = await ensureSession();
  if (!session.ok) return { status: 'refused', problem: session.problem };
  const answer = await call.join(slug, entry);
  if (!answer.ok) {
    if (answer.problem.code === 'auth.required') forgetSession();
    return { status: 'refused', problem: answer.problem };
  }
  if (!('key' in answer.value)) return { status: 'waiting' };
  keepKey(slug, answer.value.key);
  keepMember(slug, answer.value.member.id);
  return { status: 'in', way: answer.value };
}

/** Codes after which asking again can't help. */
const NO_MORE = new Set(['room.banned', 'auth.forbidden', 'room.closed', 'room.code_wrong', 'room.refused']);

/**
 * A member's way back in: a ticket for the key, or, when the key has ended, a new one by the session. Throws where the network
 * failed or the server asked to wait.
 */
export async function wayBack(slug: string, lang: Lang, signal: AbortSignal): Promise<Way | Ending> {
  const call = apiUntil(signal);
  const key = keyFor(slug);
  if (key) {
    const ticket = await call.ticket(slug, key);
    if (ticket.ok) return ticket.value;
    if (ticket.problem.code === 'room.not_found') return 'gone';
    if (ticket.problem.code !== 'auth.required') throw new WayRefused(ticket.problem);
    keepKey(slug, null);
  }
  // Only who is still a member comes back by the session: who was removed must choose to come again.
  const standing = await call.standing(slug);
  if (!standing.ok) {
    if (standing.problem.code === 'auth.required') return 'removed';
    if (standing.problem.code === 'room.not_found') return 'gone';
    throw new WayRefused(standing.problem);
  }
  if (standing.value.standing !== 'here' || !standing.value.member) return 'removed';
  const joined = await join(slug, { nickname: standing.value.member.nickname, lang }, call);
  if (joined.status === 'in') return joined.way;
  if (joined.status === 'waiting' || NO_MORE.has(joined.problem.code)) return 'removed';
  throw new WayRefused(joined.problem);
}
