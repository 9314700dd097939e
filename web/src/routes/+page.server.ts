import { api } from '$lib/api';
import { isKind } from '$lib/rooms/kinds';
import type { PageServerLoad } from './$types';

const SHOWN = '24';

export const load: PageServerLoad = async ({ url, fetch }) => {
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const asked = url.searchParams.get('kind');
  const kind = isKind(asked) ? asked : null;
  const found = await api(fetch).rooms({ limit: SHOWN, ...(q ? { q } : { spoken: 'true' as const }), ...(kind && { kind }) });
  return { q, kind, rooms: found.ok ? found.value.items : null, nextCursor: found.ok ? found.value.nextCursor : null };
};
