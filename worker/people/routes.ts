import { Hono } from 'hono';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitMaking } from '../http/limit';
import { visitorOf } from '../http/session';
import { authOf } from './auth';
import { sameGuest } from './guest';
import { me } from './input';

/**
 * The request as better-auth likes it: it refuses a body without a content type, even an empty one, and a plain POST by a
 * program has just that.
 */
async function tidied(request: Request): Promise<Request> {
  if (request.method !== 'POST') return request;
  const body = await request.text();
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  if (body === '') headers.delete('content-type');
  else headers.set('content-type', 'application/json');
  return new Request(request.url, { method: 'POST', headers, ...(body === '' ? {} : { body }) });
}

export const people = new Hono<App>()
  .post('/auth/sign-in/anonymous', limitMaking('guest'), async (c) => {
    const auth = authOf(c.env, c.req.url, c.var.db);
    const answer = (await sameGuest(auth, c.req.raw)) ?? (await auth.handler(await tidied(c.req.raw)));
    // Through the context, so that the visitor's cookie set by the limit goes along.
    return c.newResponse(answer.body, answer);
  })
  .on(['GET', 'POST'], '/auth/*', async (c) => authOf(c.env, c.req.url, c.var.db).handler(await tidied(c.req.raw)))
  .get('/me', describe('people', 'Whether this request is signed in', { 200: ['Nothing in it says who.', me] }), async (c) => {
    const visitor = await visitorOf(c);
    return c.json({ signedIn: visitor !== undefined, guest: visitor?.guest ?? false });
  });
