import { Hono } from 'hono';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitMaking } from '../http/limit';
import { visitorOf } from '../http/session';
import { authOf } from './auth';
import { sameGuest } from './guest';
import { me } from './input';

/** The request without its body: becoming a guest and signing out take none, and better-auth refuses those without a JSON content type, empty ones too. */
const bodiless = ({ url, method, headers }: Request) => {
  const kept = new Headers(headers);
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) kept.delete(name);
  return new Request(url, { method, headers: kept });
};

export const people = new Hono<App>()
  .post('/auth/sign-in/anonymous', limitMaking('guest'), async (c) => {
    const auth = authOf(c.env, c.req.url);
    const answer = (await sameGuest(auth, c.req.raw)) ?? (await auth.handler(bodiless(c.req.raw)));
    // Through the context, so that the visitor's cookie set by the limit goes along.
    return c.newResponse(answer.body, answer);
  })
  .post('/auth/sign-out', async (c) => {
    const answer = await authOf(c.env, c.req.url).handler(bodiless(c.req.raw));
    // better-auth says that it is done though the database failed: a session that is still there, or can't be asked for, isn't ended.
    if (answer.ok && (await visitorOf(c)) !== undefined) throw new Error('A session outlived its end.');
    return answer;
  })
  .on(['GET', 'POST'], '/auth/*', (c) => authOf(c.env, c.req.url).handler(c.req.raw))
  .get('/me', describe('people', 'Whether this request is signed in', { 200: ['Nothing in it says who.', me] }), async (c) => {
    const visitor = await visitorOf(c);
    return c.json({ signedIn: visitor !== undefined, guest: visitor?.guest ?? false });
  });
