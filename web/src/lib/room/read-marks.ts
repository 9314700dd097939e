const EVERY_MS = 2_000;

/** How far the reader has looked, told to the room at once and then only now and then: each wakes the room. */
export class ReadMarks {
  /** Up to here the reader has looked; up to here the room knows it. */
  #seen = 0;
  #marked = 0;
  #markedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `tell` is false where there is no line. */
  constructor(readonly tell: (seq: number) => boolean) {}

  seen(seq: number) {
    this.#seen = Math.max(this.#seen, seq);
    if (this.#seen <= this.#marked) return;
    if (performance.now() - this.#markedAt >= EVERY_MS) return this.now();
    this.#timer ??= setTimeout(() => this.now(), EVERY_MS);
  }

  /** What the room knows, as its welcome says: less than it was told, if it has died since; `gap` where it may be another log than before, with other places in it. */
  welcomed(read: number, gap: boolean) {
    this.#marked = read;
    if (gap) this.#seen = read;
    this.now();
  }

  /** Tells at once: the page is being left, or there is a line again. */
  now() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#seen <= this.#marked || !this.tell(this.#seen)) return;
    this.#marked = this.#seen;
    this.#markedAt = performance.now();
  }
}
