/** Nothing has been heard for so long: is anybody there? */
const SILENCE_MS = 10_000;
/** An answer takes at most this long. Together they stay below the 20 s within which a dead line must be found. */
const ANSWER_MS = 8_000;
/** A timer that fires so much too late tells that the page slept: an answer may lie there unread. */
const LATE_MS = 2_000;

/** Finds out that a line is dead, which nobody says: by asking where it has been silent, and giving it up where no answer comes. */
export class Heartbeat {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heardAt = 0;
  #isAsked = false;

  constructor(
    readonly ask: () => void,
    readonly dead: () => void,
  ) {}

  /** There is a line: from now on it is watched. */
  start() {
    this.heard();
    this.#arm(SILENCE_MS, () => this.#look());
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isAsked = false;
  }

  /** Anything heard is a sign of life. */
  heard() {
    this.#heardAt = performance.now();
    if (!this.#isAsked) return;
    this.#isAsked = false;
    this.#arm(SILENCE_MS, () => this.#look());
  }

  /** Asks now, without waiting for silence: whoever comes back to the page may come back to a line that died meanwhile. */
  probe(withinMs = ANSWER_MS) {
    if (this.#timer === undefined) return;
    if (!this.#isAsked) this.ask();
    this.#isAsked = true;
    this.#arm(withinMs, (lateMs) => {
      if (lateMs <= LATE_MS) return this.dead();
      this.ask();
      this.#arm(ANSWER_MS, () => this.dead());
    });
  }

  #look() {
    const silentMs = performance.now() - this.#heardAt;
    if (silentMs >= SILENCE_MS) this.probe();
    else this.#arm(SILENCE_MS - silentMs, () => this.#look());
  }

  #arm(ms: number, then: (lateMs: number) => void) {
    clearTimeout(this.#timer);
    const dueAt = performance.now() + ms;
    this.#timer = setTimeout(() => then(performance.now() - dueAt), ms);
  }
}
