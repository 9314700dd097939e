/** A tab that nobody has looked at for so long hears counts instead of messages. */
export const AWAY_AFTER_MS = 5 * 60_000;

/** Tells when a page has been out of sight for long, and when somebody looks again. */
export class Attention {
  isAway = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop = new AbortController();

  constructor(
    readonly left: () => void,
    readonly back: () => void,
    readonly afterMs = AWAY_AFTER_MS,
  ) {
    document.addEventListener('visibilitychange', () => this.#look(), { signal: this.#stop.signal });
    if (document.visibilityState === 'hidden') this.#look();
  }

  close() {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  #look() {
    clearTimeout(this.#timer);
    if (document.visibilityState === 'hidden') {
      this.#timer = setTimeout(() => {
        this.isAway = true;
        this.left();
      }, this.afterMs);
    } else {
      this.isAway = false;
      this.back();
    }
  }
}
