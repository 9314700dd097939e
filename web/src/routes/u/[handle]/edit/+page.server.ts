import { error, redirect } from '@sveltejs/kit';
import { profilesApi } from '$lib/api/profiles';
import { readerZone } from '$lib/language/zone';
import { paths } from '$lib/paths';
import { hourIn } from '$lib/profile/hours';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, fetch }) => {
  const answer = await profilesApi(fetch).visit(params.handle);
  if (!answer.ok) error(answer.problem.status === 404 ? 404 : 500, { message: answer.problem.detail, code: answer.problem.code });
  const view = answer.value;
  // Only its owner decorates it; for anybody else it is there to be visited.
  if (view.relation !== 'owner') redirect(307, paths.profile(view.profile.handle));
  if (view.profile.handle !== params.handle) redirect(307, paths.decorate(view.profile.handle));
  return { view, hour: hourIn(readerZone()) };
};
