import { error } from '@sveltejs/kit';
import { api } from '$lib/api';
import { PAGE_DEFAULT } from '$rooms/protocol/history';
import { slug as slugOf } from '$rooms/protocol/ids';
import type { Page } from '$lib/room/timeline.svelte';
import type { PageServerLoad } from './$types';

/** As many messages after the one linked to as before it. */
const AROUND = PAGE_DEFAULT / 2;

function seqOf(value: string | null): number | null {
  return value !== null && /^[1-9]\d{0,12}$/.test(value) ? Number(value) : null;
}

export const load: PageServerLoad = async ({ params, url, fetch, cookies, locals }) => {
  if (!slugOf.safeParse(params.slug).success) error(404, { message: 'No such room', code: 'room.not_found' });
  const call = api(fetch);
  const target = seqOf(url.searchParams.get('m'));
  const before = target === null ? undefined : target + AROUND;
  const isKnown = cookies.getAll().some(({ name }) => name.endsWith('session_token'));
  const [room, messages, standing] = await Promise.all([
    call.room(params.slug),
    call.messages(params.slug, { before, limit: PAGE_DEFAULT }),
    isKnown ? call.standing(params.slug) : null,
  ]);
  if (!room.ok) error(room.problem.status === 404 ? 404 : 500, { message: room.problem.detail, code: room.problem.code });
  const found = target !== null && messages.ok && messages.value.items.some((message) => message.seq === target);
  // A link to what isn't there leads to the end of the log, like a link to the room.
  const shown = target === null || found ? messages : await call.messages(params.slug, { limit: PAGE_DEFAULT });
  const start: Page | null = shown.ok ? { messages: shown.value.items.toReversed(), more: shown.value.nextCursor !== null } : null;
  return {
    room: room.value.room,
    start,
    target: found ? target : null,
    missed: target !== null && !found && start !== null,
    /** There may be newer messages than these: a link led into the middle. */
    newer: found,
    /** For fetchers that ask for no language, as those of link previews do: the room's own. */
    tongue: locals.wishes ? null : room.value.room.lang,
    standing: standing?.ok ? standing.value.standing : ('none' as const),
    seed: Math.random(),
  };
};
