import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { anonymous, bearer, emailOTP, genericOAuth } from 'better-auth/plugins';
import { relations } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { dbOf } from '../db/client';
import { inTime } from '../db/deadline';
import type { Env } from '../env';
import { publicOrigins } from '../http/origin';
import { openIdConfig, PROVIDERS, socialProviders } from '../sign-in/providers';
import { CODE_MINUTES } from '../sign-in/letters';
import { hooksOf } from './auth-hooks';
import { keyedHash } from './keyed';
import { makingAccounts } from './new-account';
import { renewal } from './renewal';
import * as schema from './schema';
import { dropGuest, noting, personOf } from './store';
import { takeOver } from './takeover';

const DAY_S = 24 * 60 * 60;
/** The longest that browsers keep a cookie: a guest has nothing else to be known again by. */
const SESSION_S = 400 * DAY_S;

/** So that a session and its user, or a user and their accounts elsewhere, are one query. */
const related = {
  ...schema,
  sessionRelations: relations(schema.session, ({ one }) => ({
    user: one(schema.user, { fields: [schema.session.userId], references: [schema.user.id] }),
  })),
  accountRelations: relations(schema.account, ({ one }) => ({
    user: one(schema.user, { fields: [schema.account.userId], references: [schema.user.id] }),
  })),
  userRelations: relations(schema.user, ({ many }) => ({ accounts: many(schema.account) })),
};

type Auth = ReturnType<typeof newAuth>;
/** Making one costs more than asking it: each is kept, by what it works with and the origin that is addressed. */
const kept = new WeakMap<Env, Map<string, Auth>>();
/** Who addresses us by ever more names fills no memory. */
const ORIGINS_MAX = 16;

/** better-auth as OpenLink uses it: see `newAuth`. */
export const authOf = (env: Env, url: string): Auth => keptAuth(env, new URL(url).origin, false);

/**
 * The same, with the providers of OpenID Connect that are found by asking them: what signs somebody in asks it, and nothing else, so that
 * no page waits for another company's server. One that couldn't be found is asked again by the next.
 */
export async function signingAuthOf(env: Env, url: string): Promise<Auth> {
  const { origin } = new URL(url);
  const auth = keptAuth(env, origin, true);
  const found = new Set((await auth.$context).socialProviders.map(({ id }) => id));
  if (!openIdConfig(env).every(({ providerId }) => found.has(providerId))) kept.get(env)?.delete(nameOf(origin, true));
  return auth;
}

const nameOf = (origin: string, asksProviders: boolean) => `${origin} ${asksProviders}`;

function keptAuth(env: Env, origin: string, asksProviders: boolean): Auth {
  const name = nameOf(origin, asksProviders);
  const byName = kept.get(env) ?? new Map<string, Auth>();
  kept.set(env, byName);
  const known = byName.get(name);
  if (known) return known;
  if (byName.size >= ORIGINS_MAX) byName.clear();
  const auth = newAuth(env, origin, asksProviders);
  byName.set(name, auth);
  // One that couldn't begin is of no use to the next request.
  auth.$context.catch(() => byName.delete(name));
  return auth;
}

/** Guesses that a code takes before it is worth nothing. */
const GUESSES_MAX = 5;

/** What better-auth calls errors and anybody can bring about as often as they like: none of ours to log. */
const STRANGERS = new Set([
  'Failed to parse state',
  'State not found',
  'OAuth issuer mismatch',
  'account_not_linked',
  'INVALID_CALLBACK_REQUEST',
]);

/**
 * Sessions by cookie or bearer token, guests, and the ways to sign in. Its own limits and its own check of origins are off, because
 * http/limit.ts and http/origin.ts hold ours before it is asked; only some of its addresses are reached from outside (people/routes.ts).
 */
function newAuth(env: Env, origin: string, asksProviders: boolean) {
  const ownDb = drizzle(inTime(env.DB) as D1Database, { casing: 'snake_case', schema: related });
  const db = dbOf(env);
  return betterAuth({
    appName: 'OpenLink',
    baseURL: origin,
    basePath: '/api/auth',
    secret: env.AUTH_SECRET,
    trustedOrigins: publicOrigins(env),
    database: noting(makingAccounts(db, drizzleAdapter(ownDb, { provider: 'sqlite', schema, camelCase: true, transaction: false }))),
    socialProviders: socialProviders(env),
    plugins: [
      anonymous({
        emailDomainName: 'guest.invalid',
        // By id alone it would delete an account that the guest has made of themselves by a passkey meanwhile.
        disableDeleteAnonymousUser: true,
        /** A guest signed in to an account that was there before: what the guest has becomes the account's. A new account has it already. */
        onLinkAccount: async ({ anonymousUser, newUser }) => {
          const [from, to] = [await personOf(db, anonymousUser.user.id), await personOf(db, newUser.user.id)];
          if (from !== undefined && to !== undefined) await takeOver(env, db, from, to);
          await dropGuest(db, anonymousUser.user.id);
        },
      }),
      bearer({ requireSignature: true }),
      renewal(),
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: GUESSES_MAX,
        changeEmail: { enabled: true },
        storeOTP: { hash: (code) => keyedHash(env.AUTH_SECRET, `code:${code}`) },
        sendVerificationOTP: async () => {
          throw new Error('Letters are sent by sign-in/codes.ts.');
        },
      }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: 'OpenLink',
        origin: [origin, ...publicOrigins(env)],
        // Found by the device itself, so that nobody types a name; and the only thing asked for, so the device checks whose finger it is.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // Whether the session may add one is decided before (account/routes.ts).
        registration: { requireSession: false },
        authentication: {
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new Error('The device did not check whose finger it was.');
          },
        },
      }),
      ...(asksProviders ? [genericOAuth({ config: openIdConfig(env) })] : []),
    ],
    session: {
      expiresIn: SESSION_S,
      updateAge: 7 * DAY_S,
      additionalFields: { browser: { type: 'string', required: false, input: false, returned: false } },
    },
    user: {
      additionalFields: {
        personId: { type: 'string', required: false, input: false, returned: false },
        emailSignsIn: { type: 'boolean', required: false, input: false, returned: false },
      },
    },
    account: {
      updateAccountOnSignIn: false,
      // Never by itself: only who is signed in adds another way, and may then have another address there.
      accountLinking: { disableImplicitLinking: true, allowDifferentEmails: true, trustedProviders: [...PROVIDERS] },
    },
    // Which address somebody was sent a code at is nobody's business who reads the table.
    verification: { storeIdentifier: { hash: (identifier) => keyedHash(env.AUTH_SECRET, `verification:${identifier}`) } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its own refusals stay its own; anything else goes to our funnel, which keeps a failed query's values out of the log.
    onAPIError: { throw: true, errorURL: `${origin}/sign-in` },
    advanced: {
      database: { joins: true },
      cookiePrefix: 'openlink',
      // http://localhost must work, and a cookie set over https must never travel in the clear.
      useSecureCookies: origin.startsWith('https:'),
      disableCSRFCheck: true,
      ipAddress: { disableIpTracking: true },
    },
    logger: {
      level: 'error',
      log: (level, message) => {
        if (!STRANGERS.has(message)) console.error(JSON.stringify({ level, area: 'auth', message }));
      },
    },
    databaseHooks: hooksOf(db),
  });
}
