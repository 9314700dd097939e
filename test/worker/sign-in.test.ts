import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { becomeAccount } from '$worker/account/store';
import { api } from '$worker/api';
import { dbOf } from '$worker/db/client';
import { codeFor, freshEmail, lettersTo, newAccount, personOf as personBehind, signedInBy } from './accounts';
import { call, codeOf, freshAddress, guest, join, makeRoom, ORIGIN } from './client';

const send = (email: string, from = freshAddress()) =>
  call('POST', '/api/sign-in/email', { body: { email }, headers: { 'cf-connecting-ip': from } });
const enter = (email: string, code: string, more: Parameters<typeof call>[2] = {}) =>
  call('POST', '/api/sign-in/email/code', {
    ...more,
    body: { email, code },
    headers: { 'cf-connecting-ip': freshAddress(), ...more.headers },
  });
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const me = async (as: string) => (await call('GET', '/api/me', { as })).body;
const personOf = async (email: string) =>
  env.DB.prepare('SELECT person_id FROM user WHERE email = ?').bind(email).first<string>('person_id');

test('by a code sent to an address somebody has an account, and is known by it again', async () => {
  const email = freshEmail();
  const first = await signedInBy(email);
  expect(await me(first)).toEqual({ signedIn: true, guest: false, profile: null });
  const person = await personOf(email);
  const second = await signedInBy(email);
  expect(second).not.toBe(first);
  expect(await personOf(email)).toBe(person);
  // Both devices stay signed in.
  expect(await me(first)).toMatchObject({ guest: false });
});

test('a guest who signs up keeps the person, and so the rooms', async () => {
  const token = await guest();
  const { room } = await makeRoom(token);
  const account = await newAccount(token);
  const mine = await call('GET', '/api/me/rooms', { as: account });
  expect(z.object({ items: z.array(z.object({ room: z.object({ slug: z.string() }) })) }).parse(mine.body).items).toMatchObject([
    { room: { slug: room.slug } },
  ]);
  // The same member: joining again is coming back.
  expect((await join(account, room.slug)).member.role).toBe('head');
  // The guest's session is over.
  expect(await me(token)).toEqual({ signedIn: false, guest: false });
});

test('a guest by cookie keeps the person too, and the browser gets one session and no other', async () => {
  const made = await call('POST', '/api/auth/sign-in/anonymous', { headers: { 'cf-connecting-ip': freshAddress() } });
  const cookie = made.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const token = made.headers.get('set-auth-token') ?? '';
  const { room } = await makeRoom(token);
  const email = freshEmail();
  const answer = await enter(email, await codeFor(email), { headers: { cookie, origin: ORIGIN } });
  expect(answer.status).toBe(200);
  const sessions = answer.headers.getSetCookie().filter((one) => one.includes('session_token='));
  expect(sessions).toHaveLength(1);
  expect(answer.headers.getSetCookie().some((one) => one.startsWith('openlink.account=1'))).toBe(true);
  const mine = await call('GET', '/api/me/rooms', { headers: { cookie: sessions[0]?.split(';')[0] ?? '' } });
  expect(mine.text).toContain(room.slug);
});

test('a session that has ended doesn’t end the new one', async () => {
  const old = await guest();
  const made = await call('POST', '/api/auth/sign-in/anonymous', { headers: { 'cf-connecting-ip': freshAddress() } });
  const cookie = made.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  await call('POST', '/api/auth/sign-out', { as: made.headers.get('set-auth-token') ?? '' });
  await call('POST', '/api/auth/sign-out', { as: old });
  const [byCookie, byToken] = [freshEmail(), freshEmail()];
  const first = await enter(byCookie, await codeFor(byCookie), { headers: { cookie, origin: ORIGIN } });
  expect(first.headers.getSetCookie().filter((one) => one.includes('session_token='))).toEqual([expect.not.stringMatching(/max-age=0/i)]);
  const second = await enter(byToken, await codeFor(byToken), { as: old });
  expect(await me(second.headers.get('set-auth-token') ?? '')).toMatchObject({ signedIn: true, guest: false });
});

test('two devices of one guest’s browser that sign up at once make one account of the person', async () => {
  const token = await guest();
  const [one, two] = [freshEmail(), freshEmail()];
  const [first, second] = [await codeFor(one), await codeFor(two)];
  const person = await personBehind(token);
  const answers = await Promise.all([enter(one, first, { as: token }), enter(two, second, { as: token })]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const { results } = await env.DB.prepare(
    'SELECT person_id, count(*) AS users FROM user WHERE is_anonymous = 0 GROUP BY person_id HAVING users > 1',
  ).all();
  expect(results).toEqual([]);
  // One of them is who the guest was, the other is somebody new, and each goes on signing in as that.
  const persons = await Promise.all(answers.map(({ headers }) => personBehind(headers.get('set-auth-token') ?? '')));
  expect(persons.filter((id) => id === person)).toHaveLength(1);
  expect(new Set(persons).size).toBe(2);
  expect([await personOf(one), await personOf(two)]).toEqual(persons);
  expect(await env.DB.prepare('SELECT taken_by FROM person WHERE id = ?').bind(person).first('taken_by'), 'nobody takes an account').toBe(
    null,
  );
});

test('a guest who signs up and signs in to an account they have at once keeps everything, in one of the two', async () => {
  for (let round = 0; round < 3; round++) {
    const [old, fresh] = [freshEmail(), freshEmail()];
    await signedInBy(old);
    const token = await guest();
    const { room } = await makeRoom(token);
    const guests = await personBehind(token);
    const [first, second] = [await codeFor(old), await codeFor(fresh)];
    const answers = await Promise.all([enter(old, first, { as: token }), enter(fresh, second, { as: token })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const takenBy = await env.DB.prepare('SELECT taken_by FROM person WHERE id = ?').bind(guests).first('taken_by');
    const isTaken = takenBy !== null;
    expect(takenBy).toBe(isTaken ? await personOf(old) : null);
    expect((await personOf(fresh)) === guests).toBe(!isTaken);
    const mine = await Promise.all(answers.map(({ headers }) => call('GET', '/api/me/rooms', { as: headers.get('set-auth-token') ?? '' })));
    expect(mine.map(({ text }) => text.includes(room.slug))).toEqual([isTaken, !isTaken]);
  }
});

test('a guest who makes a passkey and signs up by a code at once has the one account, and loses neither', async () => {
  for (let round = 0; round < 3; round++) {
    const email = freshEmail();
    const token = await guest();
    const guests = await personBehind(token);
    const id = await env.DB.prepare('SELECT id FROM user WHERE person_id = ?').bind(guests).first<string>('id');
    const code = await codeFor(email);
    const [isAccount, answer] = await Promise.all([becomeAccount(dbOf(env), id ?? ''), enter(email, code, { as: token })]);
    expect(answer.status).toBe(200);
    expect((await personOf(email)) === guests).toBe(!isAccount);
    const left = await env.DB.prepare('SELECT person_id FROM user WHERE id = ? AND is_anonymous = 0').bind(id).first('person_id');
    expect(left).toBe(isAccount ? guests : null);
  }
});

test('a code works once', async () => {
  const email = freshEmail();
  const code = await codeFor(email);
  expect((await enter(email, code)).status).toBe(200);
  const again = await enter(email, code);
  expect([again.status, codeOf(again)]).toEqual([401, 'code.invalid']);
});

test('of the same code handed in at once by many, one is taken', async () => {
  const email = freshEmail();
  const code = await codeFor(email);
  const answers = await Promise.all(Array.from({ length: 5 }, () => enter(email, code)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('after five wrong guesses the right code is worth nothing, and a new one works', async () => {
  const email = freshEmail();
  const code = await codeFor(email);
  for (let i = 0; i < 5; i++) expect(codeOf(await enter(email, wrong(code)))).toBe('code.invalid');
  expect(codeOf(await enter(email, code))).toBe('code.invalid');
  expect((await enter(email, await codeFor(email))).status).toBe(200);
});

test('the newest code alone is taken', async () => {
  const email = freshEmail();
  const first = await codeFor(email);
  let second = await codeFor(email);
  // One time in a million they are the same.
  if (second === first) second = await codeFor(email);
  expect(codeOf(await enter(email, first))).toBe('code.invalid');
  expect((await enter(email, second)).status).toBe(200);
});

test('a code that is ten minutes old is too old', async () => {
  const email = freshEmail();
  const code = await codeFor(email);
  await env.DB.prepare('UPDATE verification SET expires_at = ?')
    .bind(Date.now() - 1)
    .run();
  expect(codeOf(await enter(email, code))).toBe('code.invalid');
});

test('a code may be typed with spaces, or full-width', async () => {
  const email = freshEmail();
  const code = await codeFor(email);
  const typed = `${code.slice(0, 3)} ${code.slice(3)}`.replace(/\d/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0));
  expect((await enter(email.toUpperCase(), typed)).status).toBe(200);
});

test('whether an address has an account shows in no answer', async () => {
  const known = freshEmail();
  await signedInBy(known);
  const [forKnown, forUnknown] = [await send(known), await send(freshEmail())];
  expect([forKnown.status, forKnown.text]).toEqual([forUnknown.status, forUnknown.text]);
  const strip = (answer: Awaited<ReturnType<typeof call>>) => ({ status: answer.status, text: answer.text });
  expect(strip(await enter(known, '000000'))).toEqual(strip(await enter(freshEmail(), '000000')));
});

test.each([
  '',
  'x',
  'a@b',
  'a b@example.com',
  'a@example.com\nbcc: b@example.com',
  `${'a'.repeat(250)}@example.com`,
  'x@guest.invalid',
  '<a@example.com>',
])('no letter is sent to “%s”', async (email) => {
  const answer = await send(email);
  expect([answer.status, codeOf(answer)]).toEqual([400, 'input.invalid']);
});

test.each(['12345', '1234567', 'abcdef', '', '12345a'])('“%s” is no code', async (code) => {
  expect(codeOf(await enter(freshEmail(), code))).toBe('input.invalid');
});

test('an address gets only so many letters, from one network and from all together', async () => {
  const email = freshEmail();
  const from = freshAddress();
  const statuses = [];
  for (let i = 0; i < 8; i++) statuses.push((await send(email, from)).status);
  expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 429, 429]);
  const limited = await send(email, from);
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(60);
  // Somebody elsewhere may still be who it belongs to.
  expect((await send(email)).status).toBe(202);
  for (let i = 0; i < 30; i++) await send(email);
  expect((await send(email)).status).toBe(429);
  // What is counted says nothing of whom.
  const { results } = await env.DB.prepare('SELECT * FROM throttle').all();
  expect(JSON.stringify(results)).not.toContain(email);
});

test('one address tries to sign in only so often', async () => {
  const headers = { 'cf-connecting-ip': freshAddress() };
  // All at once, and twice as many as a minute takes: wherever the minute ends, one has too many.
  const answers = await Promise.all(Array.from({ length: 130 }, () => enter(freshEmail(), '000000', { headers })));
  expect([...new Set(answers.map(({ status }) => status))].toSorted()).toEqual([401, 429]);
});

test('where nobody carries mail, no code is offered, and asking for one says so', async () => {
  const without = { ...env, MAIL_PROVIDER: '' };
  const ways = await api.fetch(new Request(`${ORIGIN}/api/sign-in`), without);
  expect(await ways.json()).toEqual({ email: false, providers: [], mailbox: false });
  const asked = await api.fetch(
    new Request(`${ORIGIN}/api/sign-in/email`, { method: 'POST', body: JSON.stringify({ email: freshEmail() }) }),
    without,
  );
  expect(asked.status).toBe(503);
  expect((await api.fetch(new Request(`${ORIGIN}/api/mailbox`), without)).status).toBe(404);
});

test('each provider is offered only where both of its keys are set', async () => {
  const offered = async (keys: object) => {
    const answer = await api.fetch(new Request(`${ORIGIN}/api/sign-in`), { ...env, ...keys });
    return z
      .object({ providers: z.array(z.object({ id: z.string() })) })
      .parse(await answer.json())
      .providers.map(({ id }) => id);
  };
  expect(await offered({ KAKAO_CLIENT_ID: 'k' })).toEqual([]);
  expect(await offered({ KAKAO_CLIENT_ID: 'k', KAKAO_CLIENT_SECRET: 's', GOOGLE_CLIENT_ID: 'g', GOOGLE_CLIENT_SECRET: 's' })).toEqual([
    'kakao',
    'google',
  ]);
  expect(await offered({ LINE_CLIENT_ID: 'l', LINE_CLIENT_SECRET: 's', OPENID_CLIENT_ID: 'o', OPENID_CLIENT_SECRET: 's' })).toEqual([
    'line',
  ]);
});

test.each([
  ['kakao', 'https://kauth.kakao.com/oauth/authorize'],
  ['line', 'https://access.line.me/oauth2/v2.1/authorize'],
  ['google', 'https://accounts.google.com/o/oauth2/v2/auth'],
] as const)('%s is asked as it wants to be, for no more than is needed', async (provider, address) => {
  const name = provider.toUpperCase();
  const keys = { [`${name}_CLIENT_ID`]: 'our-id', [`${name}_CLIENT_SECRET`]: 'our-secret' };
  const answer = await api.fetch(
    new Request(`${ORIGIN}/api/sign-in/with/${provider}`, {
      method: 'POST',
      body: '{"next":"/r/abc"}',
      headers: { 'cf-connecting-ip': freshAddress() },
    }),
    { ...env, ...keys },
  );
  const url = new URL(z.object({ url: z.string() }).parse(await answer.json()).url);
  expect(url.origin + url.pathname).toBe(address);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    client_id: 'our-id',
    redirect_uri: `${ORIGIN}/api/auth/callback/${provider}`,
    response_type: 'code',
  });
  expect(url.searchParams.get('state')?.length).toBeGreaterThan(20);
  expect(url.searchParams.get('scope')).not.toMatch(/birth|phone|friend|image|message/);
  expect(answer.headers.getSetCookie().some((cookie) => /state=.*HttpOnly/.test(cookie))).toBe(true);
});

test('a letter says its code in the reader’s language', async () => {
  const email = freshEmail();
  await call('POST', '/api/sign-in/email', { body: { email }, headers: { 'cf-connecting-ip': freshAddress(), 'accept-language': 'ko' } });
  const [letter] = await lettersTo(email);
  expect(letter?.subject).toMatch(/^\d{6} · OpenLink 로그인 코드$/);
});
