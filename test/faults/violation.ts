/** Every promise that the checker holds a room to, by the name of its breach. */
export const PROMISES = {
  lost: 'a message that was acknowledged is not in the log',
  gone: 'something that was seen with a seq is not in the log',
  doubled: 'one id of one member made two messages',
  repeated: 'an event was told twice on one connection, and was no receipt for a message sent again',
  'two-orders': 'one seq is different events for different people',
  backwards: 'a connection was told an earlier event after a later one',
  'sender-order': 'messages of one connection are not in the log in the order sent',
  unanswered: 'a frame was passed over: neither in the log nor refused, though a later one was answered',
  hole: 'a connection was told an event and not the one before it, without a word of a gap',
  'needless-gap': 'a connection was told of a gap where everything was there',
  undelivered: 'a client that stayed connected when all was over lacks events, or receipts',
  epoch: 'the epoch changed, though no room was restored',
  'deleted-text': 'a text was shown after its deletion',
  'changed-after-deletion': 'an edit or a reaction was logged after the deletion of its message',
  'banned-spoke': 'something of a banned member was accepted',
  'banned-listened': 'a banned member heard what came after the ban',
  'banned-entered': 'a banned member got a ticket, or was welcomed',
  'ban-left-open': 'a banned member’s connection was not closed with 4003',
  misstamped: 'author, time or seq are not the room’s own',
  altered: 'a text is not what its author wrote',
  invented: 'something is in the log that nobody sent',
  state: 'what is read back is not what the log makes it',
  held: 'a reader that stopped was not let go',
  threw: 'the room met a bug of its own, or a disk that failed',
  shape: 'a frame is not as the contract describes',
} as const;
export type PromiseName = keyof typeof PROMISES;

/** `where`: client, connection, seq: enough to find the lines in the transcript. */
export type Violation = { name: PromiseName; where: string; seen: string };

export const sentence = ({ name, where, seen }: Violation): string => `${name}: ${where}: ${seen} (${PROMISES[name]})`;
