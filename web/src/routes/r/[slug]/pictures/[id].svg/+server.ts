import { error } from '@sveltejs/kit';
import { charactersApi } from '$lib/api/characters';
import { pictureResponse } from '$lib/characters/picture';
import type { RequestHandler } from './$types';

/** A member's picture in one room. */
export const GET: RequestHandler = async ({ params, fetch }) => {
  const found = await charactersApi(fetch).drawnIn(params.slug, params.id);
  if (!found.ok) error(found.problem.status === 404 ? 404 : 503, { message: found.problem.detail, code: found.problem.code });
  return pictureResponse(found.value.recipe, params.id);
};
