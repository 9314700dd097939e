import type { Context } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { App } from './app';

const COOKIE = 'openlink.visitor';
/** Younger than this, a cookie proves nothing: whoever makes a thousand can wait a moment for them, but not long for each. */
const KNOWN_AFTER_MS = 60 * 60 * 1000;
const MAX_AGE_S = 400 * 24 * 60 * 60;

/**
 * A browser that we have seen before: the random name in its cookie, which we signed and which says when it was made. It is
 * kept nowhere here and stands for no person; it only keeps one browser's haste apart from its neighbours'.
 */
export async function knownVisitor(c: Context<App>): Promise<string | undefined> {
  const value = await getSignedCookie(c, c.env.AUTH_SECRET, COOKIE);
  if (typeof value !== 'string') {
    await setSignedCookie(c, COOKIE, `${Date.now()}~${crypto.randomUUID()}`, c.env.AUTH_SECRET, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: new URL(c.req.url).protocol === 'https:',
      maxAge: MAX_AGE_S,
    });
    return undefined;
  }
  const [made = '', name] = value.split('~');
  return Date.now() - Number(made) >= KNOWN_AFTER_MS ? name : undefined;
}
