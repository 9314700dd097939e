import { v7 } from 'uuid';
import type { DownOf } from '$rooms/protocol/down';
import type { UpInput } from '$rooms/protocol/up';
import type { Waiting } from './lines';

/** So long a message is only faint; then it says that it isn't sent. It is sent all the same as soon as there is a line. */
const PATIENCE_MS = 15_000;

/** What the reader has sent and the room hasn't acknowledged. An id makes a message once, however often it is sent. */
export class Outbox {
  waiting = $state.raw<Waiting[]>([]);
  /** The room's clock less ours, ms: an id's time is judged by the room's. */
  skewMs = 0;
  /** The room asked to wait: until all is said, one at a time, so that what was written first is said first. */
  #slowly = false;
  #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(readonly transmit: (frame: UpInput) => boolean) {}

  send(text: string, replyTo?: number) {
    const one: Waiting = { id: this.#newId(), text, replyTo, at: Date.now() + this.skewMs, failed: false };
    this.waiting = [...this.waiting, one];
    if (!this.#slowly) this.#say(one);
  }

  again(id: string) {
    const one = this.waiting.find((w) => w.id === id);
    if (!one) return;
    const fresh = { ...one, failed: false, problem: undefined, held: undefined };
    this.#replace(id, fresh);
    this.#say(fresh);
  }

  forget(id: string) {
    const wasFirst = this.#next()?.id === id;
    this.waiting = this.waiting.filter((w) => w.id !== id);
    const next = this.#next();
    if (!next) this.#slowly = false;
    else if (this.#slowly && wasFirst) this.#say(next);
  }

  /** A new line is there: everything that isn't acknowledged goes again, in order. What the room refused stays refused. */
  resend() {
    this.#slowly = false;
    for (const one of this.waiting) if (one.problem === undefined) this.#say(one);
  }

  /** True where the error answers one of ours. */
  refused(error: DownOf<'error'>): boolean {
    const one = this.waiting.find((w) => w.id === error.re);
    if (!one) return false;
    if (error.now !== undefined) this.skewMs = error.now - Date.now();
    if (error.code === 'rate.limited') {
      this.#slowly = true;
      this.#replace(one.id, { ...one, failed: false, held: error.message });
      if (this.#next()?.id === one.id) this.#later(error.retryAfterMs ?? 1000, () => this.#slowly && this.#sayFirst(one.id));
    } else if (error.code === 'id.expired' || error.code === 'id.future') {
      // Refused for its time alone, so nothing was made of it: the same words may go under a new id.
      const renamed = { ...one, id: this.#newId() };
      this.#replace(one.id, renamed);
      this.#say(renamed);
    } else {
      this.#replace(one.id, { ...one, failed: true, problem: error.message });
      if (this.#slowly) this.#sayFirst();
    }
    return true;
  }

  close() {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** The first that can still be said. */
  #next = () => this.waiting.find((w) => w.problem === undefined);

  /** Says the first; with `id`, only if that one is still the first. */
  #sayFirst(id?: string) {
    const first = this.#next();
    if (first && (id === undefined || first.id === id)) this.#say(first);
  }

  #newId() {
    return v7({ msecs: Date.now() + this.skewMs });
  }

  #say(one: Waiting) {
    const { id, text, replyTo } = one;
    this.transmit({ type: 'chat.send', id, text, ...(replyTo === undefined ? {} : { replyTo }) });
    this.#later(PATIENCE_MS, () => {
      const still = this.waiting.find((w) => w.id === one.id);
      if (still && !still.failed && still.held === undefined) this.#replace(one.id, { ...still, failed: true });
    });
  }

  #replace(id: string, now: Waiting) {
    this.waiting = this.waiting.map((w) => (w.id === id ? now : w));
  }

  #later(ms: number, what: () => void) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      what();
    }, ms);
    this.#timers.add(timer);
  }
}
