import type { Rows } from './figures.ts';
import { distance, grow, history, httpJoin, idle, joins, prices, storm, talking } from './tables.ts';

type Section = { of: string; title: string; text: string; table: (rows: Rows) => string };

/** Each with the scenario whose rows it needs, and what has to be said of it. */
export const SECTIONS: readonly Section[] = [
  {
    of: 'stored-100x100',
    title: '100 members, 100 messages a second, stored',
    text: 'Every message is on disk before anybody hears of it, numbered, and heard by all hundred.',
    table: talking('stored-100x100'),
  },
  {
    of: 'stored-1000x10',
    title: '1,000 members, 10 messages a second, stored',
    text: 'The same, in a room ten times as big.',
    table: talking('stored-1000x10'),
  },
  {
    of: 'quiet',
    title: 'A quiet room',
    text: 'A few people who talk: what is done for busy rooms may not cost them anything.',
    table: talking('quiet'),
  },
  {
    of: 'grow',
    title: 'Rooms of 10 to 2,000',
    text: 'The same deliveries a second in all of them; where so few members may not say enough, several rooms say it together. Ordinary talk: of busier rooms, the two tables above show that frames merge the better the more is said, and so in a small room better than in a big one at the same deliveries.',
    table: grow,
  },
  {
    of: 'joins',
    title: 'Joins',
    text: 'Sockets open at random within five seconds, each for the newest fifty messages; a first page that never came counts as infinite.',
    table: joins,
  },
  {
    of: 'idle',
    title: 'An idle room',
    text: 'Its sockets say nothing but `ping`, which the platform answers: nothing wakes the room, neither a message nor an alarm nor a new object.',
    table: idle,
  },
  {
    of: 'http-join',
    title: 'Joins over HTTP',
    text: 'The whole product as `npm start` runs it (Worker, D1 and rooms in one workerd, asked at its own port), four requests at once.',
    table: httpJoin,
  },
  {
    of: 'history',
    title: 'History',
    text: 'Rooms filled by SQL as the room itself would have written it, a twentieth of the log reactions. Rows are as the storage counts them; “since” is a connection that comes back, and its time is until it has everything.',
    table: history,
  },
  {
    of: 'rows',
    title: 'What a message asks of the platform',
    text: 'Of one message, in a room of 30: lively is two messages a second, calm is twelve a minute. “As its page talks” adds what our page tells the room besides: that somebody types (every 4 s, for 5 s before a message), and what was read (every 2 s at most). Awake is the server’s CPU time and any time a timer was pending, of the whole; a message’s price is modelled from these by Cloudflare’s list prices beyond what a plan includes: $1.00 per million rows written (an alarm set is one), $0.001 per million rows read, $0.15 per million requests (20 incoming frames are one, an alarm is one), $12.50 per million GB-s at 128 MB. [Source](https://developers.cloudflare.com/durable-objects/platform/pricing/), read on 2026-11-21 in a copy whose release notes end with 2026-06-30. The directory’s card is written in D1, not by the room, at the same price a row.',
    table: prices,
  },
  {
    of: 'storm',
    title: 'Everybody comes back',
    text: 'The server is killed and started again. Ours wait by `web/src/lib/room/backoff.ts`, then ask the deployed route for a ticket, then connect; partysocket 1.3.0 as it ships waits 3 s on every page, while its README gives 1 to 5 s drawn by each. An attempt is a ticket asked for, or a socket.',
    table: storm,
  },
  {
    of: 'distance',
    title: 'Distance, emulated',
    text: 'A proxy on every line puts people in Seoul, Tokyo and Jakarta at round trips of 5, 35 and 83 ms from a room in Seoul, and of 72, 74 and 19 ms from one in Singapore: the 95th percentiles [between Azure’s regions](https://learn.microsoft.com/en-us/azure/networking/azure-network-latency) of the 30 days to 30 July 2026 (within Seoul: assumed), a tenth of each coming and going. Light in fibre takes 11 ms from Seoul to Tokyo and back, and 52 to Jakarta. “The path” is a bare relay over the same lines, so what is added is ours.',
    table: distance,
  },
];
