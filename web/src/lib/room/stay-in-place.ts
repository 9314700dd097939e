/** How near the end counts as at the end, px. */
const END_PX = 48;

/**
 * Keeps what the reader looks at where it is while a log grows above and below it, by hand, as not every browser anchors scrolling:
 * at the end it stays at the end; elsewhere the first line in sight keeps its place.
 */
export class StayInPlace {
  atEnd = true;
  #anchor: { element: HTMLElement; top: number } | null = null;

  constructor(readonly log: HTMLElement) {}

  /** The reader has scrolled. True where the end is in sight. */
  scrolled(): boolean {
    this.atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < END_PX;
    return this.atEnd;
  }

  /** Before the log changes: remember what is in sight. */
  before() {
    this.#anchor = null;
    if (this.atEnd) return;
    const { top } = this.log.getBoundingClientRect();
    for (const element of this.log.querySelectorAll<HTMLElement>('[data-seq]')) {
      const box = element.getBoundingClientRect();
      if (box.bottom <= top) continue;
      this.#anchor = { element, top: box.top };
      return;
    }
  }

  /** After it changed: put that back where it was. */
  after() {
    if (this.atEnd) this.toEnd();
    else if (this.#anchor?.element.isConnected) this.log.scrollTop += this.#anchor.element.getBoundingClientRect().top - this.#anchor.top;
    this.#anchor = null;
  }

  toEnd() {
    this.atEnd = true;
    this.log.scrollTop = this.log.scrollHeight;
  }

  toSeq(seq: number): boolean {
    const element = this.log.querySelector<HTMLElement>(`[data-seq="${seq}"]`);
    if (!element) return false;
    this.atEnd = false;
    element.scrollIntoView({ block: 'center' });
    this.scrolled();
    return true;
  }
}
