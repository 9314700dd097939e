import { tick } from 'svelte';
import type { Message } from '$rooms/protocol/chat';
import type { Down } from '$rooms/protocol/down';
import { apply, find, isOfLines, lineOf, merge, placeOf, type Line } from './lines';

export type Page = { messages: Message[]; more: boolean };
/** Where further messages come from: the socket for a member, HTTP for a visitor. Null where they couldn't be had. */
export type Pages = { before(seq: number): Promise<Page | null>; after(seq: number): Promise<Page | null>; newest(): Promise<Page | null> };

/** A page that never reloads would otherwise hold every message there ever was. */
const HELD_MAX = 100_000;
const HELD_AFTER = 90_000;
const AROUND = 25;

/** One unbroken stretch of the log: usually its end, or a place in the middle that a link led to. */
export class Timeline {
  /** By seq. Changed in place, as there may be very many: `#version` tells who reads `lines`. */
  #lines: Line[] = [];
  #version = $state(0);
  /** Counts the stretches held: nothing of what was seen of the last one is of use for the next. */
  stretch = $state(0);
  /** The last change was at the beginning: more above, or less. */
  shifted = $state(false);
  /** There may be older ones, newer ones, than those held. */
  older = $state(true);
  newer = $state(false);
  loading = $state<'older' | 'newer' | null>(null);
  /** The last attempt to load failed: the page offers to try again. */
  failed = $state(false);
  /** Counts the rounds of asking for translations: the reader has another language, or the room may have forgotten what was asked. */
  round = 0;
  /** Counts the loads: an answer to any but the last comes too late. */
  #turn = 0;
  /** The newest message that a visitor's look has shown to exist. */
  #end = 0;
  #meanwhile: { event: Down; me: string | null }[] = [];

  constructor(
    start: Page | null,
    newer: boolean,
    readonly pages: Pages,
  ) {
    if (!start) return;
    this.#lines = start.messages.map((message) => lineOf(message));
    this.older = start.more;
    this.newer = newer;
  }

  /** All lines held, by seq. Always the same array: read it where it is used, a derived of it alone would never change. */
  get lines(): readonly Line[] {
    void this.#version;
    return this.#lines;
  }
  find = (seq: number) => find(this.lines, seq);
  get newest() {
    return this.lines.at(-1)?.seq ?? 0;
  }

  /** One event of the room's. While the end isn't held, what is new there waits until the reader comes to it. */
  hear(event: Down, me: string | null) {
    if (!isOfLines(event)) return;
    if (this.loading) this.#meanwhile.push({ event, me });
    if (event.type === 'chat.sent' && this.newer && event.seq > this.newest) return;
    this.#change(() => apply(this.#lines, event, me, this.round));
  }

  /** The newest page, after a gap or at the start: what is held stays only if the page leaves no hole behind it. */
  resume(page: Page, gap: boolean) {
    if (this.newer) return;
    const first = page.messages[0];
    if (!gap && first !== undefined && first.seq <= this.newest) return this.put(page, this.round);
    this.#hold(page, false);
  }

  /** A visitor's look at the newest messages. Answers those that are new. */
  refresh(page: Page): Message[] {
    const known = Math.max(this.newest, this.#end);
    // Reading in the middle, nobody knows yet what is new at the end: the first look only tells where that is.
    const isCounted = !this.newer || this.#end > 0;
    this.resume(page, false);
    this.#end = Math.max(known, page.messages.at(-1)?.seq ?? 0);
    return isCounted ? page.messages.filter((message) => message.seq > known && !message.deletedAt) : [];
  }

  /** Puts a page that joins what is held, asked for in this round, in its place. */
  put(page: Page, round: number) {
    const lines = page.messages.map((message) => lineOf(message, round));
    this.#change(() => {
      merge(this.#lines, lines);
      return lines.length > 0;
    });
  }

  async loadOlder() {
    const first = this.#lines[0];
    if (!this.older || this.loading || !first) return;
    const { round } = this;
    await this.#load(
      'older',
      () => this.pages.before(first.seq),
      (page) => {
        this.put(page, round);
        this.older = page.more;
      },
    );
  }

  async loadNewer() {
    if (!this.newer || this.loading) return;
    const { round } = this;
    await this.#load(
      'newer',
      () => this.pages.after(this.newest),
      (page) => {
        this.put(page, round);
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
      (page) => this.#hold(page, false),
    );
  }

  /** Holds the place around a message. False where there is no such message. */
  async toMessage(seq: number): Promise<boolean> {
    if (this.find(seq)) return true;
    const page = await this.pages.before(seq + AROUND);
    if (!page?.messages.some((message) => message.seq === seq)) return false;
    this.#turn++;
    this.loading = null;
    this.#hold(page, true);
    return true;
  }

  /** The first message after a place, where there is one of somebody else's: held, or not yet. Null where it couldn't be had. */
  async firstAfter(seq: number, me: string | null): Promise<number | null> {
    const first = this.#lines[0];
    const isHeld = first !== undefined && (first.seq <= seq || !this.older);
    const after = isHeld ? this.#lines.slice(placeOf(this.#lines, seq + 1)) : ((await this.pages.after(seq))?.messages ?? []);
    return (after.find((message) => message.author.member !== me) ?? after[0])?.seq ?? null;
  }

  /** Lets go of the oldest, when the reader is at the end and far too many are held. */
  trim() {
    if (this.newer || this.#lines.length < HELD_MAX) return;
    this.#change(() => this.#lines.splice(0, this.#lines.length - HELD_AFTER).length > 0);
    this.older = true;
  }

  /** Another stretch in place of the one held. */
  #hold(page: Page, newer: boolean) {
    this.#lines = page.messages.map((message) => lineOf(message, this.round));
    this.older = page.more;
    this.newer = newer;
    this.shifted = false;
    this.stretch++;
    this.#version++;
  }

  /** `how` answers whether it has changed anything: where it hasn't, nobody looks again. */
  #change(how: () => boolean) {
    const [first, last] = [this.#lines[0]?.seq, this.#lines.at(-1)?.seq];
    if (!how()) return;
    this.shifted = first !== this.#lines[0]?.seq && last === this.#lines.at(-1)?.seq;
    this.#version++;
  }

  async #load(what: 'older' | 'newer', get: () => Promise<Page | null>, put: (page: Page) => void) {
    const turn = ++this.#turn;
    this.loading = what;
    this.failed = false;
    this.#meanwhile = [];
    const page = await get();
    // What was heard is on the page before what comes above it, and that before what follows: of one step, who keeps the reader's
    // place could not tell which of it is above.
    await tick();
    // Another stretch of the log is held by now, and this page would leave a hole in it.
    if (turn !== this.#turn) return;
    if (page) put(page);
    else this.failed = true;
    await tick();
    if (turn !== this.#turn) return;
    this.loading = null;
    // The page may be older than what was said while it was on its way.
    for (const { event, me } of this.#meanwhile) this.hear(event, me);
    this.#meanwhile = [];
  }
}
