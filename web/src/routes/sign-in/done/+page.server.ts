import { redirect } from '@sveltejs/kit';
import { account } from '$lib/api/account';
import { safeNext } from '$lib/account/next';
import { paths } from '$lib/paths';
import type { PageServerLoad } from './$types';

/** Every way of signing in ends here: on to where somebody came from, by way of choosing a handle where they have none. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const next = safeNext(url.searchParams.get('next'));
  const me = await account(fetch).me();
  if (!me.ok || !me.value.signedIn || me.value.guest) redirect(303, paths.signInTo(next));
  redirect(303, me.value.profile ? next : `${paths.welcome}?next=${encodeURIComponent(next)}`);
};
