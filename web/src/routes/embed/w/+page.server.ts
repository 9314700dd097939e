import { error } from '@sveltejs/kit';
import { embedApi } from '$lib/api/embed';
import { settingsOf } from '$lib/embed/wire';
import type { PageServerLoad } from './$types';

/** `?content=partner:work`: in whose pages it may stand is the partner's to say; which room it is, the frame asks, with a token if it has one. */
export const load: PageServerLoad = async ({ url, fetch, locals }) => {
  locals.framing = 'any';
  const content = url.searchParams.get('content') ?? '';
  const partner = await embedApi(fetch).partner(content.split(':')[0] ?? '');
  if (!partner.ok) {
    const isUnknown = partner.problem.status === 404;
    error(isUnknown ? 404 : 500, { message: partner.problem.detail, code: isUnknown ? 'work.unknown' : partner.problem.code });
  }
  const allowed = partner.value.origins;
  locals.framing = allowed;
  return { content, allowed, settings: settingsOf(url.searchParams), signed: url.searchParams.has('signed') };
};
