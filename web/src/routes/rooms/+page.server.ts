import { api } from '$lib/api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
  const mine = await api(fetch).myRooms();
  if (mine.ok) return { items: mine.value.items };
  // Who has no session yet is in no room yet.
  return { items: mine.problem.code === 'auth.required' ? [] : null };
};
