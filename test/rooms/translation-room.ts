import type { Translatable } from '$rooms/deps';
import type { Lang } from '$rooms/protocol/lang';
import { idAt, PlainRoom, type PlainSocket } from './plain-room';

/** What the scripted engine makes of a text: its marks stay, and it shows from where to where it was brought. */
export const inLang = (text: string, from: Lang, to: Lang) => `${to}<${from}:${text}`;

/** A room with an engine that has everything, after `delayMs` of the room's clock. */
export function translatedRoom(delayMs = 0): PlainRoom {
  const room = new PlainRoom();
  room.translateBudget = { memberPerMinute: 1_000_000, roomPerMinute: 1_000_000 };
  room.forget();
  room.translate = async ({ text, from, to }) => {
    const answer = { text: inLang(text, from, to), engine: 'scripted' };
    return delayMs ? room.after(delayMs, answer) : answer;
  };
  return room;
}

let n = 0;
/** Says something, in the language given or, without, in what the room takes it for. The message's seq. */
export function say(room: PlainRoom, socket: PlainSocket, text: string, lang?: string): number {
  const id = idAt(room.now, n++);
  room.up(socket, { type: 'chat.send', id, text, ...(lang ? { lang } : {}) });
  const sent = socket.heard('chat.sent').find((event) => event.id === id);
  if (!sent) throw new Error(`not sent: ${JSON.stringify(socket.frames.at(-1))}`);
  return sent.seq;
}

/** How often each text was asked for in each pair of languages. */
export function counts(asked: readonly Translatable[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { text, from, to } of asked) {
    const key = `${from}>${to} ${text}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

export const added = (socket: PlainSocket) => socket.heard('translation.added').map(({ target, text }) => [target, text]);
export const missed = (socket: PlainSocket) => socket.heard('translation.missed').map(({ target, reason }) => [target, reason]);

/** What a reader's newest page shows of translations. */
export const page = (socket: PlainSocket) =>
  socket.last('history.page')!.messages.map(({ seq, translation }) => [seq, translation?.lang ?? null, translation?.text ?? null]);
