import { error, redirect } from '@sveltejs/kit';
import { api } from '$lib/api';
import { embedApi } from '$lib/api/embed';
import { settingsOf } from '$lib/embed/wire';
import { PAGE_DEFAULT } from '$rooms/protocol/history';
import { slug as slugOf } from '$rooms/protocol/ids';
import type { Page } from '$lib/room/timeline.svelte';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, fetch, locals }) => {
  // Of a room that isn't there, nothing can be framed but the word that it isn't.
  locals.framing = 'any';
  if (!slugOf.safeParse(params.slug).success) error(404, { message: 'No such room', code: 'room.not_found' });
  const call = api(fetch);
  const [room, messages, framing] = await Promise.all([
    call.room(params.slug),
    call.messages(params.slug, { limit: PAGE_DEFAULT }),
    embedApi(fetch).framing(params.slug),
  ]);
  if (!room.ok) error(room.problem.status === 404 ? 404 : 500, { message: room.problem.detail, code: room.problem.code });
  // In the page of a work that was joined to another's, it is that one's room.
  const { movedTo } = room.value.room;
  if (movedTo !== undefined) redirect(307, `/embed/r/${movedTo}${url.search}`);
  const allowed: 'any' | string[] = framing.ok ? (framing.value.embed === 'any' ? 'any' : framing.value.origins) : [];
  locals.framing = allowed;
  const start: Page | null = messages.ok ? { messages: messages.value.items.toReversed(), more: messages.value.nextCursor !== null } : null;
  return {
    room: room.value.room,
    start,
    allowed,
    settings: settingsOf(url.searchParams),
    signed: url.searchParams.has('signed'),
    seed: Math.random(),
  };
};
