import { m } from '$lib/paraglide/messages';
import { REACTIONS_MAX } from '$rooms/protocol/reaction';
import type { Line } from '../lines';
import type { Talk } from '../talk.svelte';

/** Puts an emoji on a message, or takes it away. What the room would refuse is said in plain words here. */
export function react(talk: Talk, { seq, reactions }: Line, emoji: string, on: boolean) {
  const isNew = on && !reactions.some((reaction) => reaction.emoji === emoji);
  if (isNew && reactions.length >= REACTIONS_MAX) talk.refuse(m.reactions_full({ max: REACTIONS_MAX }));
  else talk.act({ type: 'reaction.set', target: seq, emoji, on });
}
