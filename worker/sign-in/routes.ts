import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import * as accounts from '../account/store';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitSignIn } from '../http/limit';
import { visitorOf } from '../http/session';
import { valid } from '../http/valid';
import { delivered } from '../providers/mail/local';
import { isLocal, mailerOf } from '../providers/mail/on';
import { asked } from './asked';
import { newCode, post } from './codes';
import { done, elsewhere, emailCodeInput, emailInput, mailbox, nextInput, passkeyInput, passkeyOptions, sent, ways } from './input';
import { signInLetter } from './letters';
import { isProvider, providersOn } from './providers';
import { begun } from './session';

/** Where a browser is sent after signing in: on to the page it came from, or first to choose a handle. */
const onwards = (next: string | undefined) => `/sign-in/done?next=${encodeURIComponent(next ?? '/')}`;

export const signIn = new Hono<App>()
  .get('/sign-in', describe('people', 'The ways to sign in here', { 200: ['Passkeys always work.', ways] }), (c) =>
    c.json({ email: mailerOf(c.env) !== undefined, providers: providersOn(c.env), mailbox: isLocal(c.env) }),
  )
  .post(
    '/sign-in/email',
    describe('people', 'Have a code sent to an address', { 202: ['Sent, whether or not there is an account.', sent] }, [
      'input.invalid',
      'auth.forbidden',
      'rate.limited',
      'mail.failed',
    ]),
    limitSignIn,
    valid('json', emailInput),
    async (c) => {
      const { email } = c.req.valid('json');
      await post(c, email, async () => signInLetter(email, c.var.lang, await newCode(c, email, 'sign-in')));
      return c.json({ sent: true as const }, 202);
    },
  )
  .post(
    '/sign-in/email/code',
    describe(
      'people',
      'Sign in, or up, by the code sent to an address',
      { 200: ['A session, as a cookie and in `set-auth-token`. A guest keeps what they have.', done] },
      ['input.invalid', 'auth.forbidden', 'code.invalid', 'way.other', 'rate.limited'],
    ),
    limitSignIn,
    valid('json', emailCodeInput),
    async (c) => {
      const { email, code } = c.req.valid('json');
      const visitor = await visitorOf(c);
      if (await accounts.signsInOtherwise(c.var.db, email)) {
        // Who has the code has the mailbox, and may know; to anybody else it is a wrong code.
        await asked(c, visitor, '/email-otp/check-verification-otp', { body: { email, type: 'sign-in', otp: code } });
        throw new AppError('way.other');
      }
      await asked(c, visitor, '/sign-in/email-otp', { body: { email, otp: code } });
      await begun(c, visitor);
      return c.json({ signedIn: true as const });
    },
  )
  .post(
    '/sign-in/passkey/options',
    describe(
      'people',
      'What to ask the browser for a passkey with',
      { 200: ['For `navigator.credentials.get`, good for 5 minutes.', passkeyOptions] },
      ['auth.forbidden', 'rate.limited'],
    ),
    limitSignIn,
    async (c) => {
      const options = await asked(c, await visitorOf(c), '/passkey/generate-authenticate-options', { method: 'GET' });
      return c.json(passkeyOptions.parse(options));
    },
  )
  .post(
    '/sign-in/passkey',
    describe('people', 'Sign in by a passkey', { 200: ['A session, as a cookie and in `set-auth-token`.', done] }, [
      'input.invalid',
      'auth.forbidden',
      'passkey.invalid',
      'rate.limited',
    ]),
    limitSignIn,
    valid('json', passkeyInput),
    async (c) => {
      const visitor = await visitorOf(c);
      await asked(c, visitor, '/passkey/verify-authentication', { body: c.req.valid('json') });
      await begun(c, visitor);
      return c.json({ signedIn: true as const });
    },
  )
  .post(
    '/sign-in/with/:provider',
    describe('people', 'Sign in with somebody else', { 200: ['It comes back to `/api/auth/callback/{provider}`.', elsewhere] }, [
      'input.invalid',
      'auth.forbidden',
      'route.not_found',
      'rate.limited',
    ]),
    limitSignIn,
    valid('json', nextInput),
    async (c) => {
      const provider = c.req.param('provider');
      if (!isProvider(provider) || !providersOn(c.env).some(({ id }) => id === provider)) throw new AppError('route.not_found');
      const { next } = c.req.valid('json');
      const back = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
      const answer = await asked(c, await visitorOf(c), '/sign-in/social', {
        body: { provider, callbackURL: onwards(next), errorCallbackURL: `/sign-in${back}`, disableRedirect: true },
      });
      return c.json({ url: elsewhere.parse(answer).url });
    },
  )
  .get(
    '/mailbox',
    describe('people', 'The mailbox of a local run', { 200: ['The newest letters first.', mailbox] }, ['route.not_found']),
    (c) => {
      if (!isLocal(c.env)) throw new AppError('route.not_found');
      return c.json({ items: delivered().map(({ id, to, subject, text, at }) => ({ id, to, subject, text, at })) });
    },
  );
