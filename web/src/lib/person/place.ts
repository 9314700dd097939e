import { goto } from '$app/navigation';
import { paths } from '$lib/paths';

/** How near the end counts as at the end, px. */
const END_PX = 80;

/** The first message in the lower half of a room's log, unless its end is in sight. */
function messageInSight(): number | null {
  const log = document.querySelector('[data-testid="room-log"]')?.closest('[role="region"]');
  if (!log || log.scrollHeight - log.scrollTop - log.clientHeight < END_PX) return null;
  const { top, bottom } = log.getBoundingClientRect();
  const rows = [...log.querySelectorAll<HTMLElement>('[data-seq]')];
  const row = rows.find((one) => one.getBoundingClientRect().top >= (top + bottom) / 2);
  return row?.dataset['seq'] === undefined ? null : Number(row.dataset['seq']);
}

/** Where the reader is, as a path to come back by: in a room, at what they read. */
export function placeNow({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  const slug = /^\/r\/([^/]+)$/.exec(pathname)?.[1];
  const seq = slug === undefined ? null : messageInSight();
  if (slug === undefined) return pathname + search;
  return seq === null ? paths.room(slug) : paths.message(slug, seq);
}

/** Off to sign up, and back to here after that. */
export const signUpHere = () => goto(paths.signInTo(placeNow(location)));
