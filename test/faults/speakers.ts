import { WebSocket, type RawData } from 'ws';
import type { Heard } from '../support/load-client.ts';

/** A member of a peer's room, by the client that people take for it: it says words and keeps which it heard. */
export type Speaker = {
  say(id: string, text: string): void;
  /** Ids of all that it heard. */
  heard: Set<string>;
  /** Resolves when it has heard the server for the first time. */
  ready: Promise<void>;
  end(): void;
};

/** What is an event of the room, whatever brought it. */
export function hearInto(heard: Set<string>, events: readonly Heard[]): void {
  for (const { type, id, messages = [] } of events) {
    if (type === 'chat.sent' && id !== undefined) heard.add(id);
    if (type === 'history.page') for (const message of messages) heard.add(message.id);
  }
}

/** Between attempts to connect, ms: the least, and as much again at random. */
const AGAIN_MS = 300;

/** A plain socket that comes back by itself and keeps what is said while it is away. What it sent, it believes to have arrived. */
export function plainSpeaker(url: string, random: () => number): Speaker {
  const heard = new Set<string>();
  const waiting: string[] = [];
  let socket: WebSocket;
  let isOver = false;
  const isOpen = () => socket.readyState === WebSocket.OPEN;
  let isReady: () => void;
  const ready = new Promise<void>((done) => (isReady = done));
  const connect = () => {
    socket = new WebSocket(url, { perMessageDeflate: false });
    socket.on('open', () => waiting.splice(0).forEach((text) => socket.send(text)));
    socket.on('message', (data: RawData) => {
      const event = JSON.parse(String(data as Buffer)) as Heard;
      hearInto(heard, [event]);
      isReady();
    });
    socket.on('error', () => {});
    socket.on('close', () => isOver || setTimeout(connect, AGAIN_MS * (1 + random())));
  };
  connect();
  return {
    heard,
    ready,
    say: (id, text) => {
      const frame = JSON.stringify({ id, text });
      if (isOpen()) socket.send(frame);
      else waiting.push(frame);
    },
    end: () => {
      isOver = true;
      socket.terminate();
    },
  };
}
