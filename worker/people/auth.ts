import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { anonymous, bearer } from 'better-auth/plugins';
import { relations } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { inTime } from '../db/deadline';
import type { Env } from '../env';
import { publicOrigins } from '../http/origin';
import { newPersonId } from './names';
import * as schema from './schema';
import { noting } from './store';

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

/** So that a session and its user are one query. */
const related = {
  ...schema,
  sessionRelations: relations(schema.session, ({ one }) => ({
    user: one(schema.user, { fields: [schema.session.userId], references: [schema.user.id] }),
  })),
};

type Auth = ReturnType<typeof newAuth>;
/** Making one costs more than asking it: each is kept, by what it works with and the origin that is addressed. */
const kept = new WeakMap<Env, Map<string, Auth>>();
/** Who addresses us by ever more names fills no memory. */
const ORIGINS_MAX = 16;

/** better-auth as OpenLink uses it: see `newAuth`. */
export function authOf(env: Env, url: string): Auth {
  const { origin } = new URL(url);
  const byOrigin = kept.get(env) ?? new Map<string, Auth>();
  kept.set(env, byOrigin);
  const known = byOrigin.get(origin);
  if (known) return known;
  if (byOrigin.size >= ORIGINS_MAX) byOrigin.clear();
  const auth = newAuth(env, origin);
  byOrigin.set(origin, auth);
  // One that couldn't begin is of no use to the next request.
  auth.$context.catch(() => byOrigin.delete(origin));
  return auth;
}

/**
 * Sessions by cookie or bearer token, and guests. Its own limits and its own check of origins are off, because http/limit.ts and
 * http/origin.ts hold ours before it is asked.
 */
function newAuth(env: Env, origin: string) {
  const db = drizzle(inTime(env.DB) as D1Database, { casing: 'snake_case', schema: related });
  return betterAuth({
    appName: 'OpenLink',
    baseURL: origin,
    basePath: '/api/auth',
    secret: env.AUTH_SECRET,
    trustedOrigins: publicOrigins(env),
    database: noting(drizzleAdapter(db, { provider: 'sqlite', schema, camelCase: true, transaction: false })),
    plugins: [anonymous({ emailDomainName: 'guest.invalid' }), bearer({ requireSignature: true })],
    session: { expiresIn: SESSION_S, updateAge: 7 * DAY_S },
    user: { additionalFields: { personId: { type: 'string', required: false, input: false, returned: false } } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    disabledPaths: CLOSED,
    // Its own refusals stay its own; anything else goes to our funnel, which keeps a failed query's values out of the log.
    onAPIError: { throw: true },
    advanced: {
      database: { joins: true },
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
