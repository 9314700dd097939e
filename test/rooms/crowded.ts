import type { UpInput } from '$rooms/protocol/up';
import { idAt, PlainRoom, type PlainSocket } from './plain-room';

/** Longer than any tick and any merging: what is told next is told at once. */
export const QUIET_MS = 1000;
/** A room that only merges has at least so many connections. */
export const BIG = 60;

let n = 0;
export const saying = (room: PlainRoom, text = 'x'): UpInput => ({ type: 'chat.send', id: idAt(room.now, ++n), text });

/** The head and `size - 1` others, all of them told of by now. */
export function crowded(size: number, lang: 'en' | 'ko' = 'en'): { room: PlainRoom; head: PlainSocket; others: PlainSocket[] } {
  const room = new PlainRoom();
  const head = room.lead();
  const others = Array.from({ length: size - 1 }, (_, i) => room.enter(i + 1, lang));
  room.pass(QUIET_MS);
  return { room, head, others };
}

/** Every seq that a connection heard live or by replay, in the order in which it came. */
export const seqsOf = (socket: PlainSocket, fromFrame = 0): number[] =>
  socket.frames.slice(fromFrame).flatMap((frame) => frame.flatMap((event) => ('seq' in event ? [event.seq] : [])));

export const upTo = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);
