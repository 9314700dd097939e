import type { Store } from '../../web/src/lib/room/outbox/store';
import type { NewWord, Word } from '../../web/src/lib/room/outbox/word';
import { Outbox } from '../../web/src/lib/room/outbox/outbox.svelte';
import type { PlainRoom, PlainSocket } from '../rooms/plain-room';

/** One way over the line, ms. */
const WAY_MS = 30;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One browser's disk, locks and channel, as its tabs share them. Every access takes a few turns, as many as `random` says. */
export class BrowserOfTabs {
  words: Word[] = [];
  /** Every text in the order in which it came on disk. */
  readonly written: string[] = [];
  /** How often a word was sent. */
  transmissions = 0;
  readonly tabs = new Set<Tab>();
  /** What the disk throws from now on. */
  broken: Error | null = null;
  #orders = 0;
  #turns: { tab: Tab; go: () => void }[] = [];
  #access: Promise<unknown> = Promise.resolve();

  constructor(readonly random: () => number) {}

  storeOf(tab: Tab): Store {
    /** Accesses come in the order in which they were asked for; those of a tab that is gone never come back to it. */
    const access = async <T>(work: () => T): Promise<T> => {
      const done = this.#access.then(async () => {
        for (let turns = Math.floor(this.random() * 4); turns > 0; turns--) await turn();
        if (tab.isGone) return null;
        if (this.broken) throw this.broken;
        return { result: work() };
      });
      this.#access = done.catch(() => {});
      const answer = await done;
      return answer ? answer.result : new Promise<T>(() => {});
    };
    const told = <T>(result: T): T => {
      for (const other of this.tabs) if (other !== tab) setImmediate(() => other.changed());
      return result;
    };
    return {
      list: () => access(() => this.words.map((word) => ({ ...word }))),
      add: (word: NewWord) =>
        access(() => {
          const added = { ...word, order: ++this.#orders };
          this.words.push(added);
          this.written.push(added.text);
          return told(added);
        }),
      change: (order, how) =>
        access(() => {
          const i = this.words.findIndex((word) => word.order === order);
          const word = this.words[i];
          return told(word && (this.words[i] = how({ ...word })));
        }),
      remove: (order) => access(() => told(void (this.words = this.words.filter((word) => word.order !== order)))),
      alone: (stop, work) => this.#alone(tab, stop, work),
      close: () => {},
    };
  }

  /** The tab is gone, and with it its turn, as a browser takes care of. */
  release(tab: Tab) {
    const wasFirst = this.#turns[0]?.tab === tab;
    this.#turns = this.#turns.filter((one) => one.tab !== tab);
    if (wasFirst) this.#turns[0]?.go();
  }

  async #alone(tab: Tab, stop: AbortSignal, work: (robbed: AbortSignal) => Promise<void>) {
    await new Promise<void>((go) => {
      this.#turns.push({ tab, go });
      if (this.#turns.length === 1) go();
    });
    if (!stop.aborted) await work(new AbortController().signal);
    this.release(tab);
  }
}

/** One tab: an outbox on a line to the real room. */
export class Tab {
  readonly outbox: Outbox;
  isGone = false;
  isHidden = false;
  changed = () => {};
  #socket: PlainSocket | null = null;
  #carried = 0;

  constructor(
    readonly browser: BrowserOfTabs,
    readonly room: PlainRoom,
    readonly key: string,
  ) {
    browser.tabs.add(this);
    this.outbox = new Outbox({
      room: 'plain0000000',
      open: async ({ changed }) => {
        this.changed = changed;
        return browser.storeOf(this);
      },
      isHidden: () => this.isHidden,
      transmit: (frame) => {
        const socket = this.#socket;
        if (!socket || this.isGone) return false;
        browser.transmissions++;
        setTimeout(() => socket.closed === null && this.room.up(socket, frame), WAY_MS);
        return true;
      },
      listen: () => {},
      probe: () => {},
    });
    void this.outbox.open(null);
  }

  get isOnline() {
    return this.#socket !== null;
  }
  get member() {
    return this.#socket?.last('room.welcome')?.you.member ?? '';
  }

  connect() {
    const answer = this.room.engine.ticket(this.key);
    if (!answer.ok) throw new Error(answer.code);
    const socket = this.room.open(answer.ticket);
    this.#socket = socket;
    this.#carried = socket.frames.length;
    this.outbox.ready(this.member, this.room.now - Date.now());
  }

  /** The line is gone: what is on its way down never arrives, what is on its way up does where `arrives`. */
  cut(arrives: boolean) {
    const socket = this.#socket;
    if (!socket) return;
    this.#socket = null;
    this.outbox.unready();
    if (!arrives) this.room.hangUp(socket);
    else setTimeout(() => this.room.hangUp(socket), WAY_MS + 1);
  }

  /** Gone in the middle of whatever it did. */
  crash() {
    this.isGone = true;
    this.browser.tabs.delete(this);
    this.browser.release(this);
    this.cut(this.browser.random() < 0.5);
    this.outbox.close();
  }

  /** Hears what the room has said by now. */
  carry() {
    const socket = this.#socket;
    if (!socket) return;
    const events = socket.frames.slice(this.#carried).flat();
    this.#carried = socket.frames.length;
    if (events.length === 0) return;
    setTimeout(() => {
      if (this.#socket !== socket || this.isGone) return;
      for (const event of events) {
        if (event.type === 'chat.sent' && event.author.member === this.outbox.me) this.outbox.heard(event.id);
        if (event.type === 'error') this.outbox.refused(event);
      }
    }, WAY_MS);
  }
}
