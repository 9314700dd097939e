import type { EventOf } from '../../support/contract-wire.ts';
import { isLogged, type Logged } from '../transcript.ts';
import type { Violation } from '../violation.ts';
import { identityOf, keyOf, sightings, type Connection, type World } from '../world.ts';

/** The contract keeps at least this many events: nobody who lacks fewer may be told of a gap. */
const KEPT_EVENTS = 10_000;
/** Messages of the page that a connection without `since` begins with. */
const PAGE = 50;

/** What each connection was told: everything after its `since`, in order, once, with no hole. */
export function* delivery(world: World): Generator<Violation> {
  const seen = { head: 0, line: 0 };
  const openings = world.connections.filter(({ opening }) => opening !== undefined);
  for (const connection of openings) yield* follow(world, connection);
  for (const connection of inOrderOfWelcome(openings)) {
    // The furthest place that anybody had seen when this connection was begun.
    const begun = connection.lines.find(({ entry }) => entry.is === 'opening')!.line;
    for (; seen.line < begun; seen.line++) {
      const entry = world.transcript.entries[seen.line]!;
      if (entry.is === 'heard' && isLogged(entry.event)) seen.head = Math.max(seen.head, entry.event.seq);
    }
    const { head } = connection.welcome!;
    if (head < seen.head) yield { name: 'gone', where: connection.where, seen: `head ${head}, after ${seen.head} had been seen` };
  }
  yield* ends(world);
}

const inOrderOfWelcome = (connections: Connection[]) =>
  connections.filter(({ welcome }) => welcome !== undefined).sort((a, b) => a.lines[0]!.line - b.lines[0]!.line);

/** Walks one connection. A `log.resume` begins anew, as another connection would. */
function* follow(world: World, connection: Connection): Generator<Violation> {
  const { where, lines, member } = connection;
  let asked: { since?: number; epoch?: string } = connection.opening!;
  let last: number | undefined;
  let wantsPage = false;
  const told = new Set<number>();
  /** How often each id was sent here and not yet answered: so many receipts may come. */
  const open = new Map<string, number>();

  for (const { entry } of lines) {
    if (entry.is === 'unshaped') yield { name: 'shape', where, seen: entry.text.slice(0, 300) };
    if (entry.is === 'sent' && entry.frame.type === 'log.resume')
      asked = { since: Number(entry.frame['since']), epoch: String(entry.frame['epoch']) };
    if (entry.is === 'sent' && entry.frame.type === 'chat.send') count(open, entry.frame.id ?? '');
    if (entry.is !== 'heard') continue;
    const { event } = entry;
    if (event.type === 'error' && event.re !== undefined) count(open, event.re, -1);
    if (event.type === 'room.welcome') {
      yield* welcomed(world, connection, event, asked);
      wantsPage = event.gap || asked.since === undefined;
      last = wantsPage ? event.head : asked.since!;
    } else if (last === undefined) {
      yield { name: 'shape', where, seen: `${event.type} before room.welcome` };
      return;
    } else if (event.type === 'history.page' && wantsPage) {
      wantsPage = false;
      yield* firstPage(world, where, event, last);
    } else if (isLogged(event)) {
      if (event.seq > last + 1) yield { name: 'hole', where, seen: `${event.type} ${event.seq} after ${last}` };
      if (event.seq > last) {
        last = event.seq;
        told.add(event.seq);
        // Told to all, it answers the first sending, unless that was elsewhere.
        if (event.type === 'chat.sent' && event.author.member === member && isOnlySentOn(world, connection, event.id))
          count(open, event.id, -1);
      } else if (event.type === 'chat.sent' && event.author.member === member && (open.get(event.id) ?? 0) > 0) count(open, event.id, -1);
      else if (told.has(event.seq)) yield { name: 'repeated', where, seen: `${event.type} ${event.seq} once more, at ${last}` };
      else yield { name: 'backwards', where, seen: `${event.type} ${event.seq} after ${last}` };
    }
  }
  if (wantsPage && connection.closed === undefined) yield { name: 'hole', where, seen: 'no first page' };
}

const count = (counts: Map<string, number>, key: string, by = 1) => void counts.set(key, Math.max(0, (counts.get(key) ?? 0) + by));

const isOnlySentOn = ({ sends }: World, connection: Connection, id: string) =>
  (sends.get(keyOf(connection.member, id)) ?? []).every((sent) => sent.connection === connection);

function* welcomed(
  { transcript }: World,
  { where, opening }: Connection,
  { gap, head, epoch }: EventOf<'room.welcome'>,
  { since, epoch: known }: { since?: number; epoch?: string },
): Generator<Violation> {
  if (epoch !== transcript.final.epoch) yield { name: 'epoch', where, seen: `${epoch}, and ${transcript.final.epoch} at the end` };
  const isThere = since !== undefined && known === epoch && since <= head && head - since <= KEPT_EVENTS;
  if (gap && (isThere || opening?.since === undefined)) yield { name: 'needless-gap', where, seen: `since ${since}, head ${head}` };
  if (!gap && since !== undefined && since > head) yield { name: 'gone', where, seen: `since ${since} was taken at head ${head}` };
}

/** The newest messages up to the head that was told, all of them and nothing else. */
function* firstPage({ log }: World, where: string, { messages }: EventOf<'history.page'>, head: number): Generator<Violation> {
  const newest: number[] = [];
  for (let seq = head; seq > 0 && newest.length < PAGE; seq--) if (log.get(seq)?.type === 'chat.sent') newest.unshift(seq);
  const shown = messages.map(({ seq }) => seq);
  if (shown.join() !== newest.join()) yield { name: 'hole', where, seen: `first page ${shown.join()}, not ${newest.join()}` };
}

/** When all was over: the log has no hole, everybody has all of it, and no outbox waits. */
function* ends({ transcript: { final, entries } }: World): Generator<Violation> {
  let last = 0;
  for (const { seq } of final.events) {
    if (seq !== last + 1) yield { name: seq > last ? 'hole' : 'backwards', where: 'the replay of all', seen: `${seq} after ${last}` };
    last = seq;
  }
  for (const text of final.unshaped) yield { name: 'shape', where: 'the final reading', seen: text.slice(0, 300) };
  if (final.gap) yield { name: 'needless-gap', where: 'the replay of all', seen: 'since 0' };
  if (last !== final.head) yield { name: 'hole', where: 'the replay of all', seen: `it ends at ${last}, head ${final.head}` };
  for (const entry of entries) {
    if (entry.is !== 'finished') continue;
    const where = `${entry.client}, connection ${entry.connection}`;
    if (entry.last !== final.head) yield { name: 'undelivered', where, seen: `it has up to ${entry.last} of ${final.head}` };
    if (entry.pending.length) yield { name: 'undelivered', where, seen: `no receipt for ${entry.pending.slice(0, 5).join(', ')}` };
  }
}

/** What anybody saw is in the log, as it was seen; and what was acknowledged is there once. */
export function* durability(world: World): Generator<Violation> {
  const { log, seqsOf } = world;
  for (const { where, event } of sightings(world)) {
    const there = log.get(event.seq);
    if (there && identityOf(there) === identityOf(event)) continue;
    yield there
      ? { name: 'two-orders', where, seen: `${event.seq} is ${identityOf(event)}, and ${identityOf(there)} in the log` }
      : { name: 'gone', where, seen: `${event.seq}, ${identityOf(event)}` };
    if (isReceipt(world, event) && !seqsOf.has(keyOf(event.author.member, event.id)))
      yield { name: 'lost', where, seen: `${event.id}, acknowledged as ${event.seq}` };
  }
  for (const [key, seqs] of seqsOf) if (seqs.length > 1) yield { name: 'doubled', where: key, seen: `at ${seqs.join(' and ')}` };
}

/** `chat.sent` is the receipt for its sender, whoever hears it. */
const isReceipt = ({ sends }: World, event: Logged): event is EventOf<'chat.sent'> =>
  event.type === 'chat.sent' && sends.has(keyOf(event.author.member, event.id));
