import { Hono } from 'hono';
import type { App } from '../http/app';
import { limitMaking } from '../http/limit';
import { visitorOf } from '../http/session';
import { describe } from '../docs/describe';
import { authOf } from './auth';
import { me } from './input';
import { sameGuest } from './guest';

export const people = new Hono<App>()
  .post('/auth/sign-in/anonymous', limitMaking('guest'), async (c) => {
    const auth = authOf(c.env, c.req.url, c.var.db);
    const answer = (await sameGuest(auth, c.req.raw)) ?? (await auth.handler(c.req.raw));
    // Through the context, so that the visitor's cookie set by the limit goes along.
    return c.newResponse(answer.body, answer);
  })
  .on(['GET', 'POST'], '/auth/*', (c) => authOf(c.env, c.req.url, c.var.db).handler(c.req.raw))
  .get('/me', describe('people', 'Whether this request is signed in', { 200: ['Nothing in it says who.', me] }), async (c) => {
    const visitor = await visitorOf(c);
    return c.json({ signedIn: visitor !== undefined, guest: visitor?.guest ?? false });
  });
