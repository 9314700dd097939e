import type { Problem } from '$lib/api';
import { inboxApi, type InboxPage, type Notice } from '$lib/api/inbox';
import type { PageEvent } from '$rooms/protocol/pages';

/** One's inbox as a page shows it, live: what comes while it is looked at is read at once, and stays marked as new until the page is left. */
export class Inbox {
  items = $state.raw<Notice[]>([]);
  nextCursor = $state<string | null>(null);
  problem = $state<string | null>(null);
  busy = $state(false);
  readonly own: string | null;
  #readUpTo = 0;

  constructor({ items, nextCursor, handle }: InboxPage) {
    this.items = items;
    this.nextCursor = nextCursor;
    this.own = handle;
  }

  /** Something came, was read elsewhere, or (null) may have been missed. */
  hear(event: PageEvent | null) {
    if (event === null) return void this.look();
    if (event.type !== 'inbox.told' || this.items.some(({ id }) => id === event.notice.id)) return;
    this.items = [event.notice, ...this.items];
    this.seen();
  }

  /** The newest again, before those held already. */
  async look() {
    const page = await inboxApi().list();
    if (!page.ok) return;
    const known = new Set(this.items.map(({ id }) => id));
    const isWhole = page.value.items.some(({ id }) => known.has(id));
    const fresh = page.value.items.filter(({ id }) => !known.has(id));
    // More came than a page holds: what was held begins too far below.
    this.items = isWhole ? [...fresh, ...this.items] : page.value.items;
    if (!isWhole) this.nextCursor = page.value.nextCursor;
    this.seen();
  }

  /** Somebody looks: everything shown is read. */
  seen() {
    const newest = this.items[0]?.createdAt ?? 0;
    if (document.visibilityState !== 'visible' || newest <= this.#readUpTo || !this.items.some(({ isRead }) => !isRead)) return;
    this.#readUpTo = newest;
    void inboxApi().read(newest);
  }

  async more() {
    this.busy = true;
    const page = await inboxApi().list(this.nextCursor);
    this.busy = false;
    if (!page.ok) return this.#refused(page.problem);
    this.items = [...this.items, ...page.value.items];
    this.nextCursor = page.value.nextCursor;
    this.seen();
  }

  async drop(id: string) {
    const dropped = await inboxApi().drop(id);
    if (!dropped.ok) return this.#refused(dropped.problem);
    this.items = this.items.filter((notice) => notice.id !== id);
  }

  #refused({ detail }: Problem) {
    this.problem = detail;
  }
}
