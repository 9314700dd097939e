import { Hono } from 'hono';
import { AppError } from '../../rooms/protocol/error';
import { describe } from '../docs/describe';
import type { App } from '../http/app';
import { limitSignIn } from '../http/limit';
import { isFresh, withAccount, withFreshAccount } from '../http/session';
import { valid } from '../http/valid';
import { comeAgain } from '../presence/wake';
import { asked, hint } from '../sign-in/asked';
import { newCode, post } from '../sign-in/codes';
import { elsewhere, emailCodeInput, emailInput, sent } from '../sign-in/input';
import { addingLetter, takenLetter } from '../sign-in/letters';
import { isProvider, providersOn } from '../sign-in/providers';
import { ways, changed, sessions } from './input';
import { passkeys } from './passkeys';
import * as accounts from './store';

const SIGNED_IN = ['auth.required', 'auth.forbidden', 'account.required'] as const;
const FRESH = [...SIGNED_IN, 'auth.stale'] as const;

/** How somebody signs in, and where they are signed in. What takes a way away says so where it is the last one; what is gone already is no error. */
export const account = new Hono<App>()
  .route('/', passkeys)
  .get(
    '/me/account',
    describe('people', 'How I sign in', { 200: ['An account’s ways to sign in.', ways] }, SIGNED_IN, 'session'),
    withAccount,
    async (c) => {
      const { visitor, db } = c.var;
      return c.json({ ...(await accounts.waysOf(db, visitor.user)), fresh: isFresh(visitor) });
    },
  )
  .post(
    '/me/email',
    describe(
      'people',
      'Have a code sent to an address that is to be mine',
      { 202: ['Sent. Where it is another account’s, its owner is told so instead.', sent] },
      [...FRESH, 'input.invalid', 'rate.limited', 'mail.failed'],
      'session',
    ),
    withFreshAccount,
    limitSignIn,
    valid('json', emailInput),
    async (c) => {
      const { visitor, db, lang } = c.var;
      const { email } = c.req.valid('json');
      await post(c, email, async () => {
        const [own, holder] = [await accounts.emailOf(db, visitor.user), await accounts.holderOf(db, email)];
        const code = own === email ? await newCode(c, email, 'email-verification') : await newCode(c, `${own}-${email}`, 'change-email');
        return holder === undefined || holder === visitor.user ? addingLetter(email, lang, code) : takenLetter(email, lang);
      });
      return c.json({ sent: true as const }, 202);
    },
  )
  .post(
    '/me/email/code',
    describe(
      'people',
      'Make an address mine by the code sent there',
      { 200: ['From now on a code sent there signs in.', changed] },
      [...FRESH, 'input.invalid', 'code.invalid', 'rate.limited'],
      'session',
    ),
    withFreshAccount,
    limitSignIn,
    valid('json', emailCodeInput),
    async (c) => {
      const { visitor, db } = c.var;
      const { email, code } = c.req.valid('json');
      const isOwn = (await accounts.emailOf(db, visitor.user)) === email;
      if (isOwn) await asked(c, visitor, '/email-otp/verify-email', { body: { email, otp: code } });
      else await asked(c, visitor, '/email-otp/change-email', { body: { newEmail: email, otp: code } });
      await accounts.letEmailSignIn(db, visitor.user);
      return c.json({ changed: true as const });
    },
  )
  .delete(
    '/me/email',
    describe('people', 'Forget my address', { 204: ['Forgotten.'] }, [...FRESH, 'way.last'], 'session'),
    withFreshAccount,
    async (c) => {
      if (!(await accounts.removeEmail(c.var.db, c.var.visitor.user))) throw new AppError('way.last');
      return c.body(null, 204);
    },
  )
  .post(
    '/me/providers/:provider',
    describe(
      'people',
      'Sign in with somebody else too',
      { 200: ['It comes back to `/api/auth/callback/{provider}`.', elsewhere] },
      [...FRESH, 'route.not_found', 'rate.limited'],
      'session',
    ),
    withFreshAccount,
    limitSignIn,
    async (c) => {
      const provider = c.req.param('provider');
      if (!isProvider(provider) || !providersOn(c.env).some(({ id }) => id === provider)) throw new AppError('route.not_found');
      const body = { provider, callbackURL: `/account?added=${provider}`, errorCallbackURL: '/account', disableRedirect: true };
      return c.json({ url: elsewhere.parse(await asked(c, c.var.visitor, '/link-social', { body })).url });
    },
  )
  .delete(
    '/me/providers/:id',
    describe('people', 'Sign in with somebody else no more', { 204: ['Gone.'] }, [...FRESH, 'way.last'], 'session'),
    withFreshAccount,
    async (c) => {
      if (!(await accounts.removeProvider(c.var.db, c.var.visitor.user, c.req.param('id')))) throw new AppError('way.last');
      return c.body(null, 204);
    },
  )
  .get(
    '/me/sessions',
    describe('people', 'Where I am signed in', { 200: ['Newest first.', sessions] }, SIGNED_IN, 'session'),
    withAccount,
    async (c) => {
      const { visitor, db } = c.var;
      const items = await accounts.sessionsOf(db, visitor.user);
      return c.json({ items: items.map((one) => ({ ...one, current: one.id === visitor.session })) });
    },
  )
  .delete(
    '/me/sessions',
    describe('people', 'End all my sessions but this one', { 204: ['Ended.'] }, SIGNED_IN, 'session'),
    withAccount,
    async (c) => {
      await accounts.endOtherSessions(c.var.db, c.var.visitor.user, c.var.visitor.session);
      await comeAgain(c.env, c.var.person);
      return c.body(null, 204);
    },
  )
  .delete(
    '/me/sessions/:id',
    describe('people', 'End one of my sessions', { 204: ['Ended.'] }, SIGNED_IN, 'session'),
    withAccount,
    async (c) => {
      const { visitor, db } = c.var;
      const id = c.req.param('id');
      await accounts.endSession(db, visitor.user, id);
      await comeAgain(c.env, c.var.person);
      if (id === visitor.session) hint(c, false);
      return c.body(null, 204);
    },
  );
