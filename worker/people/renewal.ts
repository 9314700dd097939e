import { createAuthEndpoint, sessionMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';

/** A plug-in of better-auth's: the session's user gets another session in its place, as whoever may do more from now on should (OWASP, session fixation). */
export const renewal = () => ({
  id: 'renewal' as const,
  endpoints: {
    renewSession: createAuthEndpoint('/renew-session', { method: 'POST', use: [sessionMiddleware] }, async (c) => {
      const { session, user } = c.context.session;
      const renewed = await c.context.internalAdapter.createSession(user.id);
      await setSessionCookie(c, { session: renewed, user });
      await c.context.internalAdapter.deleteSession(session.token);
      return c.json({ renewed: true });
    }),
  },
});
