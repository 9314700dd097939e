import { friendsApi, type Blocked, type Friend, type FriendHere, type Request, type Shows } from '$lib/api/friends';
import type { Problem, Result } from '$lib/api';

type Paged<T> = { items: T[]; nextCursor: string | null };
/** What the page begins with, as the server read it. */
export type FriendsStart = {
  friends: Paged<Friend>;
  here: FriendHere[];
  received: Paged<Request>;
  sent: Paged<Request>;
  blocks: Paged<Blocked>;
  shows: Shows;
};

const EVERY_MS = 15_000;
const without = <T extends { handle: string | null }>(items: T[], handle: string) => items.filter((item) => item.handle !== handle);

/** Everything of one's friends that a page shows: asked again when something changes, and who is here every few seconds while anybody looks. */
export class Friends {
  friends = $state.raw<Paged<Friend>>({ items: [], nextCursor: null });
  here = $state.raw<FriendHere[]>([]);
  received = $state.raw<Paged<Request>>({ items: [], nextCursor: null });
  sent = $state.raw<Paged<Request>>({ items: [], nextCursor: null });
  blocks = $state.raw<Paged<Blocked>>({ items: [], nextCursor: null });
  shows = $state<Shows>('nobody');
  problem = $state<string | null>(null);
  /** Handles with something under way. */
  busy = $state.raw<ReadonlySet<string>>(new Set());

  constructor(start: FriendsStart) {
    Object.assign(this, start);
  }

  /** Keeps looking until the returned function is called. */
  watch(): () => void {
    const look = () => document.visibilityState === 'visible' && void this.lookHere();
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }

  async lookHere() {
    const here = await friendsApi().here();
    if (here.ok) this.here = here.value.items;
  }

  #looking: Promise<void> | null = null;
  #looksAgain = false;

  /** However often something changes meanwhile, it is asked once more after it. */
  async look(): Promise<void> {
    if (this.#looking) {
      this.#looksAgain = true;
      return this.#looking;
    }
    this.#looking = this.#look();
    await this.#looking;
    this.#looking = null;
    if (!this.#looksAgain) return;
    this.#looksAgain = false;
    await this.look();
  }

  async #look() {
    const call = friendsApi();
    const [friends, here, received, sent, blocks] = await Promise.all([
      call.list(),
      call.here(),
      call.requests('received'),
      call.requests('sent'),
      call.blocks(),
    ]);
    if (friends.ok) this.friends = friends.value;
    if (here.ok) this.here = here.value.items;
    if (received.ok) this.received = received.value;
    if (sent.ok) this.sent = sent.value;
    if (blocks.ok) this.blocks = blocks.value;
  }

  async more() {
    const page = await friendsApi().list(this.friends.nextCursor);
    if (!page.ok) return this.#refused(page.problem);
    this.friends = { items: [...this.friends.items, ...page.value.items], nextCursor: page.value.nextCursor };
  }

  accept = (handle: string) => this.#do(handle, () => friendsApi().follow(handle));
  /** A friend, a request to me or mine to them: nothing is left of it. */
  remove = (handle: string) =>
    this.#do(handle, async () => {
      const removed = await friendsApi().remove(handle);
      if (removed.ok) this.#drop(handle);
      return removed;
    });
  block = (handle: string) =>
    this.#do(handle, async () => {
      const blocked = await friendsApi().block(handle);
      if (blocked.ok) this.#drop(handle);
      return blocked;
    });
  unblock = (id: string) => this.#do(id, () => friendsApi().unblock(id));

  async show(shows: Shows) {
    const was = this.shows;
    this.shows = shows;
    const shown = await friendsApi().show(shows);
    if (shown.ok) return;
    this.shows = was;
    this.#refused(shown.problem);
  }

  #drop(handle: string) {
    this.friends = { ...this.friends, items: without(this.friends.items, handle) };
    this.here = without(this.here, handle);
    this.received = { ...this.received, items: without(this.received.items, handle) };
    this.sent = { ...this.sent, items: without(this.sent.items, handle) };
  }

  async #do(name: string, work: () => Promise<Result<unknown>>) {
    this.problem = null;
    this.busy = new Set([...this.busy, name]);
    const done = await work();
    this.busy = new Set([...this.busy].filter((one) => one !== name));
    if (!done.ok) this.#refused(done.problem);
    await this.look();
  }

  #refused({ detail }: Problem) {
    this.problem = detail;
  }
}
