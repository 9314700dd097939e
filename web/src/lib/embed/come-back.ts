import { api } from '$lib/api';
import type { Entering } from '$lib/room/entering.svelte';
import { keyFor } from '$lib/room/member-key';
import type { Talk } from '$lib/room/talk.svelte';
import { wasGuest } from './guest';

/** Who was here as a guest and has no key any more stands with the room as they did: banned, or waiting to be let in. */
export async function comeBack(talk: Talk, entering: Entering): Promise<void> {
  const { slug } = talk.room;
  if (keyFor(slug) || !wasGuest()) return;
  const now = await api().standing(slug);
  if (!now.ok || talk.connection) return;
  if (now.value.standing === 'here') talk.enter(null);
  else entering.standing = now.value.standing;
}
