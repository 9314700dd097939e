import { deletedAtOf, isLogged, type Logged } from '../transcript.ts';
import type { Violation } from '../violation.ts';
import type { Connection, World } from '../world.ts';

/**
 * Gone is gone: once a deletion is in the log, no later answer has the text. Later is what a connection heard after the deletion,
 * everything on one whose welcome already counted it, what HTTP answered after anybody had heard of it, and the final reading.
 */
export function* gone(world: World): Generator<Violation> {
  const deletedBy = new Map<number, number>();
  for (const event of world.log.values()) {
    if (event.type === 'chat.deleted') deletedBy.set(event.target, event.seq);
    const before = event.type === 'chat.edited' || event.type === 'reaction.changed' ? deletedBy.get(event.target) : undefined;
    if (before !== undefined)
      yield { name: 'changed-after-deletion', where: `${event.type} ${event.seq}`, seen: `${event.target} was deleted at ${before}` };
  }
  if (!deletedBy.size) return;
  const { events, messages } = world.transcript.final;
  for (const event of [...events, ...messages.map((message) => ({ type: 'chat.sent' as const, ...message }))])
    if (showsText(event, deletedBy)) yield { name: 'deleted-text', where: 'the final reading', seen: `${event.type} ${event.seq}` };
  for (const connection of world.connections) yield* after(connection, deletedBy);
  yield* overHttp(world, deletedBy);
}

type Shown = Extract<Logged, { type: 'chat.sent' | 'chat.edited' }>;
/** Whether an event shows the text of a message that is deleted. */
function showsText(event: Logged, deleted: { has(target: number): boolean }): event is Shown {
  if (event.type === 'chat.sent') return deleted.has(event.seq) && (event.text !== '' || deletedAtOf(event) === undefined);
  return event.type === 'chat.edited' && deleted.has(event.target) && event.text !== undefined;
}

/** What one connection was shown after it could know. */
function* after({ where, lines }: Connection, deletedBy: Map<number, number>): Generator<Violation> {
  let head = 0;
  const known = { has: (target: number) => (deletedBy.get(target) ?? Infinity) <= head };
  for (const { entry } of lines) {
    if (entry.is !== 'heard') continue;
    const { event } = entry;
    if (event.type === 'room.welcome') head = event.head;
    else if (event.type === 'chat.deleted') head = Math.max(head, event.seq);
    else if (event.type === 'translation.added' && known.has(event.target))
      yield { name: 'deleted-text', where, seen: `a translation of ${event.target}` };
    const read = event.type === 'history.page' ? event.messages.map((message) => ({ type: 'chat.sent' as const, ...message })) : [];
    for (const shown of isLogged(event) ? [event] : read)
      if (showsText(shown, known)) yield { name: 'deleted-text', where, seen: `${shown.type} ${shown.seq}` };
  }
}

/** An answer to a resent message, asked for after the deletion had been heard by anybody. */
function* overHttp({ transcript: { entries } }: World, deletedBy: Map<number, number>): Generator<Violation> {
  const heard = new Set<number>();
  const atSending = new Map<string, Set<number>>();
  for (const entry of entries) {
    if (entry.is === 'heard' && entry.event.type === 'chat.deleted') heard.add(entry.event.target);
    if (entry.is === 'sent' && entry.connection === 0 && entry.frame.id) atSending.set(entry.frame.id, new Set(heard));
    if (entry.is !== 'answered' || !entry.message || !deletedBy.has(entry.message.seq)) continue;
    const known = atSending.get(entry.message.id) ?? new Set();
    const shown = { type: 'chat.sent' as const, ...entry.message };
    if (showsText(shown, known)) yield { name: 'deleted-text', where: `${entry.client}, HTTP`, seen: `chat.sent ${shown.seq}` };
  }
}
