import { redirect } from '@sveltejs/kit';
import { account } from '$lib/api/account';
import { person } from '$lib/api/person';
import { paths } from '$lib/paths';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const api = account(fetch);
  const own = person(fetch);
  const [mine, sessions, ways, profile, deletion, doubles] = await Promise.all([
    api.mine(),
    api.sessions(),
    api.ways(),
    own.profile(),
    own.deletion(),
    own.doubles(),
  ]);
  if (!mine.ok && ['auth.required', 'account.required'].includes(mine.problem.code)) redirect(303, paths.signInTo(url.pathname));
  return {
    mine: mine.ok ? mine.value : null,
    sessions: sessions.ok ? sessions.value.items : null,
    ways: ways.ok ? ways.value : { email: false, providers: [], mailbox: false },
    profile: profile.ok ? profile.value.profile : null,
    deletion: deletion.ok ? deletion.value.deletion : null,
    doubles: doubles.ok ? doubles.value.items : [],
    added: url.searchParams.has('added'),
    error: url.searchParams.get('error'),
  };
};
