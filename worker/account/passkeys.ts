import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitSignIn } from '../http/limit';
import { isFresh, visitorOf, withFreshAccount } from '../http/session';
import { valid } from '../http/valid';
import { browserOf } from '../people/browser';
import { asked, hint } from '../sign-in/asked';
import { passkeyInput, passkeyOptions } from '../sign-in/input';
import { changed } from './input';
import * as accounts from './store';

/** A guest may make a passkey, and thereby an account; who has an account, if they signed in within a day. */
const mayAdd = createMiddleware<App>(async (c, next) => {
  const visitor = await visitorOf(c);
  if (visitor === undefined) throw new AppError('auth.required');
  if (!visitor.guest && !isFresh(visitor)) throw new AppError('auth.stale');
  c.set('person', visitor.person);
  c.set('visitor', visitor);
  await next();
});

/** What the device shows beside the passkey, so that somebody with several can tell them apart. */
async function nameFor(c: Context<App>): Promise<string> {
  const called = await accounts.calledOf(c.var.db, c.var.person);
  return called?.handle ?? `OpenLink ${new Date().toISOString().slice(0, 10)}`;
}

const ADDING = ['auth.required', 'auth.forbidden', 'auth.stale', 'rate.limited'] as const;

export const passkeys = new Hono<App>()
  .post(
    '/me/passkeys/options',
    describe(
      'people',
      'What to ask the browser for a new passkey with',
      { 200: ['For `navigator.credentials.create`, good for 5 minutes.', passkeyOptions] },
      ADDING,
      'session',
    ),
    mayAdd,
    limitSignIn,
    async (c) => {
      const options = passkeyOptions.parse(await asked(c, c.var.visitor, '/passkey/generate-register-options', { method: 'GET' }));
      // better-auth would show an address there, which a guest hasn't and others may look at over a shoulder.
      const name = await nameFor(c);
      return c.json({ ...options, user: { ...Object(options['user']), name, displayName: name } });
    },
  )
  .post(
    '/me/passkeys',
    describe(
      'people',
      'Sign in by a new passkey from now on',
      { 200: ['Whoever was a guest has an account now, and a new session.', changed] },
      [...ADDING, 'input.invalid', 'passkey.invalid'],
      'session',
    ),
    mayAdd,
    limitSignIn,
    valid('json', passkeyInput),
    async (c) => {
      const { visitor, db } = c.var;
      const { response } = c.req.valid('json');
      await asked(c, visitor, '/passkey/verify-registration', { body: { response } });
      await accounts.notePasskey(db, visitor.user, response.id, browserOf(c.req.header('user-agent')));
      if (visitor.guest) {
        if (!(await accounts.becomeAccount(db, visitor.user))) throw new AppError('auth.required');
        // Nobody who had the guest's session has the account's.
        await asked(c, visitor, '/renew-session', {});
        hint(c, true);
      }
      return c.json({ changed: true as const });
    },
  )
  .delete(
    '/me/passkeys/:id',
    describe(
      'people',
      'Sign in by a passkey no more',
      { 204: ['Gone here; the device still lists it.'] },
      ['auth.required', 'auth.forbidden', 'account.required', 'auth.stale', 'way.last'],
      'session',
    ),
    withFreshAccount,
    async (c) => {
      if (!(await accounts.removePasskey(c.var.db, c.var.visitor.user, c.req.param('id')))) throw new AppError('way.last');
      return c.body(null, 204);
    },
  );
