import { closedSocket } from '../../rooms/closed-socket';
import { CLOSE } from '../../rooms/protocol/error';
import { dbOf } from '../db/client';
import type { Env } from '../env';
import { isOurs } from '../http/origin';
import { problem } from '../http/problem';
import { authOf } from '../people/auth';
import * as people from '../people/store';

export const PRESENCE_PATH = '/parties/presence/me';
const HEADERS = [
  'upgrade',
  'connection',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
];

/** A cookie goes along wherever a page makes a browser connect to: from another's page, or from nobody knows where, it says nothing. */
function isFromUs(request: Request, env: Env): boolean {
  const origin = request.headers.get('origin');
  return origin === null ? request.headers.get('cookie') === null : isOurs(origin, request.url, env);
}

/** Whose account a request's session is, by cookie or token; nobody's where it is a guest's, or has ended. */
export async function personIn({ url, headers }: Request, env: Env): Promise<string | undefined> {
  if (headers.get('cookie') === null && headers.get('authorization') === null) return undefined;
  const found = await authOf(env, url).api.getSession({ headers });
  return found === null || found.user.isAnonymous === true ? undefined : people.personOf(dbOf(env), found.user.id);
}

/**
 * `GET /parties/presence/me`, upgraded: an open page of somebody with an account. Whose, the session alone says. A browser can't read a
 * refused upgrade, so who isn't signed in, or is a guest, is let in and closed with 4001.
 */
export async function presenceSocket(request: Request, env: Env): Promise<Response> {
  if (request.method !== 'GET') return problem('route.not_found', request);
  if (!isFromUs(request, env)) return problem('auth.forbidden', request);
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') return problem('input.invalid', request);
  const person = await personIn(request, env);
  if (person === undefined) return closedSocket(CLOSE.ticketInvalid, 'auth.required');
  const headers = new Headers({ 'x-openlink-person': person });
  for (const name of HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  // Nothing else of the request gets there: no cookie, no address.
  return env.Presence.getByName(person).fetch(new Request(new URL(PRESENCE_PATH, request.url), { headers }));
}
