import type { Message } from '$rooms/protocol/chat';

type Heard = { name: string; text: string; lang: string };
export type Said = Heard & { key: number };

/** How long a message waits for its translation before it is said as it was written, ms. */
const WAIT_MS = 4_000;
/** A live region says what is added to it; what has been said may go. */
const KEPT = 5;

/** What others say, for who listens rather than looks: once each, in the listener's language where that comes soon enough. */
export class Announcer {
  said = $state.raw<Said[]>([]);
  #waiting = new Map<number, { message: Message; timer: ReturnType<typeof setTimeout> }>();

  /** `read` gives a message as its reader sees it by then, and whether its translation is still to come; null where nothing is left of it. */
  constructor(readonly read: (message: Message) => (Heard & { waits: boolean }) | null) {}

  hear(message: Message) {
    if (!this.read(message)?.waits) return this.#say(message);
    this.#waiting.set(message.seq, { message, timer: setTimeout(() => this.#say(message), WAIT_MS) });
  }

  /** Something has come that a message may have waited for, or won't come. */
  look() {
    for (const { message } of this.#waiting.values()) if (!this.read(message)?.waits) this.#say(message);
  }

  /** It was deleted. */
  drop(seq: number) {
    clearTimeout(this.#waiting.get(seq)?.timer);
    this.#waiting.delete(seq);
  }

  close() {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
  }

  #say(message: Message) {
    this.drop(message.seq);
    const heard = this.read(message);
    if (!heard) return;
    const { name, text, lang } = heard;
    this.said = [...this.said.slice(1 - KEPT), { key: message.seq, name, text, lang }];
  }
}
