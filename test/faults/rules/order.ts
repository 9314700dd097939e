import type { Violation } from '../violation.ts';
import { keyOf, type Connection, type Transmission, type World } from '../world.ts';

/**
 * Messages of one connection are logged in the order sent, and none is passed over in silence.
 *
 * Only what is certain is judged: of a message that was first sent on this connection and answered on it, we know that it was
 * accepted from it, and that whatever the connection sent before it has been read and answered. A message whose answer was lost
 * with the connection may have been refused, and says nothing.
 */
export function* order(world: World): Generator<Violation> {
  for (const connection of world.connections) yield* orderOf(world, connection);
}

function* orderOf({ seqsOf, sends }: World, { member, where, transmissions }: Connection): Generator<Violation> {
  const lastAnswered = transmissions.findLastIndex(
    ({ answeredAt, refused, frame }) => answeredAt !== null && !refused && frame.type === 'chat.send',
  );
  let latest: { seq: number; id: string } = { seq: 0, id: '' };
  for (const [at, sent] of transmissions.entries()) {
    const { frame, refused } = sent;
    if (frame.type !== 'chat.send' || frame.id === undefined || refused || at > lastAnswered) continue;
    const seq = seqsOf.get(keyOf(member, frame.id))?.[0];
    if (seq === undefined) {
      yield { name: 'unanswered', where, seen: `${frame.id}, sent before ${transmissions[lastAnswered]!.frame.id}` };
      continue;
    }
    if (!isAcceptedHere(sent, sends.get(keyOf(member, frame.id))!)) continue;
    if (seq < latest.seq)
      yield { name: 'sender-order', where, seen: `${frame.id} is ${seq}, and ${latest.id}, sent before it, ${latest.seq}` };
    else latest = { seq, id: frame.id };
  }
}

/** No other sending of it may have been the one that was accepted: each was refused, or came after this one's answer, or behind it on this line. */
function isAcceptedHere(sent: Transmission, all: Transmission[]): boolean {
  const { answeredAt, connection, line } = sent;
  if (answeredAt === null) return false;
  return all.every(
    (other) => other === sent || other.refused || other.line > answeredAt || (other.connection === connection && other.line > line),
  );
}
