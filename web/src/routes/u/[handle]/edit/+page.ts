import { viewsOf } from '$lib/profile/blocks';
import { allDrawn } from '$lib/profile/themes/drawn';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => {
  const [drawn, views] = await Promise.all([allDrawn(), viewsOf(data.view.look.blocks.map(({ kind }) => kind))]);
  return { ...data, drawn, views };
};
