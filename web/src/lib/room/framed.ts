import type { Snippet } from 'svelte';
import type { Way } from './connection/way';
import type { Entering } from './entering.svelte';
import type { Stage } from './stage';
import type { Talk } from './talk.svelte';

export type Header = { talk: Talk; stage: Stage; online: number | null; sideOpen: boolean; onside: () => void };

/** What is different for a room that stands in somebody else's page. */
export type Framed = {
  /** To be read only: nothing to write with, and no member's line. */
  reading: boolean;
  /** The way in that a partner's token has just opened; null where there is none, or the key is kept. */
  way: Way | null;
  /** The room stands, for as long as the function that comes back isn't called. */
  begin: (talk: Talk, entering: Entering) => () => void;
  header: Snippet<[Header]>;
  /** What stands where one would write, while one can't. */
  foot: Snippet<[Stage]>;
  /** The reader has left the room. */
  left: () => void;
};
