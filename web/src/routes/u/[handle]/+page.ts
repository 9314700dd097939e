import { viewsOf } from '$lib/profile/blocks';
import { drawnOf } from '$lib/profile/themes/drawn';
import type { PageLoad } from './$types';

/** What this space is shown with, and no more: before anything is rendered, on the server as in the browser. */
export const load: PageLoad = async ({ data }) => {
  const { look } = data.view;
  const [drawn, views] = await Promise.all([drawnOf(look.theme), viewsOf(look.blocks.map(({ kind }) => kind))]);
  return { ...data, drawn, views };
};
