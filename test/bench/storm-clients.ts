import ReconnectingWebSocket from 'partysocket/ws';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { joinMany, makeRoom, socketUrl, startRooms } from '../support/room-calls.ts';
import { startBareWorkerd, type BareWorkerd } from '../support/bare-workerd.ts';
import { SERVER_CPU } from './cores.ts';
import { wait } from './load.ts';
import { reconnectDelayMs, socketOptions } from '../../web/src/lib/room/backoff.ts';

const SLUG = 'stormstormstorm';
const OPENING_AT_ONCE = 50;
const ticketAnswer = z.object({ ticket: z.string() });

export type Peer = 'openlink' | 'partysocket' | 'partysocket by its README';
export const PEERS = ['openlink', 'partysocket', 'partysocket by its README'] as const satisfies Peer[];

/** Pages of one product, all in one process, that come back by themselves. Times are ms by `performance.now`. */
export type Crowd = {
  server: BareWorkerd;
  size: number;
  /** When each attempt to come back began. */
  attempts: number[];
  /** When each came to hear the server again. */
  back: number[];
  end: () => Promise<void>;
};

type Dial = {
  url: string | (() => Promise<string>);
  options?: ConstructorParameters<typeof ReconnectingWebSocket>[2];
  /** The first frame of a connection: it is there. */
  opened?: () => void;
};
type Moments = Pick<Crowd, 'attempts' | 'back'>;
const none = (): Moments => ({ attempts: [], back: [] });

/** A socket of `ws` as a browser's: no compression, which would measure zlib. */
class Plain extends WebSocket {
  constructor(url: string, protocols?: string | string[]) {
    super(url, protocols, { perMessageDeflate: false });
  }
}

/** Opens clients a few at a time, and waits until each has heard the server. */
async function gather(server: BareWorkerd, dials: readonly Dial[], WebSocket: typeof Plain, { attempts, back }: Moments): Promise<Crowd> {
  const sockets: ReconnectingWebSocket[] = [];
  for (let at = 0; at < dials.length; at += OPENING_AT_ONCE) {
    const opening = dials.slice(at, at + OPENING_AT_ONCE).map(({ url, options, opened }) => {
      const socket = new ReconnectingWebSocket(url, [], { ...options, WebSocket });
      sockets.push(socket);
      let isNew = true;
      socket.addEventListener('close', () => (isNew = true));
      return new Promise<void>((first) =>
        socket.addEventListener('message', () => {
          if (!isNew) return;
          isNew = false;
          back.push(performance.now());
          opened?.();
          first();
        }),
      );
    });
    await Promise.all(opening);
  }
  const end = async () => {
    for (const socket of sockets) socket.close();
    await server.dispose();
  };
  return { server, size: dials.length, attempts, back, end };
}

/** Ours, as RoomConnection has it: the wait by `backoff.ts`, then a ticket by the member's key from the deployed route, then the socket. */
async function openlink(size: number, random: () => number): Promise<Crowd> {
  const server = await startRooms({ entry: 'test/bench/inside/storm.ts', cpu: SERVER_CPU });
  await makeRoom(server.origin, SLUG);
  const joined = await joinMany(server.origin, SLUG, 1, size + 1);
  const moments = none();
  const dials = joined.map(({ key }): Dial => {
    let failed = -1;
    const url = async () => {
      // -1: the first time, when nobody waits.
      const before = failed++;
      if (before >= 0) await wait(reconnectDelayMs({ failed: before, online: size }, random));
      moments.attempts.push(performance.now());
      const answer = await fetch(`${server.origin}/api/rooms/${SLUG}/ticket`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
      });
      if (!answer.ok) throw new Error(`ticket: ${answer.status}`);
      return socketUrl(server.origin, SLUG, ticketAnswer.parse(await answer.json()).ticket);
    };
    return { url, options: socketOptions, opened: () => void (failed = 0) };
  });
  return gather(server, dials, Plain, moments);
}

/** partysocket with nothing set; or with the delay that its README says it draws for each page, while 1.3.0 as shipped waits 3 s on every page. */
async function partysocket(size: number, options: () => Dial['options']): Promise<Crowd> {
  const server = await startBareWorkerd({ entry: 'test/bench/peers/stock/worker.ts', cpu: SERVER_CPU });
  const origin = server.origin.replace('http', 'ws');
  const dials = Array.from({ length: size }, (_, i): Dial => ({ url: `${origin}/parties/room/${SLUG}?member=${i}`, options: options() }));
  const moments = none();
  class Counted extends Plain {
    constructor(url: string, protocols?: string | string[]) {
      moments.attempts.push(performance.now());
      super(url, protocols);
    }
  }
  return gather(server, dials, Counted, moments);
}

export const crowdOf: Record<Peer, (size: number, random: () => number) => Promise<Crowd>> = {
  openlink,
  partysocket: (size) => partysocket(size, () => ({})),
  'partysocket by its README': (size, random) => partysocket(size, () => ({ minReconnectionDelay: 1000 + random() * 4000 })),
};

/** How often the deployed routes asked for the database. */
export async function databaseTouched({ server }: Crowd): Promise<number> {
  return z.object({ touched: z.number() }).parse(await (await fetch(`${server.origin}/touched`)).json()).touched;
}
