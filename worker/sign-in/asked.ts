import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { AppError, type ErrorCode } from '../../rooms/protocol/error';
import type { App } from '../http/app';
import type { Visitor } from '../http/session';
import { z } from '../http/z';
import { signingAuthOf } from '../people/auth';

const HINT = 'openlink.account';
const HINT_S = 400 * 24 * 60 * 60;

/** Tells the browser's pages whether somebody with an account is here, so that they needn't ask: a word to show the right button by, which proves nothing. */
export function hint(c: Context<App>, hasAccount: boolean): void {
  setCookie(c, HINT, hasAccount ? '1' : '', { path: '/', sameSite: 'Lax', secure: isHttps(c), maxAge: hasAccount ? HINT_S : 0 });
}
const isHttps = (c: Context<App>) => new URL(c.req.url).protocol === 'https:';

/** What better-auth refuses with, and what it is called here. Whatever isn't in the list is something wrong with what was sent. */
const REFUSALS: Record<string, ErrorCode> = {
  INVALID_OTP: 'code.invalid',
  OTP_EXPIRED: 'code.invalid',
  TOO_MANY_ATTEMPTS: 'code.invalid',
  PASSKEY_NOT_FOUND: 'passkey.invalid',
  CHALLENGE_NOT_FOUND: 'passkey.invalid',
  AUTHENTICATION_FAILED: 'passkey.invalid',
  FAILED_TO_VERIFY_REGISTRATION: 'passkey.invalid',
  YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY: 'passkey.invalid',
  UNAUTHORIZED: 'auth.required',
};
const refusal = z.object({ code: z.string() });

/**
 * The request's headers as better-auth may see them. A session that has ended is left out: better-auth would have the browser forget it
 * after giving it the new one, and so forget the new one.
 */
export function headersFor(c: Context<App>, visitor: Visitor | undefined): Headers {
  const headers = new Headers(c.req.raw.headers);
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) headers.delete(name);
  if (visitor !== undefined) return headers;
  headers.delete('authorization');
  const rest = (headers.get('cookie') ?? '').split(/; */).filter((pair) => !/^(__Secure-)?openlink\.session_token=/.test(pair));
  headers.delete('cookie');
  if (rest.join('') !== '') headers.set('cookie', rest.join('; '));
  return headers;
}

/** Hands on the session that better-auth's answer begins or ends. */
export function handOn(c: Context<App>, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
  const token = headers.get('set-auth-token');
  if (token !== null) c.header('set-auth-token', token);
}

type Asking = { method?: 'GET' | 'POST'; body?: object };

/**
 * Asks better-auth in the visitor's name, at an address of its own that can't be reached from outside, and hands on the cookies it sets.
 * Refusals are thrown as ours.
 */
export async function asked(c: Context<App>, visitor: Visitor | undefined, path: string, { method, body }: Asking): Promise<unknown> {
  const auth = await signingAuthOf(c.env, c.req.url);
  const headers = headersFor(c, visitor);
  if (body) headers.set('content-type', 'application/json');
  const url = new URL(`/api/auth${path}`, c.req.url);
  const answer = await auth.handler(
    new Request(url, { method: method ?? 'POST', headers, ...(body ? { body: JSON.stringify(body) } : {}) }),
  );
  const read: unknown = await answer.json().catch(() => null);
  if (!answer.ok) {
    const { code = '' } = refusal.partial().catch({}).parse(read);
    if (answer.status >= 500 && REFUSALS[code] === undefined) throw new Error(`better-auth answered ${answer.status} ${code} at ${path}`);
    throw new AppError(REFUSALS[code] ?? 'input.invalid');
  }
  handOn(c, answer.headers);
  return read;
}
