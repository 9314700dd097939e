import type { Deps } from '../deps';
import { Buckets } from '../fanout/buckets';
import { codePoints } from '../protocol/text';

/** What costs characters: whose they are, and whether it was just said or is read back. */
export type Cost = { payer: string; text: string; isLive: boolean };

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

  /** The ms until a text's code points are there, the member's and the room's. 0 if they are, Infinity if they never will be. */
  waitMs({ payer, text, isLive }: Cost, now: number): number {
    const cost = codePoints(text);
    return Math.max(this.#room.waitMs('room', now, cost), this.#of(isLive).waitMs(payer, now, cost));
  }

  /** Spends them, or nothing. What `waitMs` says. */
  spend(asked: Cost, now: number): number {
    const waitMs = this.waitMs(asked, now);
    if (waitMs) return waitMs;
    const cost = codePoints(asked.text);
    this.#room.take('room', now, cost);
    this.#of(asked.isLive).take(asked.payer, now, cost);
    return 0;
  }

  #of(isLive: boolean): Buckets {
    return isLive ? this.#said : this.#readBack;
  }
}
