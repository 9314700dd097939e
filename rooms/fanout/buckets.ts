/** A token bucket: `burst` at once, then `perSecond`. Kept in memory: a room that slept had time to fill them all. */
export class Buckets {
  readonly #levels = new Map<string, { tokens: number; at: number }>();

  constructor(
    private readonly burst: number,
    private readonly perSecond: number,
  ) {}

  /** Takes tokens for `who`. 0 if they were there, else the ms until they are. What costs more than a burst takes a full bucket, and owes the rest. */
  take(who: string, now: number, cost = 1): number {
    if (this.#levels.size > 5000) this.#prune(now);
    const waitMs = this.waitMs(who, now, cost);
    if (!waitMs) this.#levels.set(who, { tokens: this.#tokens(who, now) - cost, at: now });
    return waitMs;
  }

  /** The ms until `take` would find what it takes; 0 if it would now, and Infinity if it never will. */
  waitMs(who: string, now: number, cost = 1): number {
    // Else what costs more than a burst would take a full bucket of none.
    if (this.burst === 0) return Number.POSITIVE_INFINITY;
    const missing = Math.min(cost, this.burst) - this.#tokens(who, now);
    return missing > 0 ? Math.ceil((missing / this.perSecond) * 1000) : 0;
  }

  #tokens(who: string, now: number): number {
    const level = this.#levels.get(who);
    return level ? Math.min(this.burst, level.tokens + (Math.max(0, now - level.at) / 1000) * this.perSecond) : this.burst;
  }

  #prune(now: number): void {
    const fullAfterMs = (this.burst / this.perSecond) * 1000;
    for (const [who, { at }] of this.#levels) if (now - at > fullAfterMs) this.#levels.delete(who);
  }
}
