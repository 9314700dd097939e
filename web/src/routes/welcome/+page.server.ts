import { redirect } from '@sveltejs/kit';
import { safeNext } from '$lib/account/next';
import { api } from '$lib/api';
import { person } from '$lib/api/person';
import { paths } from '$lib/paths';
import type { PageServerLoad } from './$types';

/** For who has an account and no profile yet. `name` is what they are called in the room they joined last, offered as a name here. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const next = safeNext(url.searchParams.get('next'));
  const [own, rooms] = await Promise.all([person(fetch).profile(), api(fetch).myRooms()]);
  if (!own.ok && ['auth.required', 'account.required'].includes(own.problem.code)) redirect(303, paths.signInTo(next));
  if (own.ok && own.value.profile) redirect(303, next);
  return {
    next,
    asksAge: own.ok ? !own.value.ageIsAsked : true,
    name: rooms.ok ? (rooms.value.items[0]?.member.nickname ?? '') : '',
  };
};
