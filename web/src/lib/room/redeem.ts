import type { Standing } from '$lib/api';
import { embedApi } from '$lib/api/embed';
import { keepKey, keepMember, keyFor } from './member-key';
import type { Talk } from './talk.svelte';

const HANDED = '#join=';

/**
 * Somebody comes from a framed room, with a code behind the `#`: they are the same member here, unless this browser is somebody there
 * already. The code is taken out of the address, whatever becomes of it.
 */
export async function redeem(talk: Talk, standing: Standing): Promise<void> {
  const code = location.hash.slice(HANDED.length);
  history.replaceState(history.state, '', location.pathname + location.search);
  const { slug } = talk.room;
  if (keyFor(slug) || standing !== 'none') return;
  const answer = await embedApi().redeem(slug, code);
  if (!answer.ok || keyFor(slug) || talk.connection) return;
  keepKey(slug, answer.value.key);
  keepMember(slug, answer.value.member.id);
  talk.enter(answer.value);
}
