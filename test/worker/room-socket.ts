import { exports } from 'cloudflare:workers';
import { down, type Down, type DownOf } from '$rooms/protocol/down';
import type { UpInput } from '$rooms/protocol/up';
import { z } from '$rooms/protocol/z';
import { until } from '../support/until';
import { UPGRADE } from './page-socket';

/** A member's line into a room, through the Worker. */
export async function roomSocket({ socketUrl, ticket }: { socketUrl: string; ticket: string }, lang = 'en') {
  const url = socketUrl.replace(/^ws/, 'http');
  const { webSocket } = await exports.default.fetch(`${url}?ticket=${ticket}&v=1&lang=${lang}`, { headers: UPGRADE });
  if (!webSocket) throw new Error('It was no socket.');
  const events: Down[] = [];
  let closed: number | null = null;
  let seen = 0;
  webSocket.addEventListener('message', ({ data }) => void events.push(...z.array(down).parse(JSON.parse(String(data)))));
  webSocket.addEventListener('close', ({ code }) => {
    closed = code;
  });
  webSocket.accept();
  const next = async <T extends Down['type']>(type: T): Promise<DownOf<T>> => {
    let found: DownOf<T> | undefined;
    await until(`${type} to come`, () => {
      while (!found && seen < events.length) {
        const event = events[seen++];
        if (event?.type === type) found = event as DownOf<T>;
      }
      return found !== undefined;
    });
    return found!;
  };
  await next('room.welcome');
  return {
    events,
    next,
    send: (frame: UpInput) => webSocket.send(JSON.stringify(frame)),
    close: () => webSocket.close(1000, 'bye'),
    closed: async () => {
      await until('the line to be closed', () => closed !== null);
      return closed;
    },
  };
}
