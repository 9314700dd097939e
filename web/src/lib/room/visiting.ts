import { api } from '$lib/api';
import { pagesOverHttp } from './pages';
import type { Talk } from './talk.svelte';

const EVERY_MS = 4_000;
/** Counts and settings change less often than words. */
const ROOM_EVERY = 3;

/** Keeps a visitor's page fresh by asking; `onshut` when the room can no longer be read. Returns how to stop. */
export function visit(slug: string, talk: Talk, onshut: () => void): () => void {
  const pages = pagesOverHttp(slug);
  let turn = 0;
  let stopped = false;
  const look = async () => {
    if (document.hidden || stopped) return;
    const [page, room] = await Promise.all([pages.newest(), turn++ % ROOM_EVERY === 0 ? api().room(slug) : null]);
    if (stopped) return;
    if (room?.ok && (room.value.room.readers === 'members' || room.value.room.entry !== 'open')) return onshut();
    talk.look(room?.ok ? room.value.room : talk.room, page);
  };
  const timer = setInterval(look, EVERY_MS);
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}
