import { inboxApi, type InboxPage } from '$lib/api/inbox';
import type { PageServerLoad } from './$types';

/** Without an account there is nothing to show but the way to one. */
export const load: PageServerLoad = async ({ fetch, cookies }): Promise<{ start: InboxPage | null; why: 'account' | 'broken' | null }> => {
  const isKnown = cookies.getAll().some(({ name }) => name.endsWith('session_token'));
  if (!isKnown) return { start: null, why: 'account' };
  const page = await inboxApi(fetch).list();
  if (page.ok) return { start: page.value, why: null };
  return { start: null, why: page.problem.status === 401 || page.problem.status === 403 ? 'account' : 'broken' };
};
