import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { codeFor, freshEmail, lettersTo, newAccount, signedInBy } from './accounts';
import { call, codeOf, freshAddress, guest, ORIGIN } from './client';

const sessions = z.object({
  items: z.array(z.object({ id: z.string(), browser: z.string(), createdAt: z.number(), current: z.boolean() })),
});
const sessionsOf = async (as: string) => sessions.parse((await call('GET', '/api/me/sessions', { as })).body).items;
const ways = async (as: string) => (await call('GET', '/api/me/account', { as })).body;
const from = () => ({ 'cf-connecting-ip': freshAddress() });
/** Makes everything that was begun look a day and more old. */
const aDayLater = () =>
  env.DB.prepare('UPDATE session SET created_at = created_at - ?')
    .bind(25 * 60 * 60 * 1000)
    .run();

const newCode = async (as: string, email: string) => {
  const before = (await lettersTo(email)).length;
  const answer = await call('POST', '/api/me/email', { as, body: { email }, headers: from() });
  expect(answer.status).toBe(202);
  const letters = await lettersTo(email);
  expect(letters.length).toBe(before + 1);
  return /\d{6}/.exec(letters[0]?.subject ?? '')?.[0];
};

test('somebody sees where they are signed in, by kinds of browser, and ends one', async () => {
  const email = freshEmail();
  const first = await signedInBy(email);
  const code = await codeFor(email);
  const phone = await call('POST', '/api/sign-in/email/code', {
    body: { email, code },
    headers: {
      ...from(),
      'user-agent':
        'Mozilla/5.0 (Linux; Android 14; SM-S911N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36 KAKAOTALK 10.5',
    },
  });
  const second = phone.headers.get('set-auth-token') ?? '';
  const seen = await sessionsOf(first);
  expect(seen.map(({ browser, current }) => [browser, current]).toSorted()).toEqual([
    ['kakaotalk/android', false],
    ['other/other', true],
  ]);
  const other = seen.find(({ current }) => !current)?.id ?? '';
  expect((await call('DELETE', `/api/me/sessions/${other}`, { as: first })).status).toBe(204);
  expect((await call('DELETE', `/api/me/sessions/${other}`, { as: first })).status).toBe(204);
  expect((await call('GET', '/api/me', { as: second })).body).toEqual({ signedIn: false, guest: false });
  expect(await sessionsOf(first)).toHaveLength(1);
});

test('somebody ends all others at once, and none of anybody else’s', async () => {
  const email = freshEmail();
  const [first, second, stranger] = [await signedInBy(email), await signedInBy(email), await newAccount()];
  const [theirs] = await sessionsOf(stranger);
  expect((await call('DELETE', `/api/me/sessions/${theirs?.id}`, { as: first })).status).toBe(204);
  expect((await call('DELETE', '/api/me/sessions', { as: first })).status).toBe(204);
  expect((await call('GET', '/api/me', { as: second })).body).toMatchObject({ signedIn: false });
  expect((await call('GET', '/api/me', { as: stranger })).body).toMatchObject({ signedIn: true });
  expect((await call('GET', '/api/me', { as: first })).body).toMatchObject({ signedIn: true });
});

test('signing in again in the same browser leaves no session behind', async () => {
  const email = freshEmail();
  const first = await signedInBy(email);
  const second = await signedInBy(email, first);
  expect(await sessionsOf(second)).toHaveLength(1);
});

test('no token, hash or address of a session or passkey is in what the account shows', async () => {
  const as = await newAccount();
  for (const path of ['/api/me/account', '/api/me/sessions']) {
    const { text } = await call('GET', path, { as });
    expect(text).not.toContain(as.split('.')[0]);
    expect(text).not.toMatch(/psn_|token|publicKey|counter/i);
  }
});

test('guests and strangers have no account to see or change', async () => {
  const visitor = await guest();
  for (const [method, path] of [
    ['GET', '/api/me/account'],
    ['GET', '/api/me/sessions'],
    ['DELETE', '/api/me/sessions'],
    ['DELETE', '/api/me/email'],
    ['POST', '/api/me/email'],
    ['POST', '/api/me/providers/openid'],
  ] as const) {
    const answer = await call(method, path, { as: visitor, body: method === 'POST' ? {} : undefined });
    expect([answer.status, codeOf(answer)], path).toEqual([403, 'account.required']);
    expect(codeOf(await call(method, path, { body: method === 'POST' ? {} : undefined })), path).toBe('auth.required');
  }
});

test('somebody changes their address by the code sent to the new one, and signs in by it from then on', async () => {
  const [old, renewed] = [freshEmail(), freshEmail()];
  const as = await signedInBy(old);
  const code = await newCode(as, renewed);
  const wrong = await call('POST', '/api/me/email/code', {
    as,
    body: { email: renewed, code: code === '111111' ? '222222' : '111111' },
    headers: from(),
  });
  expect(codeOf(wrong)).toBe('code.invalid');
  // Another's code for the same address is worth nothing to somebody else.
  const stranger = await newAccount();
  expect(codeOf(await call('POST', '/api/me/email/code', { as: stranger, body: { email: renewed, code }, headers: from() }))).toBe(
    'code.invalid',
  );
  expect((await call('POST', '/api/me/email/code', { as, body: { email: renewed, code }, headers: from() })).status).toBe(200);
  expect(await ways(as)).toMatchObject({ email: { address: renewed, signsIn: true } });
  const again = await signedInBy(renewed);
  expect(await sessionsOf(again)).toHaveLength(2);
  // The old one is free: whoever signs in by it is somebody else.
  expect(await sessionsOf(await signedInBy(old))).toHaveLength(1);
});

test('whoever wants an address that is another’s hears nothing of it; its owner is told', async () => {
  const [mine, theirs] = [freshEmail(), freshEmail()];
  const [as, owner] = [await signedInBy(mine), await signedInBy(theirs)];
  const asked = await call('POST', '/api/me/email', { as, body: { email: theirs }, headers: from() });
  const free = await call('POST', '/api/me/email', { as, body: { email: freshEmail() }, headers: from() });
  expect([asked.status, asked.text]).toEqual([free.status, free.text]);
  const [letter] = await lettersTo(theirs);
  expect(letter?.subject).toBe('This address already has an OpenLink account');
  expect(letter?.text).not.toMatch(/\d{6}/);
  expect(await ways(owner)).toMatchObject({ email: { address: theirs } });
});

test('the last way to sign in can’t be taken away', async () => {
  const as = await newAccount();
  const answer = await call('DELETE', '/api/me/email', { as });
  expect([answer.status, codeOf(answer)]).toEqual([409, 'way.last']);
  expect(await ways(as)).toMatchObject({ email: { signsIn: true } });
});

/** Puts ways to sign in where a provider and an authenticator would have. */
async function withMore(as: string): Promise<void> {
  const { id } = z.object({ user: z.object({ id: z.string() }) }).parse((await call('GET', '/api/auth/get-session', { as })).body).user;
  const now = Date.now();
  await env.DB.batch([
    env.DB.prepare('INSERT INTO account (id, account_id, provider_id, user_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)').bind(
      `acc-${id}`,
      id,
      'kakao',
      id,
      now,
      now,
    ),
    env.DB.prepare(
      "INSERT INTO passkey (id, public_key, user_id, credential_id, counter, device_type, backed_up) VALUES (?, 'k', ?, ?, 0, 'singleDevice', 0)",
    ).bind(`pk-${id}`, id, id),
  ]);
}

test('two devices that take different ways away at once leave one', async () => {
  const email = freshEmail();
  const [one, two] = [await signedInBy(email), await signedInBy(email)];
  await withMore(one);
  const { passkeys, providers } = z
    .object({ passkeys: z.array(z.object({ id: z.string() })), providers: z.array(z.object({ id: z.string() })) })
    .parse(await ways(one));
  const answers = await Promise.all([
    call('DELETE', `/api/me/passkeys/${passkeys[0]?.id}`, { as: one }),
    call('DELETE', `/api/me/providers/${providers[0]?.id}`, { as: two }),
    call('DELETE', '/api/me/email', { as: one }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 204, 409]);
});

test('nobody takes away another’s way to sign in', async () => {
  const [mine, theirs] = [await newAccount(), await newAccount()];
  await withMore(theirs);
  await withMore(mine);
  const before = z
    .object({ passkeys: z.array(z.object({ id: z.string() })), providers: z.array(z.object({ id: z.string() })) })
    .parse(await ways(theirs));
  await call('DELETE', `/api/me/passkeys/${before.passkeys[0]?.id}`, { as: mine });
  await call('DELETE', `/api/me/providers/${before.providers[0]?.id}`, { as: mine });
  expect(await ways(theirs)).toMatchObject(before);
});

test('a day after signing in, how one signs in is changed only after signing in again', async () => {
  const email = freshEmail();
  const as = await signedInBy(email);
  await aDayLater();
  expect(await ways(as)).toMatchObject({ fresh: false });
  for (const [method, path, body] of [
    ['POST', '/api/me/email', { email: freshEmail() }],
    ['POST', '/api/me/email/code', { email, code: '111111' }],
    ['DELETE', '/api/me/email', undefined],
    ['DELETE', '/api/me/passkeys/x', undefined],
    ['DELETE', '/api/me/providers/x', undefined],
    ['POST', '/api/me/passkeys/options', undefined],
    ['POST', '/api/me/passkeys', { response: { id: 'x', response: {} } }],
  ] as const) {
    const answer = await call(method, path, { as, body, headers: from() });
    expect([answer.status, codeOf(answer)], `${method} ${path}`).toEqual([403, 'auth.stale']);
  }
  // Ending what somebody else may have got hold of is never put off.
  expect((await call('DELETE', '/api/me/sessions', { as })).status).toBe(204);
  expect(await ways(await signedInBy(email))).toMatchObject({ fresh: true });
});

test.each([
  ['nothing', undefined],
  ['no object', 'x'],
  ['an id alone', { response: { id: 'x' } }],
  ['a credential of nobody’s', { response: { id: 'abcdef', response: {} } }],
  ['a huge id', { response: { id: 'x'.repeat(5000), response: {} } }],
])('%s is no passkey', async (_, body) => {
  const answer = await call('POST', '/api/sign-in/passkey', { body, headers: from() });
  expect(['input.invalid', 'passkey.invalid']).toContain(codeOf(answer));
  const making = await call('POST', '/api/me/passkeys', { as: await guest(), body, headers: from() });
  expect(['input.invalid', 'passkey.invalid']).toContain(codeOf(making));
});

test('what a passkey is asked with names the site alone, and its challenge is new each time', async () => {
  const ask = async () =>
    z
      .looseObject({ challenge: z.string(), rpId: z.string() })
      .parse((await call('POST', '/api/sign-in/passkey/options', { headers: from() })).body);
  const [one, two] = [await ask(), await ask()];
  expect(one.rpId).toBe('openlink.test');
  expect(one.challenge).not.toBe(two.challenge);
  const making = await call('POST', '/api/me/passkeys/options', { as: await guest(), headers: from() });
  expect(making.text).not.toContain('guest.invalid');
});

test('what changes an account is refused from other sites', async () => {
  const as = await newAccount();
  for (const [method, path] of [
    ['POST', '/api/sign-in/email'],
    ['POST', '/api/sign-in/passkey/options'],
    ['POST', '/api/me/email'],
    ['DELETE', '/api/me/sessions'],
    ['POST', '/api/me/passkeys'],
  ] as const) {
    const answer = await call(method, path, { as, body: {}, headers: { origin: 'https://evil.example' } });
    expect([answer.status, codeOf(answer)], path).toEqual([403, 'auth.forbidden']);
  }
  expect((await call('GET', '/api/me/sessions', { as, headers: { origin: ORIGIN } })).status).toBe(200);
});
