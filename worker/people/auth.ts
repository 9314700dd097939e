import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { anonymous, bearer } from 'better-auth/plugins';
import type { Db } from '../db/client';
import { dbOf } from '../db/client';
import type { Env } from '../env';
import { publicOrigins } from '../http/origin';
import { newPersonId } from './names';
import * as schema from './schema';

const DAY_S = 24 * 60 * 60;
/** The longest that browsers keep a cookie: a guest has nothing else to be known again by. */
const SESSION_S = 400 * DAY_S;

/** What better-auth offers and OpenLink doesn't (yet): a guest has no name, mail or password to change there. */
const CLOSED = [
  '/update-user',
  '/delete-user',
  '/change-email',
  '/change-password',
  '/set-password',
  '/delete-anonymous-user',
  '/update-session',
];

/**
 * better-auth as OpenLink uses it, for one request: sessions by cookie or bearer token, and guests. Its own limits and its own
 * check of origins are off, because http/limit.ts and http/origin.ts hold ours before it is asked.
 */
export function authOf(env: Env, url: string, db: Db = dbOf(env)) {
  const { origin } = new URL(url);
  return betterAuth({
    appName: 'OpenLink',
    baseURL: origin,
    basePath: '/api/auth',
    secret: env.AUTH_SECRET,
    trustedOrigins: publicOrigins(env),
    database: drizzleAdapter(db, { provider: 'sqlite', schema, camelCase: true, transaction: false }),
    plugins: [anonymous({ emailDomainName: 'guest.invalid' }), bearer({ requireSignature: true })],
    session: { expiresIn: SESSION_S, updateAge: 7 * DAY_S },
    user: { additionalFields: { personId: { type: 'string', required: false, input: false, returned: false } } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    disabledPaths: CLOSED,
    // Its own refusals stay its own; anything else goes to our funnel, which keeps a failed query's values out of the log.
    onAPIError: { throw: true },
    advanced: {
      cookiePrefix: 'openlink',
      // http://localhost must work, and a cookie set over https must never travel in the clear.
      useSecureCookies: origin.startsWith('https:'),
      disableCSRFCheck: true,
      ipAddress: { disableIpTracking: true },
    },
    logger: { level: 'error', log: (level, message) => console.error(JSON.stringify({ level, area: 'auth', message })) },
    databaseHooks: {
      user: {
        create: {
          before: async (made) => {
            const personId = newPersonId();
            await db.insert(schema.person).values({ id: personId, createdAt: Date.now() });
            return { data: { ...made, personId } };
          },
        },
      },
      session: {
        // Where somebody was and with what: nothing needs it, so nothing keeps it.
        create: { before: async (made) => ({ data: { ...made, ipAddress: null, userAgent: null } }) },
      },
    },
  });
}
