import { embedApi } from '$lib/api/embed';
import { paths } from '$lib/paths';
import { keyFor } from '$lib/room/member-key';

/** Opens the room on its own page, beside the page around the frame, as the same member where the frame is one's. */
export async function openFull(event: MouseEvent, slug: string): Promise<void> {
  const key = keyFor(slug);
  // A visitor follows the link.
  if (!key) return;
  event.preventDefault();
  // While the click still counts as one: browsers open nothing later.
  const tab = window.open('about:blank', '_blank');
  if (tab) tab.opener = null;
  const handed = await embedApi().handover(slug, key);
  const url = new URL(paths.room(slug), location.origin);
  // Behind the #, where no server and no log sees it.
  if (handed.ok) url.hash = `join=${handed.value.code}`;
  if (tab) tab.location.replace(url.href);
  else window.open(url.href, '_blank', 'noopener');
}
