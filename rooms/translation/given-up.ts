import { LANGS, type Lang } from '../protocol/lang';
import type { MissedReason } from '../protocol/translation';

/** How long at most nobody asks again, and for how many texts: scrolling, or coming in, must not ask again and again. */
const BELIEVED_MS = 10 * 60_000;
const KEPT_MAX = 2000;

/** Messages that couldn't be brought into a language lately and are not tried again by themselves: why, and until when that is believed. In memory. */
export class GivenUp {
  readonly #held = new Map<string, { reason: MissedReason; until: number }>();

  why(seq: number, lang: Lang, now: number): MissedReason | null {
    const held = this.#held.get(`${seq} ${lang}`);
    return held && held.until > now ? held.reason : null;
  }

  /** `retryAfterMs`: when asking again is of use, as far as anybody knows. */
  add(seq: number, lang: Lang, reason: MissedReason, now: number, retryAfterMs = BELIEVED_MS): void {
    const key = `${seq} ${lang}`;
    this.#held.delete(key);
    this.#held.set(key, { reason, until: now + Math.min(retryAfterMs, BELIEVED_MS) });
    if (this.#held.size > KEPT_MAX) this.#held.delete(this.#held.keys().next().value!);
  }

  drop(seq: number): void {
    for (const lang of LANGS) this.#held.delete(`${seq} ${lang}`);
  }

  clear(): void {
    this.#held.clear();
  }
}
