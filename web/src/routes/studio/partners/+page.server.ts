import { redirect } from '@sveltejs/kit';
import { partnersApi } from '$lib/api/partners';
import { paths } from '$lib/paths';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const sites = await partnersApi(fetch).list();
  if (!sites.ok && ['auth.required', 'account.required'].includes(sites.problem.code)) redirect(303, paths.signInTo(url.pathname));
  return { sites: sites.ok ? sites.value.items : null };
};
