import { error, redirect } from '@sveltejs/kit';
import { partnersApi } from '$lib/api/partners';
import { paths } from '$lib/paths';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, params: { id } }) => {
  const api = partnersApi(fetch);
  const [site, usage, works, hooks] = await Promise.all([api.get(id), api.usage(id), api.works(id), api.hooks(id)]);
  if (!site.ok) {
    if (['auth.required', 'account.required'].includes(site.problem.code)) redirect(303, paths.signInTo(url.pathname));
    error(site.problem.status || 503, site.problem.detail);
  }
  return {
    ...site.value,
    usage: usage.ok ? usage.value.items : [],
    works: works.ok ? works.value : { items: [], nextCursor: null },
    hooks: hooks.ok ? hooks.value.items : [],
  };
};
