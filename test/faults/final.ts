import { WebSocket } from 'ws';
import { framesOf, readBack, type Event } from '../support/contract-wire.ts';
import { asked, socketUrl } from '../support/room-calls.ts';
import { isLogged, type Final } from './transcript.ts';

/** Reads a whole room back, as a client that comes for the first time and knows the log's name: over a socket, and page by page over HTTP. */
export async function readFinal(origin: string, slug: string, key: string, epoch: string, patienceMs: number): Promise<Final> {
  const { ticket } = await asked(origin, slug, 'ticket', key);
  const socket = new WebSocket(socketUrl(origin, slug, ticket, { since: '0', epoch }), { perMessageDeflate: false });
  const final: Final = { epoch, head: -1, gap: false, events: [], messages: [], unshaped: [] };
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((done, fail) => {
    // What hasn't come by then is missing: the checker says so.
    timer = setTimeout(done, patienceMs);
    socket.on('error', fail);
    socket.on('close', (code) => fail(new Error(`The replay of ${slug} ended with ${code}`)));
    socket.on('message', (data) => {
      for (const event of shaped(String(data as Buffer), final.unshaped)) {
        if (event.type === 'room.welcome') Object.assign(final, { head: event.head, gap: event.gap, epoch: event.epoch });
        // What is said meanwhile is not part of it.
        if (isLogged(event) && event.seq <= final.head) final.events.push(event);
        // What comes first outside the log comes after the replay, if there is nothing to replay.
        if ((final.events.at(-1)?.seq ?? 0) >= final.head || event.type === 'history.page') done();
      }
    });
  }).finally(() => clearTimeout(timer));
  socket.close(1000);
  await pages(origin, slug, key, final);
  return final;
}

async function pages(origin: string, slug: string, key: string, { messages, unshaped }: Final): Promise<void> {
  for (let before: number | undefined; ;) {
    const page = await asked(origin, slug, 'messages', { key }, { limit: 100, lang: 'ko', ...(before === undefined ? {} : { before }) });
    for (const item of page.items) {
      const message = readBack.safeParse(item);
      if (message.success) messages.push(message.data);
      else unshaped.push(JSON.stringify(item));
    }
    if (page.nextCursor === null) return;
    before = Number(page.nextCursor);
  }
}

/** Events that are as the contract describes; the others are put aside. */
function shaped(text: string, aside: string[]): Event[] {
  return (JSON.parse(text) as unknown[]).flatMap((event) => {
    try {
      return framesOf(JSON.stringify([event]));
    } catch {
      aside.push(JSON.stringify(event));
      return [];
    }
  });
}
