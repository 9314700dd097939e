import type { Heard } from '../frames';
import type { Down } from '$rooms/protocol/down';

/**
 * Where a page stands in a room's log: what it has heard without a hole. Events are taken in order, and what comes after a hole isn't
 * taken at all, so that nobody is shown a log in which something is missing.
 */
export class PlaceInLog {
  #since: number | null = null;
  #epoch = '';
  /** The line was asked to go on from `since`, and not to begin with the newest page. */
  #isAsked = false;
  /** The log's end when the line welcomed us; unknown until it has. */
  #head = Number.POSITIVE_INFINITY;

  /** The newest event heard. */
  get seq() {
    return this.#since ?? 0;
  }
  /** Everything that was said before the line was there has been heard. */
  get isCaughtUp() {
    return this.seq >= this.#head;
  }

  /** What a new line, or the end of a pause, goes on from. Null for who has heard nothing yet. */
  ask(): { since: number; epoch: string } | null {
    this.#head = Number.POSITIVE_INFINITY;
    this.#isAsked = this.#since !== null;
    return this.#since === null ? null : { since: this.#since, epoch: this.#epoch };
  }

  /** The events to be shown, in order; `hole` where one in between never came. */
  take(events: Heard[]): { heard: Down[]; hole: boolean } {
    const heard: Down[] = [];
    for (const event of events) {
      if (event.type === 'room.welcome') {
        this.#epoch = event.epoch;
        this.#head = event.head;
        if (event.gap || !this.#isAsked) this.#since = event.head;
      } else if ('seq' in event && this.#since !== null) {
        if (event.seq > this.#since + 1) return { heard, hole: true };
        // Heard before. A receipt that comes again tells its sender that the room has the message.
        if (event.seq <= this.#since && event.type !== 'chat.sent') continue;
        this.#since = Math.max(this.#since, event.seq);
      }
      if (event.type !== 'unknown') heard.push(event);
    }
    return { heard, hole: false };
  }
}
