import { z } from 'zod';
import { LoadClient } from '../support/load-client.ts';
import { nowMs, timedId } from '../support/timed-id.ts';
import { startBareWorkerd, type BareWorkerd } from '../support/bare-workerd.ts';
import { joinMany, makeRoom, ROOM_VARS, socketUrl } from '../support/room-calls.ts';
import { wait } from './load.ts';
import { follow, plan, type Planned } from './schedule.ts';

/** As our page does it: it says that somebody types at most so often, and marks what was read at most so often. */
const TYPING_EVERY_MS = 4_000;
const READ_EVERY_MS = 2_000;
/** How long somebody types: an assumption. */
const TYPES_MS = 5_000;
const DRAIN_MS = 5_000;
const SLUG = 'rowsrowsrows';

const bill = z.object({
  rowsWritten: z.number(),
  rowsRead: z.number(),
  alarms: z.number(),
  pendingMs: z.number(),
  cards: z.number().default(0),
});
type Bill = z.infer<typeof bill>;

export type Talk = {
  /** Of `inside/`. */
  entry: 'openlink' | 'stock' | 'docs';
  /** With what our page tells the room beside messages. */
  asPage: boolean;
  members: number;
  perSecond: number;
  /** Talk before anything is counted: what a room writes once, and the directory's first card, are behind it. */
  talkInMs: number;
  talkMs: number;
  seed: number;
};

async function urlsOf(server: BareWorkerd, { entry, members }: Talk): Promise<string[]> {
  if (entry !== 'openlink')
    return Array.from({ length: members }, (_, i) => `${server.origin.replace('http', 'ws')}/parties/room/${SLUG}?member=${i}`);
  const head = await makeRoom(server.origin, SLUG);
  const joined = [head, ...(await joinMany(server.origin, SLUG, 1, members))];
  return joined.map(({ ticket }) => socketUrl(server.origin, SLUG, ticket));
}

async function billOf(server: BareWorkerd): Promise<Bill> {
  const response = await fetch(`${server.origin}/bill`, { method: 'POST', body: JSON.stringify({ slug: SLUG, args: [] }) });
  return bill.parse(await response.json());
}

/** A socket that may tell the room what its page does, and counts what it says. */
class Page {
  readonly client: LoadClient;
  deliveries = 0;
  said = 0;
  #markedAt = -Infinity;
  #marking: NodeJS.Timeout | undefined;

  constructor(url: string, asPage: boolean) {
    this.client = new LoadClient(url, {
      hear: ({ type }) => {
        if (type !== 'chat.sent') return;
        this.deliveries++;
        if (asPage) this.#read();
      },
    });
  }
  say(id: string, text: string) {
    this.said++;
    this.client.say(id, text);
  }
  tell(frame: object) {
    this.said++;
    this.client.send(JSON.stringify(frame));
  }
  /** A page in sight: at once, then every so often. */
  #read() {
    if (performance.now() - this.#markedAt >= READ_EVERY_MS) this.#mark();
    else this.#marking ??= setTimeout(() => this.#mark(), READ_EVERY_MS);
  }
  #mark() {
    this.#marking = undefined;
    this.#markedAt = performance.now();
    this.tell({ type: 'read.mark', seq: this.client.last });
  }
  end() {
    clearTimeout(this.#marking);
    this.client.cut();
  }
}

/** A room in which people talk for a while, in a server of its own: what it asked of the platform, each a message of it. */
export async function billedTalk(talk: Talk) {
  const server = await startBareWorkerd({ entry: `test/bench/inside/${talk.entry}.ts`, vars: ROOM_VARS });
  const pages: Page[] = [];
  const sum = (of: 'deliveries' | 'said') => pages.reduce((all, page) => all + page[of], 0);
  try {
    for (const url of await urlsOf(server, talk)) {
      const page = new Page(url, talk.asPage);
      pages.push(page);
      await page.client.opened;
    }
    const planned = plan({ rooms: 1, members: talk.members, perSecond: talk.perSecond }, talk.talkInMs + talk.talkMs, talk.seed);
    const start = nowMs();
    const talked = converse(talk, planned, pages, start);
    await wait(Math.max(0, start + talk.talkInMs - nowMs()));
    const [before, cpuBefore, saidBefore, began] = [await billOf(server), server.cpuSeconds(), sum('said'), nowMs()];
    await wait(Math.max(0, start + talk.talkInMs + talk.talkMs - nowMs()));
    const [after, cpuSeconds, incoming, tookSeconds] = [
      await billOf(server),
      server.cpuSeconds() - cpuBefore,
      sum('said') - saidBefore,
      (nowMs() - began) / 1000,
    ];
    await talked;
    const messages = planned.filter(({ at }) => at >= talk.talkInMs).length;
    // What was said last may be on its way, or wait for a tick.
    const expected = planned.length * talk.members;
    for (const end = nowMs() + DRAIN_MS; sum('deliveries') < expected && nowMs() < end;) await wait(20);
    const wrong = pages.flatMap(({ client }) => client.wrong);
    if (sum('deliveries') !== expected) wrong.push(`${sum('deliveries')} deliveries of ${expected}`);
    const each = (of: keyof Bill) => (after[of] - before[of]) / messages;
    // Awake: while it reckons (all of the server's time is taken for that), and while a timer keeps it from hibernating.
    const awakeSeconds = Math.min(tookSeconds / messages, each('pendingMs') / 1000 + cpuSeconds / messages);
    return {
      messages,
      wrong,
      cards: each('cards'),
      awakeShare: (awakeSeconds * messages) / tookSeconds,
      use: {
        rowsWritten: each('rowsWritten'),
        rowsRead: each('rowsRead'),
        alarms: each('alarms'),
        incoming: incoming / messages,
        awakeSeconds,
      },
    };
  } finally {
    for (const page of pages) page.end();
    await server.dispose();
  }
}

/** Says what is planned, typing before it where a page would; resolves when the last is sent. */
function converse({ asPage }: Talk, planned: readonly Planned[], pages: readonly Page[], start: number): Promise<void> {
  const messages = planned.map(({ at, member, text }, n) => ({
    at,
    act: (intended: number) => pages[member]!.say(timedId(intended, member, n), text),
  }));
  const typing = planned.flatMap(({ at, member }) =>
    [TYPES_MS, TYPES_MS - TYPING_EVERY_MS].map((before) => ({
      at: Math.max(0, at - before),
      act: () => pages[member]!.tell({ type: 'presence.typing', on: true }),
    })),
  );
  const all = [...messages, ...(asPage ? typing : [])].sort((a, b) => a.at - b.at);
  return follow(all, start, nowMs, ({ act }, intended) => act(intended));
}
