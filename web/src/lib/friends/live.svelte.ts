import ReconnectingWebSocket from 'partysocket/ws';
import { page } from '$app/state';
import { inboxApi } from '$lib/api/inbox';
import { reconnectDelayMs, socketOptions } from '$lib/room/backoff';
import { Heartbeat } from '$lib/room/connection/heartbeat';
import { CLOSE } from '$rooms/protocol/error';
import { pageEvent, type PageEvent } from '$rooms/protocol/pages';

const PATH = '/parties/presence/me';

/** The room that this page shows, if it shows one. */
const roomHere = () => (page.route.id?.startsWith('/r/') ? (page.params.slug ?? null) : null);

/**
 * This page's line to what happens to its reader: it says which room the page shows, and hears what comes to the inbox and that friends
 * have changed. One a page, for somebody with an account, from `begin` on.
 */
export class Live {
  /** What the bell counts; null until known. */
  unread = $state<number | null>(null);
  /** Whether anything is missed now. */
  isOnline = $state(false);
  readonly #listeners = new Set<(event: PageEvent | null) => void>();
  #socket: ReconnectingWebSocket | null = null;
  #failed = -1;
  #told: string | null | undefined;
  #events = 0;
  readonly #heart = new Heartbeat(
    () => this.#socket?.send('ping'),
    () => this.#socket?.reconnect(),
  );

  /** Opens the line, once. */
  begin() {
    if (this.#socket) return;
    const socket = new ReconnectingWebSocket(() => this.#url(), [], {
      ...socketOptions,
      // Signed out meanwhile, or never in; or of another version than the server.
      shouldReconnectOnClose: ({ code }) => code !== CLOSE.ticketInvalid && code !== CLOSE.protocol,
    });
    this.#socket = socket;
    socket.addEventListener('open', () => this.#opened());
    socket.addEventListener('message', ({ data }) => this.#hear(data));
    for (const over of ['close', 'error'] as const) socket.addEventListener(over, () => this.#lost());
    addEventListener('online', () => this.#heart.probe());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#heart.probe());
    $effect.root(() => {
      $effect(() => this.#tell(roomHere()));
    });
  }

  /** Calls `hear` with what comes; with null where something may have been missed. Returns how to stop. */
  listen(hear: (event: PageEvent | null) => void): () => void {
    this.#listeners.add(hear);
    return () => void this.#listeners.delete(hear);
  }

  async #url(): Promise<string> {
    const waitMs = this.#failed < 0 ? 0 : reconnectDelayMs({ failed: this.#failed, online: 0 });
    this.#failed += 1;
    await new Promise((done) => setTimeout(done, waitMs));
    return `${location.origin.replace(/^http/, 'ws')}${PATH}`;
  }

  #opened() {
    this.isOnline = true;
    this.#told = undefined;
    this.#heart.start();
    this.#tell(roomHere());
    void this.#count();
    if (this.#failed > 0) for (const hear of this.#listeners) hear(null);
    this.#failed = 0;
  }

  #lost() {
    this.isOnline = false;
    this.#heart.stop();
  }

  /** An answer from before what has been heard since is asked for anew. */
  async #count(): Promise<void> {
    const before = this.#events;
    const counted = await inboxApi().unread();
    if (before !== this.#events) return this.#count();
    if (counted.ok) this.unread = counted.value.unread;
  }

  #tell(room: string | null) {
    if (room === this.#told || this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#told = room;
    this.#socket.send(JSON.stringify({ type: 'page.here', room }));
  }

  #hear(data: unknown) {
    this.#heart.heard();
    if (typeof data !== 'string' || data === 'pong') return;
    const event = parsed(data);
    // Of a newer server, perhaps.
    if (!event) return;
    this.#events += 1;
    if (event.type === 'inbox.told' && event.notice.isLoud && this.unread !== null) this.unread += 1;
    if (event.type === 'inbox.read') this.unread = event.unread;
    // Of who was blocked, or took their request back, nothing is told any more.
    if (event.type === 'friends.changed') void this.#count();
    for (const hear of this.#listeners) hear(event);
  }
}

function parsed(text: string): PageEvent | null {
  try {
    return pageEvent.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export const live = new Live();
