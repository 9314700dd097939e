import type { Message } from '$rooms/protocol/chat';
import type { Down } from '$rooms/protocol/down';
import { apply, lineOf, merge, type Line } from './lines';

export type Page = { messages: Message[]; more: boolean };
/** Where further messages come from: the socket for a member, HTTP for a visitor. Null where they couldn't be had. */
export type Pages = { before(seq: number): Promise<Page | null>; after(seq: number): Promise<Page | null>; newest(): Promise<Page | null> };

/** A page that never reloads would otherwise hold every message there ever was. */
const HELD_MAX = 1000;
const HELD_AFTER = 400;
const AROUND = 25;

/** One unbroken stretch of the log: usually its end, or a place in the middle that a link led to. */
export class Timeline {
  lines = $state.raw<Line[]>([]);
  /** There may be older ones, newer ones, than those held. */
  older = $state(true);
  newer = $state(false);
  loading = $state<'older' | 'newer' | null>(null);
  /** Counts the loads: an answer to any but the last comes too late. */
  #turn = 0;
  /** The newest message that a visitor's look has shown to exist. */
  #end = 0;
  #meanwhile: { event: Down; me: string | null }[] = [];
  /** The last attempt to load failed: the page offers to try again. */
  failed = $state(false);

  constructor(
    start: Page | null,
    newer: boolean,
    readonly pages: Pages,
  ) {
    if (!start) return;
    this.lines = start.messages.map(lineOf);
    this.older = start.more;
    this.newer = newer;
  }

  has = (seq: number) => this.lines.some((line) => line.seq === seq);
  get newest() {
    return this.lines.at(-1)?.seq ?? 0;
  }

  /** One event of the room's. While the end isn't held, what is new there waits until the reader comes to it. */
  hear(event: Down, me: string | null) {
    if (this.loading) this.#meanwhile.push({ event, me });
    if (event.type === 'chat.sent' && this.newer && event.seq > this.newest) return;
    this.lines = apply(this.lines, event, me);
  }

  /** The newest page, after a gap or at the start: what is held stays only if the page leaves no hole behind it. */
  resume(page: Page, gap: boolean) {
    if (this.newer) return;
    const first = page.messages[0];
    const joined = !gap && first !== undefined && first.seq <= this.newest;
    this.lines = joined ? merge(this.lines, page.messages) : page.messages.map(lineOf);
    if (!joined) this.older = page.more;
  }

  /** A visitor's look at the newest messages. Answers how many are new. */
  refresh(page: Page): number {
    const known = Math.max(this.newest, this.#end);
    // Reading in the middle, nobody knows yet what is new at the end: the first look only tells where that is.
    const isCounted = !this.newer || this.#end > 0;
    this.resume(page, false);
    this.#end = Math.max(known, page.messages.at(-1)?.seq ?? 0);
    return isCounted ? page.messages.filter((message) => message.seq > known).length : 0;
  }

  async loadOlder() {
    const first = this.lines[0];
    if (!this.older || this.loading || !first) return;
    await this.#load(
      'older',
      () => this.pages.before(first.seq),
      (page) => {
        this.lines = merge(this.lines, page.messages);
        this.older = page.more;
      },
    );
  }

  async loadNewer() {
    if (!this.newer || this.loading) return;
    await this.#load(
      'newer',
      () => this.pages.after(this.newest),
      (page) => {
        this.lines = merge(this.lines, page.messages);
        this.newer = page.more;
      },
    );
  }

  /** Holds the end of the log, whatever was held before. */
  async toEnd() {
    if (!this.newer) return;
    await this.#load(
      'newer',
      () => this.pages.newest(),
      (page) => {
        this.lines = page.messages.map(lineOf);
        this.older = page.more;
        this.newer = false;
      },
    );
  }

  /** Holds the place around a message. False where there is no such message. */
  async toMessage(seq: number): Promise<boolean> {
    if (this.has(seq)) return true;
    const page = await this.pages.before(seq + AROUND);
    if (!page?.messages.some((message) => message.seq === seq)) return false;
    this.#turn++;
    this.loading = null;
    this.lines = page.messages.map(lineOf);
    this.older = page.more;
    this.newer = true;
    return true;
  }

  /** Lets go of the oldest, when the reader is at the end and far too many are held. */
  trim() {
    if (this.newer || this.lines.length < HELD_MAX) return;
    this.lines = this.lines.slice(-HELD_AFTER);
    this.older = true;
  }

  async #load(what: 'older' | 'newer', get: () => Promise<Page | null>, put: (page: Page) => void) {
    const turn = ++this.#turn;
    this.loading = what;
    this.failed = false;
    this.#meanwhile = [];
    const page = await get();
    // Another stretch of the log is held by now, and this page would leave a hole in it.
    if (turn !== this.#turn) return;
    if (page) put(page);
    else this.failed = true;
    this.loading = null;
    // The page may be older than what was said while it was on its way.
    for (const { event, me } of this.#meanwhile) this.hear(event, me);
    this.#meanwhile = [];
  }
}
