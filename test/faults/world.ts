import type { EventOf } from '../support/contract-wire.ts';
import { isLogged, type Entry, type Logged, type Transcript, type Up } from './transcript.ts';

type Sent = Extract<Entry, { is: 'sent' }>;

/** One frame that a client sent: the line it was sent at, and the one it was answered at, if it was. */
export type Transmission = { line: number; frame: Up; connection: Connection; refused: boolean; answeredAt: number | null };

/** One connection of one client, and what happened on it in order. */
export type Connection = {
  client: string;
  member: string;
  n: number;
  where: string;
  lines: { line: number; entry: Entry }[];
  opening: Extract<Entry, { is: 'opening' }> | undefined;
  welcome: EventOf<'room.welcome'> | undefined;
  closed: number | undefined;
  transmissions: Transmission[];
};

/** A transcript with its indexes, made once for all rules. */
export type World = {
  transcript: Transcript;
  connections: Connection[];
  memberOf: Map<string, string>;
  /** The log as read back. */
  log: Map<number, Logged>;
  /** Seqs by `member id`. */
  seqsOf: Map<string, number[]>;
  /** chat.send by `member id`, in the order of the lines. */
  sends: Map<string, Transmission[]>;
};

export const keyOf = (member: string, id: string) => `${member} ${id}`;

/** What makes an event this one: everything that never changes, whenever and to whomever it is told. */
export function identityOf(event: Logged): string {
  if (event.type === 'chat.sent') return `chat.sent ${event.author.member} ${event.id} ${event.createdAt}`;
  if (event.type === 'chat.edited') return `chat.edited ${event.target} ${event.editedAt}`;
  if (event.type === 'chat.deleted') return `chat.deleted ${event.target} ${event.by} ${event.deletedAt}`;
  if (event.type === 'reaction.changed')
    return `reaction.changed ${event.target} ${event.emoji} ${event.member} ${event.on} ${event.count}`;
  if (event.type === 'member.updated') return `member.updated ${event.member} ${event.nickname} ${event.role} ${event.removed}`;
  return `room.updated ${event.room.title} ${event.room.description}`;
}

export function worldOf(transcript: Transcript): World {
  const memberOf = new Map<string, string>();
  const connections = new Map<string, Connection>();
  transcript.entries.forEach((entry, line) => {
    if (entry.is === 'member') memberOf.set(entry.client, entry.member);
    const where = `${entry.client}, connection ${entry.connection}`;
    let connection = connections.get(where);
    if (!connection) {
      const { client, connection: n } = entry;
      const member = memberOf.get(client) ?? '';
      connection = { client, member, n, where, lines: [], opening: undefined, welcome: undefined, closed: undefined, transmissions: [] };
      connections.set(where, connection);
    }
    connection.lines.push({ line, entry });
    if (entry.is === 'opening') connection.opening = entry;
    else if (entry.is === 'closed') connection.closed = entry.code;
    else if (entry.is === 'heard' && entry.event.type === 'room.welcome') connection.welcome ??= entry.event;
  });
  const all = [...connections.values()];
  for (const connection of all) connection.transmissions = transmissionsOf(connection);

  const sends = new Map<string, Transmission[]>();
  const inOrder = all.flatMap(({ transmissions }) => transmissions).sort((a, b) => a.line - b.line);
  for (const sent of inOrder) {
    const { type, id } = sent.frame;
    if (type === 'chat.send' && id !== undefined) push(sends, keyOf(sent.connection.member, id), sent);
  }
  const seqsOf = new Map<string, number[]>();
  for (const event of transcript.final.events)
    if (event.type === 'chat.sent') push(seqsOf, keyOf(event.author.member, event.id), event.seq);
  const log = new Map(transcript.final.events.map((event) => [event.seq, event]));
  return { transcript, connections: all, memberOf, log, seqsOf, sends };
}

/**
 * A connection's frames up and what became of them: an error with `re` answers the first of that name still unanswered, and so
 * does the sender's own `chat.sent`. Everything before a frame that was answered has been read by the room: TCP loses no middle.
 */
function transmissionsOf(connection: Connection): Transmission[] {
  const open = new Map<string, Transmission[]>();
  const all: Transmission[] = [];
  const isReplay = replays(connection);
  for (const { line, entry } of connection.lines) {
    if (entry.is === 'sent') {
      const sent: Transmission = { line, frame: entry.frame, connection, refused: false, answeredAt: null };
      all.push(sent);
      push(open, nameOf(entry), sent);
    } else if (entry.is === 'heard') {
      const { event } = entry;
      if (event.type === 'error' && event.re !== undefined) answer(open.get(event.re)?.shift(), line, true);
      if (event.type === 'chat.sent' && event.author.member === connection.member && !isReplay(event.seq))
        answer(open.get(event.id)?.shift(), line, false);
    }
  }
  return all;
}

/** Whether a message is heard because it was missed, and answers nothing: what was logged before the connection comes to it once by itself. */
function replays({ opening, welcome }: Connection): (seq: number) => boolean {
  const from = opening?.since;
  if (from === undefined || !welcome || welcome.gap) return () => false;
  const heard = new Set<number>();
  return (seq) => seq > from && seq <= welcome.head && !heard.has(seq) && heard.add(seq).size > 0;
}

/** What `re` repeats of a frame. */
const nameOf = ({ frame }: Sent) => (frame.type === 'chat.send' && frame.id !== undefined ? frame.id : frame.type);

function answer(sent: Transmission | undefined, line: number, refused: boolean): void {
  if (!sent) return;
  sent.answeredAt = line;
  sent.refused = refused;
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Everything that anybody heard with a seq, pages included. */
export function* sightings({ connections }: World): Generator<{ where: string; line: number; event: Logged }> {
  for (const { where, lines } of connections) {
    for (const { line, entry } of lines) {
      if (entry.is === 'heard' && isLogged(entry.event)) yield { where, line, event: entry.event };
      const read = entry.is === 'heard' && entry.event.type === 'history.page' ? entry.event.messages : [];
      for (const message of read) yield { where: `${where}, page`, line, event: { type: 'chat.sent', ...message } };
      if (entry.is === 'answered' && entry.message) yield { where: `${where}, HTTP`, line, event: { type: 'chat.sent', ...entry.message } };
    }
  }
}
