import { account } from '$lib/api/account';
import { safeNext } from '$lib/account/next';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const ways = await account(fetch).ways();
  return {
    ways: ways.ok ? ways.value : { email: false, providers: [], mailbox: false },
    next: safeNext(url.searchParams.get('next')),
    error: url.searchParams.get('error'),
  };
};
