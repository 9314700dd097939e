import type { Deps } from '../deps';
import { Buckets } from '../fanout/buckets';

/** Characters that may be translated a minute, by one member and in the whole room. In memory: a room that slept had time to fill them. */
export class Budget {
  readonly #members: Buckets;
  readonly #room: Buckets;

  constructor({ memberPerMinute, roomPerMinute }: Deps['translateBudget']) {
    this.#members = new Buckets(memberPerMinute, memberPerMinute / 60);
    this.#room = new Buckets(roomPerMinute, roomPerMinute / 60);
  }

  /** Spends the text's code points, the member's (null: nobody's) and the room's. 0 if both had them, else the ms until they do. */
  spend(member: string | null, text: string, now: number): number {
    const cost = [...text].length;
    const waitMs = Math.max(this.#room.waitMs('room', now, cost), member === null ? 0 : this.#members.waitMs(member, now, cost));
    if (waitMs) return waitMs;
    this.#room.take('room', now, cost);
    if (member !== null) this.#members.take(member, now, cost);
    return 0;
  }
}
