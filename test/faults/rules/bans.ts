import { isLogged, type Entry, type Logged } from '../transcript.ts';
import type { Violation } from '../violation.ts';
import type { Connection, World } from '../world.ts';

/** From `from` (the ban) to `to` (when the member was let back in) in the log. */
type Ban = { member: string; from: number; to: number; isBan: boolean; isLifted: boolean };

/** Removed is removed: nothing of the member's is accepted, no socket stays open, none opens. */
export function* bans(world: World): Generator<Violation> {
  const all = bansIn(world);
  if (!all.length) return;
  for (const event of world.log.values()) {
    const actor = actorOf(world, event);
    const ban = all.find(({ member, from, to }) => member === actor && from < event.seq && event.seq < to);
    if (ban) yield { name: 'banned-spoke', where: `${event.type} ${event.seq}`, seen: `${ban.member} was removed at ${ban.from}` };
  }
  for (const { member, from, to, isBan, isLifted } of all)
    if (isBan && !isLifted && to < Infinity)
      yield { name: 'banned-entered', where: `member.updated ${to}`, seen: `${member} was banned at ${from}` };
  for (const connection of world.connections) {
    const own = all.filter(({ member }) => member === connection.member);
    for (const ban of own) yield* listened(world, connection, ban);
  }
}

function bansIn({ log }: World): Ban[] {
  const bans: Ban[] = [];
  for (const event of log.values()) {
    if (event.type !== 'member.updated' || event.removed === undefined) continue;
    const { member, seq, removed } = event;
    const isBan = event['banned'] === true;
    const open = bans.findLast((ban) => ban.member === member && ban.to === Infinity);
    if (removed && !open) bans.push({ member, from: seq, to: Infinity, isBan, isLifted: false });
    else if (removed && open) Object.assign(open, isBan ? { isBan, isLifted: false } : { isLifted: event['banned'] === false });
    else if (open) open.to = seq;
  }
  return bans;
}

/** Whose deed an event is. */
function actorOf({ log }: World, event: Logged): string | undefined {
  if (event.type === 'chat.sent') return event.author.member;
  if (event.type === 'reaction.changed') return event.member;
  if (event.type === 'chat.deleted') return event.by;
  const target = event.type === 'chat.edited' ? log.get(event.target) : undefined;
  return target?.type === 'chat.sent' ? target.author.member : undefined;
}

/** One connection of a member who was removed: it may hear of that, then ends with 4003; one that ended otherwise ended by a fault. */
function* listened({ transcript }: World, connection: Connection, { from, to }: Ban): Generator<Violation> {
  const { where, lines, welcome, n } = connection;
  const removal = firstSightOf(transcript.entries, from);
  if (n === 0) {
    yield* ticketsAfter(lines, removal);
    return;
  }
  if (!welcome) return;
  if (welcome.head >= from && welcome.head < to) yield { name: 'banned-entered', where, seen: `head ${welcome.head}, removed at ${from}` };
  if (welcome.head >= from) return;
  const later = lines.find(({ entry }) => entry.is === 'heard' && isLogged(entry.event) && entry.event.seq > from);
  if (later?.entry.is === 'heard') yield { name: 'banned-listened', where, seen: `${JSON.stringify(later.entry.event).slice(0, 120)}` };
  const heardOfIt = lines.find(({ entry }) => entry.is === 'heard' && isLogged(entry.event) && entry.event.seq === from);
  const end = lines.find(({ entry }) => entry.is === 'closed')?.entry;
  const openMs = heardOfIt ? (end?.at ?? Infinity) - heardOfIt.entry.at : 0;
  // Within that time the line may have broken before the room's close came.
  if (connection.closed !== 4003 && openMs > CLOSED_WITHIN_MS)
    yield { name: 'ban-left-open', where, seen: `closed with ${connection.closed ?? 'nothing'}, removed at ${from}` };
}

/** The close follows the news in the same breath; half-open and slow lines of our own making hold it back less than this. */
const CLOSED_WITHIN_MS = 2000;

function firstSightOf(entries: Entry[], seq: number): number {
  const at = entries.findIndex((entry) => entry.is === 'heard' && isLogged(entry.event) && entry.event.seq === seq);
  return at === -1 ? Infinity : at;
}

/** Lines outside any connection: a ticket that was asked for after somebody had heard of the removal, and before joining again. */
function* ticketsAfter(lines: Connection['lines'], removal: number): Generator<Violation> {
  let askedAt = 0;
  for (const { line, entry } of lines) {
    if (entry.is === 'sent' && entry.frame.type === 'ticket') askedAt = line;
    if (entry.is === 'sent' && entry.frame.type === 'join' && line > removal) return;
    const isGiven = entry.is === 'answered' && entry.to === 'ticket' && entry.status === 200;
    if (isGiven && askedAt > removal) yield { name: 'banned-entered', where: entry.client, seen: 'a ticket, though removed' };
  }
}
