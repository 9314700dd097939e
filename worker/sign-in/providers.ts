import type { BetterAuthOptions } from 'better-auth';
import type { GenericOAuthConfig } from 'better-auth/plugins';
import type { Env } from '../env';
import { keyedHash } from '../people/keyed';

/** Others whom somebody may sign in with, in the order in which they are offered. `openid` is any provider of OpenID Connect. */
export const PROVIDERS = ['kakao', 'line', 'google', 'openid'] as const;
export type Provider = (typeof PROVIDERS)[number];
export const isProvider = (name: string): name is Provider => PROVIDERS.some((one) => one === name);

type Keys = { clientId: string; clientSecret: string };
const keys = (clientId: string | undefined, clientSecret: string | undefined): Keys | undefined =>
  clientId && clientSecret ? { clientId, clientSecret } : undefined;

const keysOf = (env: Env): Record<Provider, Keys | undefined> => ({
  kakao: keys(env.KAKAO_CLIENT_ID, env.KAKAO_CLIENT_SECRET),
  line: keys(env.LINE_CLIENT_ID, env.LINE_CLIENT_SECRET),
  google: keys(env.GOOGLE_CLIENT_ID, env.GOOGLE_CLIENT_SECRET),
  openid: env.OPENID_ISSUER ? keys(env.OPENID_CLIENT_ID, env.OPENID_CLIENT_SECRET) : undefined,
});

/** Those whose keys are set, by the names that people know them by; that of `openid` is a setting. */
export function providersOn(env: Env): { id: Provider; name: string }[] {
  const names: Record<Provider, string> = { kakao: 'Kakao', line: 'LINE', google: 'Google', openid: env.OPENID_NAME || 'OpenID' };
  const all = keysOf(env);
  return PROVIDERS.filter((id) => all[id]).map((id) => ({ id, name: names[id] }));
}

/** The address of who has none: it leads nowhere (RFC 6761 §6.4), and is the same whenever they come back. */
const placeholder = async (env: Env, provider: Provider, subject: string) =>
  `${await keyedHash(env.MEMBER_SECRET, `way:${provider}:${subject}`)}@${provider}.invalid`;
export const isPlaceholder = (email: string) => email.endsWith('.invalid');

const NAME_MAX = 50;
const plainName = (name: string | undefined) =>
  Array.from((name ?? '').replace(/\p{C}/gu, ' ').trim())
    .slice(0, NAME_MAX)
    .join('');

type Told = { subject: string; name?: string | undefined; email?: string | undefined; isVerified: boolean };

/**
 * What we take of what a provider tells: a name to offer, and the address only where the provider says that it has checked it. An address
 * that anybody could have typed there would squat somebody's here, or tell whether they have an account.
 */
async function taken(env: Env, provider: Provider, { subject, name, email, isVerified }: Told) {
  const address = isVerified && email ? email : await placeholder(env, provider, subject);
  return { name: plainName(name), email: address, emailVerified: isVerified && Boolean(email), image: undefined };
}

/** Those that better-auth knows by itself. */
export function socialProviders(env: Env): NonNullable<BetterAuthOptions['socialProviders']> {
  const { kakao, line, google } = keysOf(env);
  return {
    ...(kakao && {
      kakao: {
        ...kakao,
        disableDefaultScope: true,
        scope: ['account_email', 'profile_nickname'],
        mapProfileToUser: ({ id, kakao_account: account }) =>
          taken(env, 'kakao', {
            subject: String(id),
            name: account?.profile?.nickname,
            email: account?.email,
            isVerified: account?.is_email_valid === true && account.is_email_verified === true,
          }),
      },
    }),
    ...(line && {
      // LINE tells an address without saying whether it was checked.
      line: {
        ...line,
        disableDefaultScope: true,
        scope: ['openid', 'profile'],
        mapProfileToUser: ({ sub, name }) => taken(env, 'line', { subject: sub, name, isVerified: false }),
      },
    }),
    ...(google && {
      google: {
        ...google,
        includeGrantedScopes: false,
        mapProfileToUser: ({ sub, name, email, email_verified }) =>
          taken(env, 'google', { subject: sub, name, email, isVerified: email_verified === true }),
      },
    }),
  };
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Any provider of OpenID Connect, by its discovery document; it must sign what it says (id tokens are checked, with PKCE and a nonce). */
export function openIdConfig(env: Env): GenericOAuthConfig[] {
  const { openid } = keysOf(env);
  if (!openid) return [];
  return [
    {
      ...openid,
      providerId: 'openid',
      discoveryUrl: `${env.OPENID_ISSUER?.replace(/\/+$/, '')}/.well-known/openid-configuration`,
      requireIdTokenVerification: true,
      scopes: ['openid', 'profile', 'email'],
      pkce: true,
      mapProfileToUser: (profile) =>
        taken(env, 'openid', {
          subject: text(profile.sub) ?? '',
          name: text(profile.name),
          email: text(profile.email),
          isVerified: profile.email_verified === true,
        }),
    },
  ];
}
