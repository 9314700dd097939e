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

/** Asks for what is in sight, one page at a time. What is wanted meanwhile, and what another round wants, is asked for afterwards. */
export class Refills {
  #isAsking = false;
  #isWanted = false;

  /** `now` gives what to ask for, as it is at that moment. */
  constructor(readonly now: () => Asking & { inSight: [from: number, to: number] }) {}

  async ask(): Promise<void> {
    this.#isWanted = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#isWanted) {
        const { inSight, ...asking } = this.now();
        const { round } = asking.timeline;
        this.#isWanted = false;
        await refill(asking, ...inSight);
        this.#isWanted ||= asking.timeline.round !== round;
      }
    } finally {
      this.#isAsking = false;
    }
  }
}
