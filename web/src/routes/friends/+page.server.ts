import { friendsApi } from '$lib/api/friends';
import type { FriendsStart } from '$lib/friends/friends.svelte';
import type { PageServerLoad } from './$types';

/** Without an account there is nothing to show but the way to one. */
export const load: PageServerLoad = async ({
  fetch,
  cookies,
}): Promise<{ start: FriendsStart | null; why: 'account' | 'broken' | null }> => {
  const isKnown = cookies.getAll().some(({ name }) => name.endsWith('session_token'));
  if (!isKnown) return { start: null, why: 'account' };
  const call = friendsApi(fetch);
  const [friends, here, received, sent, blocks, shows] = await Promise.all([
    call.list(),
    call.here(),
    call.requests('received'),
    call.requests('sent'),
    call.blocks(),
    call.shows(),
  ]);
  if (!friends.ok) return { start: null, why: friends.problem.status === 401 || friends.problem.status === 403 ? 'account' : 'broken' };
  if (!here.ok || !received.ok || !sent.ok || !blocks.ok || !shows.ok) return { start: null, why: 'broken' };
  return {
    start: {
      friends: friends.value,
      here: here.value.items,
      received: received.value,
      sent: sent.value,
      blocks: blocks.value,
      shows: shows.value.shows,
    },
    why: null,
  };
};
