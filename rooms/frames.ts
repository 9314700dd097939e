import { chat, receipt, send } from './chat/handlers';
import { fanout } from './fanout/handlers';
import type { Socket } from './deps';
import { reject, type From, type Handlers, type LiveRoom } from './live';
import { log } from './log/handlers';
import { entry } from './members/entry';
import { members } from './members/handlers';
import { opened } from './members/opened';
import { moderation } from './moderation/handlers';
import { mayWrite } from './partners/rules';
import { presence } from './presence/handlers';
import { previews } from './previews/handlers';
import { CLOSE, type Refusal } from './protocol/error';
import { errorText } from './protocol/error-texts';
import { isMalformed } from './protocol/issues';
import { lang, type Lang } from './protocol/lang';
import { isUpType, UP, type Up, type UpType } from './protocol/up';
import { settings } from './settings/handlers';
import { glossary } from './translation/glossary/handlers';

/** Largest frame up, in bytes of UTF-8. */
export const FRAME_MAX = 32 * 1024;
/** Bad frames of one connection in a minute that cost only an error. */
const BAD_MAX = 20;
const MINUTE = 60_000;

type Data = string | ArrayBuffer | ArrayBufferView;
type Handled = Exclude<UpType, 'chat.send'>;
const HANDLERS: Handlers<Handled> = {
  ...chat,
  ...log,
  ...presence,
  ...members,
  ...opened,
  ...entry,
  ...moderation,
  ...settings,
  ...glossary,
  ...previews,
  ...fanout,
};

const isHandled = (type: unknown): type is Handled => isUpType(type) && type !== 'chat.send';

const BAD: ReadonlySet<string> = new Set(['frame.invalid', 'frame.unknown', 'frame.too_large']);

/** Most texts need no counting, as a UTF-16 unit takes one to three bytes of UTF-8. */
const isTooLarge = (data: Data) =>
  typeof data === 'string'
    ? data.length > FRAME_MAX || (data.length * 3 > FRAME_MAX && new TextEncoder().encode(data).length > FRAME_MAX)
    : data.byteLength > FRAME_MAX;

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** What an error answers: the sender's id, or the type, if they are there and short enough to repeat. */
function answered(frame: Record<string, unknown> | null): string | undefined {
  const id = frame?.type === 'chat.send' ? frame.id : undefined;
  return [id, frame?.type].find((value): value is string => typeof value === 'string' && value.length <= 64);
}

export const readsOf = (room: LiveRoom, socket: Socket): Lang => lang.safeParse(room.connections.state(socket)?.lang).data ?? 'en';

/** One frame from a member, to its end: an answer to its sender, or an event for all. Its size comes first: one too large costs nothing but its error. */
export function receive(room: LiveRoom, socket: Socket, data: Data): void {
  const state = room.connections.state(socket);
  if (!state) return;
  if (isTooLarge(data)) return refuse(room, socket, reject('frame.too_large'), undefined);
  const member = room.members.here(state.member);
  if (!member) return room.connections.close(socket, CLOSE.removed, 'removed');
  room.connections.heard(socket);
  if (data === 'ping') return socket.send('pong');
  const frame = typeof data === 'string' ? parse(data) : null;
  room.connections.together(() => {
    const refusal = frame ? tried(() => handle({ room, member, socket }, frame)) : reject('frame.invalid');
    if (refusal) refuse(room, socket, refusal, answered(frame));
  });
}

/** A bug, or a disk that fails, costs the frame that met it: nothing of it was written, and its sender is told which. */
function tried(work: () => Refusal | void): Refusal | void {
  try {
    return work();
  } catch (error) {
    console.error('room: a frame failed', error);
    return reject('server.failed');
  }
}

function handle(from: From, frame: Record<string, unknown>): Refusal | void {
  const { room, member, socket } = from;
  const { type } = frame;
  if (type === 'chat.send') {
    const sent = send(room, member, frame, readsOf(room, socket));
    if ('code' in sent) return sent;
    return receipt(from, sent);
  }
  return isHandled(type) ? dispatch(from, type, frame) : reject(typeof type === 'string' ? 'frame.unknown' : 'frame.invalid');
}

const limitOf = (room: LiveRoom, type: Handled) =>
  type === 'log.ack' ? room.ackLimit : type === 'log.resume' ? room.resumeLimit : room.otherLimit;

/** Malformed comes before any limit: every bad frame counts, and a limit must not hide it. */
function dispatch<T extends Handled>(from: From, type: T, frame: Record<string, unknown>): Refusal | void {
  const parsed = UP[type].safeParse(frame, { reportInput: true });
  if (!parsed.success && isMalformed(parsed.error)) return reject('frame.invalid');
  const retryAfterMs = limitOf(from.room, type).take(from.member.id, from.room.now());
  if (retryAfterMs) return reject('rate.limited', { retryAfterMs });
  if (!parsed.success) return reject('input.invalid');
  const refusal = mayWrite(from.room.settings, from.member, type);
  if (refusal) return refusal;
  const handler: (from: From, frame: Up[T]) => Refusal | void = HANDLERS[type];
  return handler(from, parsed.data as Up[T]);
}

function refuse(room: LiveRoom, socket: Socket, refusal: Refusal, re: string | undefined): void {
  const { code, retryAfterMs, now } = refusal;
  room.connections.tell(socket, {
    type: 'error',
    code,
    message: errorText(code, readsOf(room, socket)),
    ...(re === undefined ? {} : { re }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(now === undefined ? {} : { now }),
  });
  if (!BAD.has(code)) return;
  const at = room.now();
  const bad = [...(room.connections.state(socket)?.bad ?? []).filter((time) => time > at - MINUTE), at];
  room.connections.keep(socket, { bad });
  if (bad.length > BAD_MAX) room.connections.close(socket, CLOSE.protocol, 'protocol');
}
