import { billedTalk, type Talk } from '../billed-talk.ts';
import { rowsPerCard } from '../card-rows.ts';
import { PLAN } from '../plan.ts';
import { pricePerMillion } from '../prices.ts';
import { lineOf, seedOf, type Context, type Result, type Scenario } from '../scenario.ts';

const MEMBERS = 30;
/** Messages a second, in a lively room and in a calm one. */
const PACES = { lively: 2, calm: 0.2 };
const SAID_MIN = 5;
type Pace = keyof typeof PACES;

/** The same messages for all; `openlink-page` adds what our page tells the room besides: typing and read marks. */
const PEERS = {
  openlink: { entry: 'openlink', asPage: false },
  'openlink-page': { entry: 'openlink', asPage: true },
  stock: { entry: 'stock', asPage: false },
  docs: { entry: 'docs', asPage: false },
} as const satisfies Record<string, Pick<Talk, 'entry' | 'asPage'>>;
type Peer = keyof typeof PEERS;

async function talk(context: Context, peer: Peer, pace: Pace, round: number, rowsOfCard: number): Promise<Result> {
  const { talkInMs, talkMs } = PLAN.rows[context.size];
  const perSecond = PACES[pace];
  const seed = seedOf(context, 'rows', pace, round);
  const { messages, wrong, cards, awakeShare, use } = await billedTalk({
    ...PEERS[peer],
    members: MEMBERS,
    perSecond,
    talkMs,
    talkInMs,
    seed,
  });
  const price = pricePerMillion(use);
  return {
    scenario: 'rows',
    peer,
    round,
    params: { pace, members: MEMBERS, messagesPerSecond: perSecond },
    metrics: {
      messages,
      rowsWritten: use.rowsWritten,
      rowsRead: use.rowsRead,
      incoming: use.incoming,
      alarms: use.alarms,
      awakeShare,
      dollarsPerMillion: Object.values(price).reduce((sum, part) => sum + part, 0),
      dollarsOfRowsWritten: price.rowsWritten,
      dollarsOfRowsRead: price.rowsRead,
      dollarsOfRequests: price.requests,
      dollarsOfDuration: price.duration,
      // Not the room's own: D1 asks the same for a row as an object does.
      dollarsOfDirectory: cards * rowsOfCard,
    },
    ...(wrong.length ? { voided: wrong.slice(0, 3).join('; ') } : {}),
  };
}

/** No measure of speed: all of them talk at once, each in a server of its own, so that the minutes don't add up. */
async function run(context: Context): Promise<Result[]> {
  const rowsOfCard = await rowsPerCard();
  const peers = (Object.keys(PEERS) as Peer[]).filter((peer) => context.peers?.includes(PEERS[peer].entry) ?? true);
  const { rounds, talkMs } = PLAN.rows[context.size];
  // Too short a time for a calm room tells nothing of it.
  const paces = (['lively', 'calm'] as const).filter((pace) => (PACES[pace] * talkMs) / 1000 >= SAID_MIN);
  const results: Result[] = [];
  for (let round = 1; round <= rounds; round++) {
    const talks = peers.flatMap((peer) => paces.map((pace) => talk(context, peer, pace, round, rowsOfCard)));
    // All of them end what they started before the first failure is told.
    const ended = await Promise.allSettled(talks);
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
    for (const row of await Promise.all(talks)) {
      results.push(row);
      context.say(lineOf(row));
    }
  }
  return results;
}

export const scenario: Scenario = { name: 'rows', counts: true, run };
