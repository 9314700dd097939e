import { Hono } from 'hono';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitMaking } from '../http/limit';
import { failed } from '../http/problem';
import { visitorOf } from '../http/session';
import * as accounts from '../account/store';
import { personIn } from '../presence/socket';
import { comeAgain } from '../presence/wake';
import { handOn, headersFor, hint } from '../sign-in/asked';
import { begun } from '../sign-in/session';
import { authOf, signingAuthOf } from './auth';
import { sameGuest } from './guest';
import { me, type Me } from './input';
import { belonging } from './person-routes';

/** Without its body: becoming a guest and signing out take none, and better-auth refuses those without a JSON content type, empty ones too. */
const bodiless = ({ url, method }: Request, headers: Headers) => {
  const kept = new Headers(headers);
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) kept.delete(name);
  return new Request(url, { method, headers: kept });
};

/** What better-auth answers itself under /auth. All else that it could do is asked for by routes of ours, which say who may and how often. */
export const people = new Hono<App>()
  .route('/', belonging)
  .post('/auth/sign-in/anonymous', limitMaking('guest'), async (c) => {
    const auth = authOf(c.env, c.req.url);
    const headers = headersFor(c, await visitorOf(c));
    const answer = (await sameGuest(auth, c.req.raw)) ?? (await auth.handler(bodiless(c.req.raw, headers)));
    // Through the context, so that the visitor's cookie set by the limit goes along.
    return c.newResponse(answer.body, answer);
  })
  .post('/auth/sign-out', async (c) => {
    const person = await personIn(c.req.raw, c.env);
    const answer = await authOf(c.env, c.req.url).handler(bodiless(c.req.raw, c.req.raw.headers));
    // better-auth says that it is done though the database failed: a session that is still there, or can't be asked for, isn't ended.
    if (answer.ok && (await visitorOf(c)) !== undefined) throw new Error('A session outlived its end.');
    // Other pages of this browser hear nothing more of somebody who has gone.
    if (person !== undefined) await comeAgain(c.env, person);
    hint(c, false);
    return c.newResponse(answer.body, answer);
  })
  .get('/auth/get-session', (c) => authOf(c.env, c.req.url).handler(c.req.raw))
  .get('/auth/callback/:provider', async (c) => {
    const visitor = await visitorOf(c);
    try {
      const auth = await signingAuthOf(c.env, c.req.url);
      const answer = await auth.handler(new Request(c.req.url, { headers: headersFor(c, visitor) }));
      handOn(c, answer.headers);
      if (answer.headers.has('set-auth-token')) await begun(c, visitor);
      return c.redirect(answer.headers.get('location') ?? '/sign-in?error=refused');
    } catch (error) {
      // Somebody looks at this: a page that says so, not a program's answer.
      failed(error, c.req.raw, c.var.requestId);
      return c.redirect('/sign-in?error=failed');
    }
  })
  .get('/me', describe('people', 'Whether this request is signed in', { 200: ['Of a guest, nothing in it says who.', me] }), async (c) => {
    const visitor = await visitorOf(c);
    const hasAccount = visitor !== undefined && !visitor.guest;
    if (hasAccount || c.req.header('cookie')?.includes('openlink.account')) hint(c, hasAccount);
    const told: Me = hasAccount
      ? { signedIn: true, guest: false, profile: await accounts.calledOf(c.var.db, visitor.person) }
      : { signedIn: visitor !== undefined, guest: visitor?.guest ?? false };
    return c.json(told);
  });
