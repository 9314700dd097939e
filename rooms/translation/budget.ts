import type { Deps } from '../deps';
import { Buckets } from '../fanout/buckets';

/** Code points that a text costs, whose they are, and whether it was just said or is read back. */
export type Cost = { cost: number; payer: string; isLive: boolean };

/**
 * Characters that may be translated a minute, by one member and in the whole room. In memory: a room that slept had time to fill them.
 * Reading back has as many of its own: whoever has read a long page can speak.
 */
export class Budget {
  readonly #said: Buckets;
  readonly #readBack: Buckets;
  readonly #room: Buckets;

  constructor({ memberPerMinute, roomPerMinute }: Deps['translateBudget']) {
    this.#said = new Buckets(memberPerMinute, memberPerMinute / 60);
    this.#readBack = new Buckets(memberPerMinute, memberPerMinute / 60);
    this.#room = new Buckets(roomPerMinute, roomPerMinute / 60);
  }

  /** Spends the member's and the room's. 0 if both had them, else the ms until they do; Infinity if they never will. */
  spend({ cost, payer, isLive }: Cost, now: number): number {
    const members = isLive ? this.#said : this.#readBack;
    const waitMs = Math.max(this.#room.waitMs('room', now, cost), members.waitMs(payer, now, cost));
    if (waitMs) return waitMs;
    this.#room.take('room', now, cost);
    members.take(payer, now, cost);
    return 0;
  }
}
