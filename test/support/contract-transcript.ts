import { LOGGED, type Event, type Message } from './contract-wire';

type Logged = Extract<Event, { seq: number }>;

/**
 * What one client has of a room's log, over all its connections: kept as a client would keep it, and strict. A hole, a second
 * event at a taken place, or an event of the log told out of order is an error at the moment it comes.
 */
export class Transcript {
  /** The last place up to which nothing is missing: what `since` says on reconnecting. */
  last = 0;
  epoch: string | undefined;
  /** Messages by place, as they were first told. */
  readonly messages = new Map<number, { id: string; member: string; text: string; replyTo?: number | undefined }>();
  /** Events of the log by place, as they were first told. */
  readonly log = new Map<number, string>();
  readonly faults: string[] = [];

  /** `mine`: the ids that this client resends, whose repeated receipts are no doubles. */
  hear(event: Event, mine: ReadonlySet<string>): void {
    if (event.type === 'room.welcome') this.#welcome(event.head, event.gap, event.epoch);
    else if (event.type === 'history.page') event.messages.forEach((message) => this.#put(message));
    else if (LOGGED.has(event.type) !== 'seq' in event) this.faults.push(`${event.type} and seq`);
    else if ('seq' in event) this.#next(event as Logged, mine);
  }

  #welcome(head: number, gap: boolean, epoch: string): void {
    if (this.epoch !== undefined && epoch !== this.epoch) this.faults.push(`epoch ${this.epoch} became ${epoch}`);
    const first = this.epoch === undefined;
    this.epoch = epoch;
    if (!first && gap) this.faults.push(`a gap at ${this.last}`);
    if (head < this.last) this.faults.push(`head ${head} went behind ${this.last}`);
    // Without a `since` the page brings what was before; what comes next is told from here on.
    if (first) this.last = head;
  }

  #next(event: Logged, mine: ReadonlySet<string>): void {
    const isReceipt = event.type === 'chat.sent' && mine.has(event.id) && this.messages.get(event.seq)?.id === event.id;
    if (event.seq <= this.last && isReceipt) return;
    if (event.seq !== this.last + 1) this.faults.push(`${event.type} ${event.seq} came after ${this.last}`);
    this.last = Math.max(this.last, event.seq);
    this.log.set(event.seq, `${event.type} ${event.type === 'chat.sent' ? event.id : ''}`);
    if (event.type === 'chat.sent') this.#put(event);
  }

  #put({ seq, id, author, text, replyTo }: Pick<Message, 'seq' | 'id' | 'author' | 'text' | 'replyTo'>): void {
    const before = this.messages.get(seq);
    if (before !== undefined && before.id !== id) this.faults.push(`${seq} was ${before.id} and became ${id}`);
    for (const [place, other] of before === undefined ? this.messages : []) {
      if (other.id === id && other.member === author.member) this.faults.push(`${id} is at ${place} and at ${seq}`);
    }
    this.messages.set(seq, { id, member: author.member, text, replyTo });
  }
}
