import { bearerOf } from '../http/session';
import type { authOf } from './auth';

/** The signed session token that a request came with. */
async function tokenOf(auth: ReturnType<typeof authOf>, headers: Headers): Promise<string | undefined> {
  const { authCookies } = await auth.$context;
  const prefix = `${authCookies.sessionToken.name}=`;
  const cookie = headers
    .get('cookie')
    ?.split(/; */)
    .find((pair) => pair.startsWith(prefix));
  return bearerOf(headers) ?? (cookie === undefined ? undefined : decodeURIComponent(cookie.slice(prefix.length)));
}

/**
 * Answers a guest who signs in as a guest again, as the first sign-in did: the same guest, the same token. better-auth refuses
 * it, and a page that lost count of whether it had signed in would be left with nothing.
 */
export async function sameGuest(auth: ReturnType<typeof authOf>, request: Request): Promise<Response | undefined> {
  const { response: found, headers } = await auth.api.getSession({ headers: request.headers, returnHeaders: true });
  if (found === null || found.user.isAnonymous !== true) return undefined;
  const token = await tokenOf(auth, request.headers);
  if (token === undefined) return undefined;
  const answer = Response.json({ token: found.session.token, user: found.user }, { headers: { 'set-auth-token': token } });
  for (const cookie of headers.getSetCookie()) answer.headers.append('set-cookie', cookie);
  return answer;
}
