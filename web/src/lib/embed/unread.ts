import { unreadHeld } from '$lib/room/grouping';
import type { Talk } from '$lib/room/talk.svelte';

/** What the page around is told to be unread. */
export class Unread {
  #looked: Talk | null = null;

  /** Others' messages since somebody last looked at the end of the log; before anybody has, also those that they had left. */
  of(talk: Talk | null): number {
    if (!talk) return 0;
    if (talk.isWatched) this.#looked = talk;
    const left =
      this.#looked !== talk && talk.unread ? unreadHeld(talk.timeline.lines, talk.unread, talk.me, talk.timeline.older).count : 0;
    return talk.unheard + left;
  }
}
