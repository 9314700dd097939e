import { vi } from 'vitest';
import type { Down, DownOf } from '$rooms/protocol/down';
import type { UpInput } from '$rooms/protocol/up';
import type { Way, WayIn } from '../../web/src/lib/room/connection/way';
import { RoomConnection } from '../../web/src/lib/room/RoomConnection.svelte';
import { aRoom } from '../support/a-room';

const room = aRoom('plain0000000', { online: 1, memberCount: 1 });
export const welcome = (head: number, more: Partial<DownOf<'room.welcome'>> = {}): Down => ({
  type: 'room.welcome',
  v: 1,
  now: 0,
  epoch: 'e1',
  head,
  gap: false,
  you: { member: 'mbr_me', nickname: 'me', role: 'member', read: 0 },
  room,
  online: 1,
  ...more,
});
export const sent = (seq: number, text = `text ${seq}`): Down => ({
  type: 'chat.sent',
  seq,
  id: `id-${seq}`,
  createdAt: seq,
  author: { member: 'mbr_other', nickname: 'other', role: 'member', kind: 'person' },
  text,
  lang: 'ko',
});

/** The room's end of one socket that the page has opened. */
export class FarEnd extends EventTarget {
  static all: FarEnd[] = [];
  binaryType = 'blob';
  readyState = 0;
  bufferedAmount = 0;
  readonly pings: number[] = [];
  readonly frames: UpInput[] = [];
  readonly asks: URLSearchParams;
  answersPings = true;

  constructor(url: string) {
    super();
    this.asks = new URL(url).searchParams;
    FarEnd.all.push(this);
  }
  static get last() {
    const last = FarEnd.all.at(-1);
    if (!last) throw new Error('No socket was opened.');
    return last;
  }
  accept(...events: Down[]) {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
    if (events.length > 0) this.say(...events);
  }
  say(...events: (Down | { type: string; seq: number })[]) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(events) }));
  }
  send(data: string) {
    if (data !== 'ping') return void this.frames.push(JSON.parse(data) as UpInput);
    this.pings.push(Date.now());
    if (this.answersPings) setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: 'pong' })), 20);
  }
  close(code = 1000) {
    this.end(code);
  }
  end(code: number) {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason: '', wasClean: true }));
  }
}

const door: Way = { ticket: 't', socketUrl: 'ws://room.example/s' };

/** A page's connection without a browser: what it hears, and the ends of its sockets. */
export function aPage({ wayIn = async () => door }: { wayIn?: WayIn } = {}) {
  FarEnd.all = [];
  const [page, document] = [new EventTarget(), Object.assign(new EventTarget(), { visibilityState: 'visible' })];
  const navigator = { onLine: true };
  vi.stubGlobal('WebSocket', FarEnd);
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('document', document);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  const heard: Down[] = [];
  const ready = { times: 0, now: false };
  const connection = new RoomConnection({
    roomId: room.id,
    lang: 'ko',
    wayIn,
    hear: (events) => heard.push(...events),
    ready: () => ((ready.now = true), ready.times++),
    unready: () => (ready.now = false),
  });
  const look = (how: 'visible' | 'hidden') => {
    document.visibilityState = how;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const network = (isThere: boolean) => {
    navigator.onLine = isThere;
    page.dispatchEvent(new Event(isThere ? 'online' : 'offline'));
  };
  const texts = () => heard.flatMap((event) => (event.type === 'chat.sent' ? [event.seq] : []));
  return { connection, heard, texts, ready, look, network };
}
/** Time passes, and what was promised in it is kept. */
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
