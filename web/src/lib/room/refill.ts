import type { Lang } from '$rooms/protocol/lang';
import { lacks } from './reading';
import type { Page, Timeline } from './timeline.svelte';

type Asking = { timeline: Timeline; lang: Lang; me: string | null; before: (seq: number) => Promise<Page | null> };

/**
 * Asks once in a round for translations that lines in sight lack, by reading their page again: to a member the room sends, or makes,
 * what is missing; over HTTP a visitor gets what there is. `from` and `to` are indexes of the first and last line in sight.
 */
export async function refill({ timeline, lang, me, before }: Asking, from: number, to: number): Promise<void> {
  const { round } = timeline;
  const lacking = timeline.lines.slice(from, to + 1).findLast((line) => line.asked !== round && lacks(line, { lang, me }));
  if (!lacking) return;
  const page = await before(lacking.seq + 1);
  if (page && timeline.round === round) timeline.put(page, round);
}
