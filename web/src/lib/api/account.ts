import { ask, client, type Fetching } from '$lib/api';

type Provider = 'kakao' | 'line' | 'google' | 'openid';
type Value<A> = A extends { ok: true; value: infer V } ? V : never;

/** Calls of signing in, and of what somebody's account is. `using` is the page's own fetch where a page loads on the server. */
export const account = (using: Fetching = fetch) => {
  const { me, mailbox, 'sign-in': signIn } = client(using).api;
  return {
    /** Who is here; with an account, its handle too. */
    me: () => ask(me.$get(), (r) => r.json()),
    ways: () => ask(signIn.$get(), (r) => r.json()),
    sendCode: (email: string) => ask(signIn.email.$post({ json: { email } }), async () => null),
    signInByCode: (email: string, code: string) => ask(signIn.email.code.$post({ json: { email, code } }), async () => null),
    signInWith: (provider: Provider, next: string | undefined) =>
      ask(signIn.with[':provider'].$post({ param: { provider }, json: next === undefined ? {} : { next } }), (r) => r.json()),
    passkeyOptions: () => ask(signIn.passkey.options.$post(), (r) => r.json()),
    signInByPasskey: (response: { id: string; response: object }) =>
      ask(signIn.passkey.$post({ json: { response: { ...response, response: { ...response.response } } } }), async () => null),
    /** better-auth's own route, so it has no type of ours. */
    signOut: () => ask(using('/api/auth/sign-out', { method: 'POST' }), async () => null),

    mine: () => ask(me.account.$get(), (r) => r.json()),
    newPasskeyOptions: () => ask(me.passkeys.options.$post(), (r) => r.json()),
    addPasskey: (response: { id: string; response: object }) =>
      ask(me.passkeys.$post({ json: { response: { ...response, response: { ...response.response } } } }), async () => null),
    removePasskey: (id: string) => ask(me.passkeys[':id'].$delete({ param: { id } }), async () => null),
    addProvider: (provider: Provider) => ask(me.providers[':provider'].$post({ param: { provider } }), (r) => r.json()),
    removeProvider: (id: string) => ask(me.providers[':id'].$delete({ param: { id } }), async () => null),
    sendNewEmailCode: (email: string) => ask(me.email.$post({ json: { email } }), async () => null),
    setEmail: (email: string, code: string) => ask(me.email.code.$post({ json: { email, code } }), async () => null),
    removeEmail: () => ask(me.email.$delete(), async () => null),
    sessions: () => ask(me.sessions.$get(), (r) => r.json()),
    endSession: (id: string) => ask(me.sessions[':id'].$delete({ param: { id } }), async () => null),
    endOtherSessions: () => ask(me.sessions.$delete(), async () => null),
    mailbox: () => ask(mailbox.$get(), (r) => r.json()),
  };
};

type Calls = ReturnType<typeof account>;
type Answer<Name extends keyof Calls> = Value<Awaited<ReturnType<Calls[Name]>>>;
export type Ways = Answer<'ways'>;
export type Mine = Answer<'mine'>;
export type SessionRow = Answer<'sessions'>['items'][number];
export type Me = Answer<'me'>;
