/** A token bucket: `burst` at once, then `perSecond`. Kept in memory: a room that slept had time to fill them all. */
export class Buckets {
  readonly #levels = new Map<string, { tokens: number; at: number }>();

  constructor(
    private readonly burst: number,
    private readonly perSecond: number,
  ) {}

  /** Takes one token for `who`. 0 if there was one, else the ms until there is. */
  take(who: string, now: number): number {
    if (this.#levels.size > 5000) this.#prune(now);
    const level = this.#levels.get(who) ?? { tokens: this.burst, at: now };
    const tokens = Math.min(this.burst, level.tokens + (Math.max(0, now - level.at) / 1000) * this.perSecond);
    const isFree = tokens >= 1;
    this.#levels.set(who, { tokens: isFree ? tokens - 1 : tokens, at: now });
    return isFree ? 0 : Math.ceil(((1 - tokens) / this.perSecond) * 1000);
  }

  #prune(now: number): void {
    const fullAfterMs = (this.burst / this.perSecond) * 1000;
    for (const [who, { at }] of this.#levels) if (now - at > fullAfterMs) this.#levels.delete(who);
  }
}
