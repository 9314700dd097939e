import type { BetterAuthOptions, GenericEndpointContext } from 'better-auth';
import { getSessionFromCtx } from 'better-auth/api';
import type { Db } from '../db/client';
import { browserOf } from './browser';
import { newPerson } from './new-account';
import { personOf } from './store';

/** The person of the guest who asks, if a guest asks: whoever signs up stays who they were. */
async function guestPerson(db: Db, asking: GenericEndpointContext | null): Promise<string | undefined> {
  const session = asking && (await getSessionFromCtx(asking, { disableRefresh: true }));
  return session && Object(session.user).isAnonymous === true ? personOf(db, session.user.id) : undefined;
}

/** No way in keeps more than it needs: where somebody was, with what, and what their provider would let us do in their name. */
const NO_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
  scope: null,
};

/** What is done to better-auth's rows before they are written. */
export const hooksOf = (db: Db): NonNullable<BetterAuthOptions['databaseHooks']> => ({
  user: {
    create: {
      before: async (made, asking) => {
        const isGuest = Object(made).isAnonymous === true;
        const personId = (isGuest ? undefined : await guestPerson(db, asking)) ?? (await newPerson(db));
        return { data: { ...made, personId, emailSignsIn: asking?.path === '/sign-in/email-otp' } };
      },
    },
  },
  session: {
    create: {
      before: async (made) => ({ data: { ...made, ipAddress: null, userAgent: null, browser: browserOf(made.userAgent) } }),
    },
  },
  account: {
    create: { before: async (made) => ({ data: { ...made, ...NO_TOKENS } }) },
    update: { before: async (changed) => ({ data: { ...changed, ...NO_TOKENS } }) },
  },
});
