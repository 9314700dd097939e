/** An object's one alarm, for all who want the room to be awake later: the earliest asking holds. */
export class Alarm {
  /** When it is set for, ms; null where it isn't. */
  #at: number | null = null;

  constructor(private readonly ctx: DurableObjectState) {
    // Known before anything happens: set without looking, a room that sleeps between any two messages would put its alarm off for ever.
    void ctx.blockConcurrencyWhile(async () => {
      this.#at = await ctx.storage.getAlarm();
    });
  }

  /** Rings in `ms`, or earlier if it was asked to. Set in the turn that asks, so it is on disk with what that turn wrote, or neither is. */
  ringIn(ms: number): void {
    const at = Date.now() + ms;
    if (this.#at !== null && this.#at <= at) return;
    this.#at = at;
    this.ctx.storage.setAlarm(at).catch((error: unknown) => {
      this.#at = null;
      console.error('room: the alarm was not set', error);
    });
  }

  /** It has rung, and is set no more. */
  rang(): void {
    this.#at = null;
  }
}
