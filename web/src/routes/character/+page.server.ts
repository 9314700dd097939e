import { charactersApi } from '$lib/api/characters';
import { randomRecipe } from '$lib/characters/random';
import { slug } from '$rooms/protocol/ids';
import type { PageServerLoad } from './$types';

/** `mine`: null for who has none yet, undefined where that can't be had now. `start`: somebody to begin with, the same on the server and in the browser. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const mine = await charactersApi(fetch).mine();
  const none = !mine.ok && mine.problem.code === 'auth.required';
  return {
    mine: mine.ok ? mine.value.character : none ? null : undefined,
    start: randomRecipe(),
    /** The room that it is made for, if somebody came from one. */
    room: slug.safeParse(url.searchParams.get('room')).data ?? null,
  };
};
