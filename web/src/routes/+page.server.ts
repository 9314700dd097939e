import { api } from '$lib/api';
import { profilesApi } from '$lib/api/profiles';
import { drawnOf } from '$lib/profile/themes/drawn';
import { styleOf } from '$lib/profile/themes/theme';
import { isKind } from '$lib/rooms/kinds';
import type { PageServerLoad } from './$types';

const SHOWN = '24';
const SPACES_SHOWN = '12';

export const load: PageServerLoad = async ({ url, fetch }) => {
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const asked = url.searchParams.get('kind');
  const kind = isKind(asked) ? asked : null;
  const isHome = !q && !kind;
  const [found, listed] = await Promise.all([
    api(fetch).rooms({ limit: SHOWN, ...(q ? { q } : { spoken: 'true' as const }), ...(kind && { kind }) }),
    isHome ? profilesApi(fetch).listed({ limit: SPACES_SHOWN }) : null,
  ]);
  // What a card needs of its theme, so that the page loads none of them.
  const spaces = await Promise.all(
    (listed?.ok ? listed.value.items : []).map(async (space) => ({ ...space, style: styleOf(await drawnOf(space.theme)) })),
  );
  return {
    spaces,
    q,
    kind,
    rooms: found.ok ? found.value.items : null,
    nextCursor: found.ok ? found.value.nextCursor : null,
  };
};
