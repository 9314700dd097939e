import { error } from '@sveltejs/kit';
import { api } from '$lib/api';
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
  const [room, messages] = await Promise.all([call.room(params.slug), call.messages(params.slug, { limit: PAGE_DEFAULT })]);
  if (!room.ok) error(room.problem.status === 404 ? 404 : 500, { message: room.problem.detail, code: room.problem.code });
  const { embed } = room.value.room;
  const allowed: 'any' | string[] = embed === 'any' ? 'any' : [];
  locals.framing = allowed;
  const start: Page | null = messages.ok ? { messages: messages.value.items.toReversed(), more: messages.value.nextCursor !== null } : null;
  return { room: room.value.room, start, allowed, settings: settingsOf(url.searchParams), seed: Math.random() };
};
