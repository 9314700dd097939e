/** How near the end counts as at the end, px. */
const END_PX = 48;
/** A jump to a message is over by then: what stands around it has been measured. */
const JUMP_MS = 400;

/**
 * The reader's place in a log whose lines change their heights. At the end it stays the end. Elsewhere virtua keeps what is in sight
 * while lines above change; one that is half in sight may grow too, and then the first line that is wholly there stays where it is.
 */
export class Place {
  atEnd = true;
  #lastTop = 0;
  #lastHeight = 0;
  #anchor: { row: Element; top: number } | null = null;
  #jumpedAt = -JUMP_MS;
  /** Lines have changed, and aren't measured yet: what stands on the page stands nowhere. */
  #changing = false;

  constructor(readonly log: HTMLElement) {}

  /** px from what is in sight to the end. */
  get below() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
  }

  /** The end is in sight, or nearly so. */
  get near() {
    return this.atEnd || this.below < END_PX;
  }

  scrolled() {
    const isUp = this.log.scrollTop < this.#lastTop;
    // A jump goes by guessed heights at first: what looks like the end there mostly isn't. It is asked again when the jump is over.
    if (this.#isJumping) this.atEnd = false;
    // Who goes up leaves the end at the first step, or what is measured there would pull them back.
    else if (this.below < 1 || (!isUp && this.below < END_PX)) this.atEnd = true;
    else if (isUp) {
      // It has become higher or lower under the reader, who has not moved.
      if (this.atEnd && this.log.scrollHeight !== this.#lastHeight) return this.toEnd();
      this.atEnd = false;
    }
    this.#lastTop = this.log.scrollTop;
    this.#lastHeight = this.log.scrollHeight;
    // By the reader, or by what has come above: from where, nobody knows.
    if (this.#changing) this.#anchor = null;
    else this.#remember();
  }

  /** Lines are about to have other heights; where they have not, that shows in the next frames. */
  changes() {
    this.#changing = true;
    requestAnimationFrame(() => requestAnimationFrame(() => this.#changing && this.#remember()));
  }

  /** Somewhere else, at once: the place there is found in the next moments. */
  jumped() {
    this.atEnd = false;
    this.#anchor = null;
    this.#jumpedAt = performance.now();
    setTimeout(() => this.#isJumping || this.scrolled(), JUMP_MS + 1);
  }
  get #isJumping() {
    return performance.now() - this.#jumpedAt < JUMP_MS;
  }

  toEnd() {
    this.atEnd = true;
    this.#jumpedAt = -JUMP_MS;
    this.log.scrollTop = this.log.scrollHeight;
    this.#remember();
  }

  /** Heights were measured anew, and what is on the page stands by them: to be called before it is painted. */
  keep(end: boolean) {
    if (end) return this.toEnd();
    const moved = this.#anchor?.row.isConnected ? this.#anchor.row.getBoundingClientRect().top - this.#anchor.top : 0;
    if (Math.abs(moved) >= 1) this.log.scrollTop += moved;
    this.#remember();
  }

  #remember() {
    this.#lastTop = this.log.scrollTop;
    this.#lastHeight = this.log.scrollHeight;
    this.#anchor = null;
    this.#changing = false;
    if (this.atEnd || this.#isJumping) return;
    const edge = this.log.getBoundingClientRect();
    for (const row of this.log.querySelectorAll('[data-seq] > .row')) {
      const { top, bottom } = row.getBoundingClientRect();
      // What isn't measured yet is neither seen nor in its place.
      if (bottom <= edge.top || getComputedStyle(row).visibility === 'hidden') continue;
      // One that fills the whole log is held by its top, there is no other.
      if (top < edge.top && bottom < edge.bottom) continue;
      this.#anchor = { row, top };
      return;
    }
  }
}
