import { closedSocket } from '../rooms/closed-socket';
import { CLOSE } from '../rooms/protocol/error';
import { slug as slugSchema, slugOf } from '../rooms/protocol/ids';
import type { Env } from './env';
import { isOurs } from './http/origin';
import { problem } from './http/problem';
import { addressIn } from './people/names';

const PATH = /^\/parties\/room\/([^/]+)\/?$/;
/** What a room reads of a socket's URL; the rest, partyserver's own parameters among it, stays outside. */
const PARAMS = ['ticket', 'v', 'lang', 'since', 'epoch'];
/** What the upgrade itself needs. Cookies, tokens and partyserver's own headers never reach a room. */
const HEADERS = [
  'upgrade',
  'connection',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
];
const URL_MAX = 4096;
const PARAM_MAX = 256;

function roomIdIn(segment: string): string | undefined {
  const isRoomId = segment.startsWith('rm_') && slugSchema.safeParse(slugOf(segment)).success;
  return isRoomId ? segment : undefined;
}

/** What the room gets: the request with nothing in it but what a room may know. */
async function inner(request: Request, env: Env, roomId: string): Promise<Request> {
  const asked = new URL(request.url);
  const url = new URL(asked.pathname, asked.origin);
  for (const name of PARAMS) {
    const value = asked.searchParams.get(name);
    if (value !== null) url.searchParams.set(name, value.slice(0, PARAM_MAX));
  }
  const headers = new Headers();
  for (const name of HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  headers.set('x-openlink-address', await addressIn(env, request.headers, slugOf(roomId)));
  return new Request(url, { headers });
}

/** `GET /parties/room/{roomId}`, upgraded: checked for where it comes from, then the room's own affair. */
export async function sockets(request: Request, env: Env): Promise<Response> {
  const segment = PATH.exec(new URL(request.url).pathname)?.[1];
  if (segment === undefined || request.method !== 'GET') return problem('route.not_found', request);
  const origin = request.headers.get('origin');
  if (origin !== null && !isOurs(origin, request.url, env)) return problem('auth.forbidden', request);
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') {
    return problem('input.invalid', request);
  }
  if (request.url.length > URL_MAX) return problem('input.too_large', request);
  const roomId = roomIdIn(segment);
  if (roomId === undefined) return closedSocket(CLOSE.noRoom);
  const answer = await env.Room.getByName(roomId).fetch(await inner(request, env, roomId));
  if (answer.webSocket !== null && answer.webSocket !== undefined) return answer;
  if (answer.status === 429) return problem('rate.limited', request, { retryAfterMs: 60_000 });
  // Anything else is a bug's words, which may say too much.
  throw new Error(`A room answered a socket with status ${answer.status}.`);
}
