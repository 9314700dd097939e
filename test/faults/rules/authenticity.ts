import { deletedAtOf, type Logged } from '../transcript.ts';
import type { Violation } from '../violation.ts';
import { keyOf, push, sightings, type World } from '../world.ts';

/** Clocks of one machine: a stamp may be off by what a process waits for its turn. */
const CLOCK_MS = 5000;

/** Everything in the log was sent, by whom it says and as it says; the room's own stamps are its own. */
export function* authenticity(world: World): Generator<Violation> {
  const { sends, transcript } = world;
  const senders = new Map<string, string>();
  for (const key of sends.keys()) senders.set(key.slice(key.indexOf(' ') + 1), key.slice(0, key.indexOf(' ')));
  const deeds = deedsOf(world);
  let latest = 0;
  for (const event of world.log.values()) {
    const where = `${event.type} ${event.seq}`;
    const at = timeOf(event);
    if (at !== undefined && at < latest) yield { name: 'misstamped', where, seen: `${at}, after ${latest}` };
    latest = Math.max(latest, at ?? 0);
    if (event.type === 'chat.sent') {
      const { member } = event.author;
      const sent = sends.get(keyOf(member, event.id))?.[0];
      const sender = senders.get(event.id);
      const sentAt = sent && transcript.entries[sent.line]!.at;
      if (!sent) yield { name: sender ? 'misstamped' : 'invented', where, seen: `by ${member}, sent by ${sender ?? 'nobody'}` };
      else if (event.createdAt < sentAt! - CLOCK_MS) yield { name: 'misstamped', where, seen: `${event.createdAt}, sent at ${sentAt}` };
      else if (event.replyTo !== sent.frame['replyTo']) yield { name: 'altered', where, seen: `a reply to ${event.replyTo}` };
    } else {
      const deed = deedOf(world, event);
      if (deed !== undefined && !deeds.has(deed)) yield { name: 'invented', where, seen: deed };
    }
  }
  yield* texts(world);
}

const timeOf = (event: Logged) =>
  event.type === 'chat.sent'
    ? event.createdAt
    : event.type === 'chat.edited'
      ? event.editedAt
      : event.type === 'chat.deleted'
        ? event.deletedAt
        : undefined;

/** Who asked for what, as `deedOf` spells an event. */
function deedsOf({ connections }: World): Set<string> {
  const deeds = new Set<string>();
  for (const { member, transmissions } of connections) {
    for (const { frame } of transmissions) {
      if (frame.type === 'chat.edit') deeds.add(`${member} edited ${frame.target} “${frame.text}”`).add(`${member} edited ${frame.target}`);
      if (frame.type === 'chat.delete') deeds.add(`${member} deleted ${frame.target}`);
      if (frame.type === 'reaction.set') deeds.add(`${member} reacted ${frame.target} ${frame.emoji} ${frame.on}`);
    }
  }
  return deeds;
}

function deedOf({ log }: World, event: Logged): string | undefined {
  if (event.type === 'chat.deleted') return `${event.by} deleted ${event.target}`;
  if (event.type === 'reaction.changed') return `${event.member} reacted ${event.target} ${event.emoji} ${event.on}`;
  const target = event.type === 'chat.edited' ? log.get(event.target) : undefined;
  if (event.type !== 'chat.edited' || target?.type !== 'chat.sent') return undefined;
  return `${target.author.member} edited ${event.target}${event.text === undefined ? '' : ` “${event.text}”`}`;
}

/** Every text that anybody was ever shown was written by its author, in that message or an edit of it. */
function* texts(world: World): Generator<Violation> {
  const edits = new Map<string, string[]>();
  for (const { member, transmissions } of world.connections)
    for (const { frame } of transmissions) if (frame.type === 'chat.edit') push(edits, `${member} ${frame.target}`, frame.text ?? '');
  for (const { where, event } of sightings(world)) {
    if (event.type !== 'chat.sent' || deletedAtOf(event) !== undefined) continue;
    const { member } = event.author;
    // What is sent again with another text is not read: the first one counts.
    const sent = world.sends.get(keyOf(member, event.id))?.[0];
    const written = [sent?.frame.text, ...(edits.get(`${member} ${event.seq}`) ?? [])];
    if (sent && !written.includes(event.text)) yield { name: 'altered', where, seen: `${event.seq}: “${event.text}”` };
  }
}
