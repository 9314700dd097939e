import * as fc from 'fast-check';
import { guest, join, newTicket } from '../../support/contract-http';
import type { Joined } from '../../support/contract-wire';
import type { Product } from '../../support/product';
import { Honest } from './honest';
import { insidesIn } from './insides';
import { newSummary, type Asked, type Summary } from './program';
import { throwAt } from './raw-line';
import { connectionsFor, type Throw } from './throws';
import { layOut, TEXT } from './wire';

/** Members who throw, each one connection after the other. */
const ROGUES = 8;
/** Frames of this size, one in so many: they cost the machine more than all the others. */
const HUGE_EVERY = 5000;
const MIB = 1024 * 1024;

type Asking = Asked & { product: Product };

/**
 * Throws at least `count` frames at the sockets of a living room, one connection of one seed after the other: `seed`, `seed + 1` …
 * Two honest members talk meanwhile. Nothing of it may end or hurt the process, the room or their talk.
 */
export async function fuzz({ count, seed, say, product }: Asking): Promise<Summary & { honest: object; connections: number }> {
  const { origin } = product;
  const before = product.processes();
  const honest = await Honest.start(origin);
  const { slug } = honest.head;
  const rogues: Joined[] = [];
  for (let i = 0; i < ROGUES; i++) rogues.push(await join(origin, slug, await guest(origin), { nickname: `장난 ${i}`, lang: 'id' }));
  const members = [...rogues.map(({ member }) => member.id), `mbr_${'0'.repeat(26)}`];
  const connections = connectionsFor({ at: Date.now(), members, epoch: honest.head.transcript.epoch ?? '' });
  const summary = newSummary();
  let next = 0;

  const one = async ({ key }: Joined) => {
    const own = seed + next++;
    const [throws = []] = fc.sample(connections, { seed: own, numRuns: 1 });
    const { ticket, socketUrl } = await newTicket(origin, slug, key);
    const { ended, errors, wrong } = await throwAt(`${socketUrl}?${new URLSearchParams({ ticket, v: '1', lang: 'id' })}`, throws);
    summary.thrown += throws.length;
    const count = (what: string) => (summary.counts[what] = (summary.counts[what] ?? 0) + 1);
    for (const { kind } of throws) count(kind);
    for (const { code } of errors) count(code);
    if (ended !== null) count(`ended ${ended}`);
    summary.broken.push(...wrong.map((what) => `seed ${own}: ${what}; thrown: ${wordsOf(throws)}`));
    if (next % 200 === 0) say?.(`${summary.thrown} frames on ${next} connections`);
  };
  const rogue = async (joined: Joined) => {
    while (summary.thrown < count) await one(joined);
  };
  await Promise.all([
    ...rogues.map(rogue),
    ...Array.from({ length: Math.ceil(count / HUGE_EVERY) }, () => huge(origin, slug, rogues[0]!, summary)),
  ]);
  const talk = await honest.end();
  summary.broken.push(...talk.wrong);
  if (JSON.stringify(product.processes()) !== JSON.stringify(before)) summary.broken.push('a process ended and was started again');
  summary.broken.push(...complaintsIn(product.output()));
  return { ...summary, connections: next, honest: talk };
}

const wordsOf = (throws: Throw[]) => throws.map(({ kind }) => kind).join(', ');

/** More than the room takes is an error, more than the platform takes the end of the line; neither hurts anybody. */
async function huge(origin: string, slug: string, { key }: Joined, summary: Summary): Promise<void> {
  for (const mib of [20, 40]) {
    const { ticket, socketUrl } = await newTicket(origin, slug, key);
    const line = layOut({ opcode: TEXT, payload: Buffer.alloc(mib * MIB, '{') });
    const isTaken = mib < 32;
    const thrown: Throw = {
      kind: `${mib} MiB`,
      line,
      expected: isTaken ? ['frame.too_large'] : [],
      ...(isTaken ? {} : { end: 'refused' }),
    };
    const { ended, wrong } = await throwAt(`${socketUrl}?${new URLSearchParams({ ticket, v: '1', lang: 'id' })}`, [thrown]);
    summary.thrown++;
    summary.counts[`${mib} MiB ended ${ended}`] = (summary.counts[`${mib} MiB ended ${ended}`] ?? 0) + 1;
    summary.broken.push(...wrong.map((what) => `${mib} MiB: ${what}`));
  }
}

/**
 * What workerd says of a peer that broke RFC 6455 (and of its own goodbye to such a peer, where it was still sending to it), each with the
 * addresses of its own functions: no fault of anybody here.
 */
const OF_PEERS =
  /^Uncaught exception: .*WebSocket protocol error;|^e = kj\/compat\/http.* expected !currentlySending;|^stack:( \S+@[0-9a-f]+;?)+( |$)/;

/** What better-auth logs of a caller's mistake. */
const OF_AUTH = /"area":"auth"/;

/** What a server says when something was thrown that nobody caught. */
export function complaintsIn(output: string): string[] {
  const isComplaint = (line: string) =>
    /uncaught|unhandled|error in |room: |"level":"error"|\bfatal\b|panic/i.test(line) || insidesIn(line) !== null;
  return output.split('\n').filter((line) => !OF_PEERS.test(line.trim()) && !OF_AUTH.test(line) && isComplaint(line));
}
