import { error, redirect } from '@sveltejs/kit';
import { profilesApi } from '$lib/api/profiles';
import { readerZone } from '$lib/language/zone';
import { paths } from '$lib/paths';
import { hourIn } from '$lib/profile/hours';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, fetch, locals }) => {
  const answer = await profilesApi(fetch).visit(params.handle);
  if (!answer.ok) error(answer.problem.status === 404 ? 404 : 500, { message: answer.problem.detail, code: answer.problem.code });
  const view = answer.value;
  // Another spelling, or the one that its owner had before.
  if (view.profile.handle !== params.handle) redirect(307, paths.profile(view.profile.handle) + url.search);
  return {
    view,
    hour: hourIn(readerZone()),
    /** For fetchers that ask for no language, as those of link previews do: the owner's own. */
    tongue: locals.wishes ? null : view.profile.lang,
  };
};
