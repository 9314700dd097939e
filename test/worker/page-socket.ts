import { exports } from 'cloudflare:workers';
import { pageEvent, type PageEvent } from '../../rooms/protocol/pages';
import { ORIGIN } from './client';

export const UPGRADE = {
  upgrade: 'websocket',
  connection: 'Upgrade',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** An open page of somebody, as the server knows it: its socket, and all that came down it. */
export async function openPage(as: string, headers: Record<string, string> = {}) {
  const answer = await exports.default.fetch(`${ORIGIN}/parties/presence/me`, {
    headers: { ...UPGRADE, authorization: `Bearer ${as}`, ...headers },
  });
  const { webSocket } = answer;
  if (!webSocket) throw new Error(`It was no socket: ${answer.status}`);
  const events: PageEvent[] = [];
  const raw: string[] = [];
  let closed: number | null = null;
  webSocket.addEventListener('message', ({ data }) => {
    raw.push(String(data));
    if (data !== 'pong') events.push(pageEvent.parse(JSON.parse(String(data))));
  });
  webSocket.addEventListener('close', ({ code }) => {
    closed = code;
  });
  webSocket.accept();
  return {
    events,
    raw,
    send: (frame: unknown) => webSocket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    shows: (room: string | null) => webSocket.send(JSON.stringify({ type: 'page.here', room })),
    close: () => webSocket.close(1000),
    closed: () => closed,
  };
}

/** Waits until something is so. */
export async function until(look: () => unknown): Promise<void> {
  for (const end = Date.now() + 10_000; !(await look()); await scheduler.wait(20)) if (Date.now() > end) throw new Error('Waited in vain.');
}
