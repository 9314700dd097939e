import { error } from '@sveltejs/kit';
import { account } from '$lib/api/account';
import type { PageServerLoad } from './$types';

/** Only local runs have a mailbox: anywhere else there is nothing here. */
export const load: PageServerLoad = async ({ fetch }) => {
  const letters = await account(fetch).mailbox();
  if (!letters.ok) error(letters.problem.status || 500, { message: letters.problem.detail, code: letters.problem.code });
  return { letters: letters.value.items };
};
