import { framesOf, readBack, type Event, type EventOf, type Message } from '../support/contract-wire.ts';

/** What lasts, and has a place in the log. */
export type Logged = Extract<Event, { seq: number }>;
export const isLogged = (event: Event): event is Logged => 'seq' in event;

/** A frame up, as it was sent. Those that the checker reads have these fields. */
export type Up = { type: string; id?: string; text?: string; target?: number; emoji?: string; on?: boolean; [field: string]: unknown };

/** What happened at one client. */
export type What =
  /** It speaks as this member from now on: several clients may be tabs of one. */
  | { is: 'member'; member: string }
  /** It begins to connect, after what it has. */
  | { is: 'opening'; since?: number; epoch?: string }
  /** A frame was handed to the socket; whether it arrived, nobody knows. */
  | { is: 'sent'; frame: Up }
  | { is: 'heard'; event: Event }
  /** A frame that the contract's shapes don't know. */
  | { is: 'unshaped'; text: string }
  /** What HTTP answered. The asking is a frame `sent` with connection 0: a message, or of type `ticket` or `join`. */
  | { is: 'answered'; to: 'ticket' | 'join' | 'messages'; status: number; code?: string; message?: Message }
  | { is: 'closed'; code: number }
  /** It has waited until nothing was on its way any more: the last place it has without a hole, and ids still without receipt. */
  | { is: 'finished'; last: number; pending: string[] }
  /** The room's process died, or was started again; a line got a fault. Client `program`. */
  | { is: 'killed' | 'started' | 'fault'; point: string };

/**
 * One line of a transcript. `client` names who it happened to and is no member's id; `connection` counts that client's connections
 * from 1 (0: none). Lines stand in the order in which they happened, as one process saw them. `at`: ms UTC.
 */
export type Entry = { client: string; connection: number; at: number } & What;

/**
 * The room's whole log as read back when all was over: over a fresh connection with `since=0`, and page by page over HTTP.
 * `unshaped`: what of it isn't as the contract describes.
 */
export type Final = { epoch: string; head: number; gap: boolean; events: Logged[]; messages: Message[]; unshaped: string[] };

/** Everything about one room under one program. */
export type Transcript = { seed: number; room: string; entries: Entry[]; final: Final };

/** The time that it was deleted at, of a message read back in a replay. */
export const deletedAtOf = (message: EventOf<'chat.sent'> | Message): number | undefined =>
  typeof message.deletedAt === 'number' ? message.deletedAt : undefined;

export function* linesOf({ seed, room, entries, final }: Transcript): Generator<string> {
  yield JSON.stringify({ seed, room, final });
  for (const entry of entries) yield JSON.stringify(entry);
}

/** Reads what `linesOf` gave. Only events and messages are looked at closely: what a server said, not what a program wrote. */
export function parseLines(text: string): Transcript {
  const [first = '', ...rest] = text.split('\n').filter((line) => line !== '');
  const { final, ...head } = JSON.parse(first) as Transcript;
  const events = final.events.length ? (framesOf(JSON.stringify(final.events)) as Logged[]) : [];
  return {
    ...head,
    final: { ...final, events, messages: final.messages.map((message) => readBack.parse(message)) },
    entries: rest.map((line) => JSON.parse(line) as Entry),
  };
}
