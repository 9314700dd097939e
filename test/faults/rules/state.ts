import type { Message } from '../../support/contract-wire.ts';
import { deletedAtOf, type Logged } from '../transcript.ts';
import type { Violation } from '../violation.ts';
import { keyOf, type World } from '../world.ts';

/** A message as the log makes it. */
type Made = {
  seq: number;
  member: string;
  text: string | undefined;
  editedAt: number | undefined;
  deletedAt: number | undefined;
  reactions: Map<string, Set<string>>;
};

/** What is read back is what the events make it, and the pages of history are what the replay is. */
export function* state(world: World): Generator<Violation> {
  const made = new Map<number, Made>();
  const names = new Map<string, string>();
  for (const event of world.transcript.final.events) yield* make(world, made, names, event);

  const { events, messages } = world.transcript.final;
  const replayed = events.filter((event) => event.type === 'chat.sent');
  const paged = new Map(messages.map((message) => [message.seq, message]));
  if (messages.length !== paged.size)
    yield { name: 'doubled', where: 'the pages of all', seen: `${messages.length} for ${paged.size} seqs` };
  for (const { type: _, ...message } of replayed) {
    const page = paged.get(message.seq);
    if (!page) yield { name: 'state', where: `message ${message.seq}`, seen: 'in the replay and on no page' };
    else if (canonical(page) !== canonical(message))
      yield { name: 'state', where: `message ${message.seq}`, seen: `${canonical(page)} on its page, ${canonical(message)} in the replay` };
    yield* compare(made.get(message.seq)!, message as Message, names);
  }
  if (replayed.length !== paged.size)
    yield { name: 'state', where: 'the pages of all', seen: `${paged.size} messages, ${replayed.length} in the replay` };
}

/** With its fields in one order. */
const canonical = (message: object) => JSON.stringify(message, (_, value: unknown) => (isRecord(value) ? sorted(value) : value));
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const sorted = (record: Record<string, unknown>) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

function* make({ sends }: World, made: Map<number, Made>, names: Map<string, string>, event: Logged): Generator<Violation> {
  const where = `${event.type} ${event.seq}`;
  if (event.type === 'chat.sent') {
    const { member } = event.author;
    const text = sends.get(keyOf(member, event.id))?.[0]?.frame.text;
    made.set(event.seq, { seq: event.seq, member, text, editedAt: undefined, deletedAt: undefined, reactions: new Map() });
  } else if (event.type === 'member.updated') {
    if (event.nickname !== undefined) names.set(event.member, event.nickname);
  } else if (event.type !== 'room.updated') {
    const message = made.get(event.target);
    if (!message) yield { name: 'state', where, seen: `its target ${event.target} is no message before it` };
    else if (event.type === 'chat.edited') Object.assign(message, { text: event.text, editedAt: event.editedAt });
    else if (event.type === 'chat.deleted') Object.assign(message, { text: '', deletedAt: event.deletedAt, reactions: new Map() });
    else yield* react(message, event, where);
  }
}

function* react({ reactions }: Made, { emoji, member, on, count }: Extract<Logged, { type: 'reaction.changed' }>, where: string) {
  const who = reactions.get(emoji) ?? new Set();
  reactions.set(emoji, who);
  const fault = { name: 'state' as const, where };
  if (who.has(member) === on) yield { ...fault, seen: `${member} had ${on ? '' : 'not '}reacted with ${emoji} before` };
  if (on) who.add(member);
  else who.delete(member);
  if (who.size !== count) yield { ...fault, seen: `count ${count} of ${emoji}, by the log ${who.size}` };
}

/** A message read back, beside the same as the log makes it. */
function* compare(made: Made, message: Message, names: Map<string, string>): Generator<Violation> {
  const where = `message ${message.seq}`;
  const deletedAt = deletedAtOf(message);
  if (made.deletedAt !== deletedAt) yield { name: 'state', where, seen: `deletedAt ${deletedAt}, by the log ${made.deletedAt}` };
  if (made.text !== undefined && made.text !== message.text)
    yield { name: made.editedAt ? 'state' : 'altered', where, seen: `“${message.text}”, by the log “${made.text}”` };
  if (made.editedAt !== message.editedAt) yield { name: 'state', where, seen: `editedAt ${message.editedAt}, by the log ${made.editedAt}` };
  const counts = [...made.reactions].map(([emoji, who]) => `${emoji}${who.size}`).filter((count) => !count.endsWith('0'));
  const shown = message.reactions.map(({ emoji, count }) => `${emoji}${count}`);
  if (counts.sort().join() !== shown.sort().join())
    yield { name: 'state', where, seen: `reactions ${shown.join()}, by the log ${counts.join()}` };
  const name = names.get(message.author.member);
  if (name !== undefined && name !== message.author.nickname)
    yield { name: 'state', where, seen: `its author is ${message.author.nickname}, by the log ${name}` };
}
