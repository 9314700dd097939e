import { api, type Problem } from '$lib/api';
import { ensureSession, forgetSession } from '$lib/session';
import type { Lang } from '$rooms/protocol/lang';
import { keepKey, keyFor } from './member-key';
import type { Ending, Way } from './RoomConnection.svelte';

export type Entry = { nickname: string; lang: Lang; code?: string };
export type Joining = { status: 'in'; way: Way } | { status: 'waiting' } | { status: 'refused'; problem: Problem };

/** Into the room: as a guest first, where there is no session yet. Joining again is the same member. */
export async function join(slug: string, entry: Entry): Promise<Joining> {
  const session = await ensureSession();
  if (!session.ok) return { status: 'refused', problem: session.problem };
  const answer = await api().join(slug, entry);
  if (!answer.ok) {
    if (answer.problem.code === 'auth.required') forgetSession();
    return { status: 'refused', problem: answer.problem };
  }
  if (!('key' in answer.value)) return { status: 'waiting' };
  keepKey(slug, answer.value.key);
  return { status: 'in', way: answer.value };
}

/** Codes after which asking again can't help. */
const NO_MORE = new Set(['room.banned', 'auth.forbidden', 'room.closed', 'room.code_wrong', 'room.refused']);

/**
 * A member's way back in: a ticket for the key, or, when the key has ended, a new one by the session. Throws where the network
 * failed or the server asked to wait.
 */
export async function wayBack(slug: string, lang: Lang): Promise<Way | Ending> {
  const key = keyFor(slug);
  if (key) {
    const ticket = await api().ticket(slug, key);
    if (ticket.ok) return ticket.value;
    if (ticket.problem.code === 'room.not_found') return 'gone';
    if (ticket.problem.code !== 'auth.required') throw new Error(ticket.problem.code);
    keepKey(slug, null);
  }
  // Only who is still a member comes back by the session: who was removed must choose to come again.
  const standing = await api().standing(slug);
  if (!standing.ok) {
    if (standing.problem.code === 'auth.required') return 'removed';
    if (standing.problem.code === 'room.not_found') return 'gone';
    throw new Error(standing.problem.code);
  }
  if (standing.value.standing !== 'here' || !standing.value.member) return 'removed';
  const joined = await join(slug, { nickname: standing.value.member.nickname, lang });
  if (joined.status === 'in') return joined.way;
  if (joined.status === 'waiting' || NO_MORE.has(joined.problem.code)) return 'removed';
  throw new Error(joined.problem.code);
}
