import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { api } from '$worker/api';
import { codeFor, signedInBy } from './accounts';
import { freshAddress, ORIGIN } from './client';

const PROVIDER = env.OPENID_STAND_IN ?? '';
const KEYS = {
  OPENID_ISSUER: PROVIDER,
  OPENID_NAME: 'Test',
  OPENID_CLIENT_ID: 'openlink-tests',
  OPENID_CLIENT_SECRET: 'a secret between two test servers',
};
const withProvider = { ...env, ...KEYS };

/** A browser: it keeps cookies, and says where it comes from. */
function browser() {
  const jar = new Map<string, string>();
  const headers = () => ({
    ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
    'cf-connecting-ip': freshAddress(),
  });
  async function ask(method: string, path: string, body?: object) {
    const answer = await api.fetch(
      new Request(new URL(path, ORIGIN), {
        method,
        redirect: 'manual',
        headers: { ...headers(), ...(method === 'GET' ? {} : { origin: ORIGIN }) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
      withProvider,
    );
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
  const me = async () => (await (await ask('GET', '/api/me')).json()) as object;
  return { ask, me, jar };
}
type Browser = ReturnType<typeof browser>;

const elsewhere = z.object({ url: z.string() });
/** At the provider's page, somebody goes on as `sub`, or cancels. The address that it sends the browser back to. */
async function decide(url: string, sub: string): Promise<string> {
  const form = new URL(url).searchParams;
  form.set('as', sub);
  const answer = await fetch(`${PROVIDER}/decide`, { method: 'POST', body: form.toString(), redirect: 'manual' });
  return z.string().parse(answer.headers.get('location'));
}
/** A browser in which somebody has signed in by a code. */
async function signedIn(email: string): Promise<Browser> {
  const somebody = browser();
  await somebody.ask('POST', '/api/sign-in/email/code', { email, code: await codeFor(email) });
  return somebody;
}
const begin = async (somebody: Browser, next?: string) =>
  elsewhere.parse(await (await somebody.ask('POST', '/api/sign-in/with/openid', next === undefined ? {} : { next })).json()).url;
async function signIn(somebody: Browser, sub: string, next?: string): Promise<string> {
  const back = await decide(await begin(somebody, next), sub);
  return z.string().parse((await somebody.ask('GET', back)).headers.get('location'));
}
/** How the provider behaves from now on (openid.ts). */
const manner = (how: 'well' | 'wrong nonce' | 'wrong audience' | 'wrong key' | 'failing') =>
  fetch(`${PROVIDER}/manner`, { method: 'POST', body: how });
const users = async () => env.DB.prepare('SELECT count(*) AS n FROM user WHERE is_anonymous = 0').first<number>('n');

beforeEach(async () => {
  await manner('well');
  await env.DB.batch([env.DB.prepare('DELETE FROM session'), env.DB.prepare('DELETE FROM account'), env.DB.prepare('DELETE FROM user')]);
});

test('somebody signs in with an OpenID provider, comes back as the same, and nothing of the provider’s tokens is kept', async () => {
  const first = browser();
  expect(await signIn(first, 'one', '/r/abc')).toBe('/sign-in/done?next=%2Fr%2Fabc');
  expect(await first.me()).toEqual({ signedIn: true, guest: false, profile: null });
  const second = browser();
  await signIn(second, 'one');
  expect(await second.me()).toMatchObject({ guest: false });
  expect(await users()).toBe(1);
  const row = await env.DB.prepare('SELECT * FROM account').first();
  expect(row).toMatchObject({
    provider_id: 'openid',
    account_id: 'one',
    access_token: null,
    refresh_token: null,
    id_token: null,
    scope: null,
  });
});

test('a guest who signs in with a provider keeps the person', async () => {
  const somebody = browser();
  await somebody.ask('POST', '/api/auth/sign-in/anonymous');
  const person = await env.DB.prepare('SELECT person_id FROM user').first('person_id');
  await signIn(somebody, 'two');
  expect(await somebody.me()).toMatchObject({ guest: false });
  const { results } = await env.DB.prepare('SELECT person_id, is_anonymous, image FROM user').all();
  expect(results).toEqual([{ person_id: person, is_anonymous: 0, image: null }]);
});

test('an address that the provider hasn’t checked is no address: it squats nobody’s and tells of nobody', async () => {
  await signedInBy('sora@example.com');
  const somebody = browser();
  expect(await signIn(somebody, 'unchecked')).toMatch(/^\/sign-in\/done/);
  const { results } = await env.DB.prepare('SELECT email FROM user ORDER BY created_at').all();
  expect(results).toEqual([{ email: 'sora@example.com' }, { email: expect.stringMatching(/@openid\.invalid$/) }]);
});

test('somebody of whom the provider tells nothing has an account too, the same each time', async () => {
  for (let i = 0; i < 2; i++) expect(await signIn(browser(), 'nameless')).toMatch(/^\/sign-in\/done/);
  expect(await users()).toBe(1);
});

test('an address that is taken by a code is never merged by a provider, and the provider’s person is told', async () => {
  const owner = await signedIn('sora@example.com');
  const somebody = browser();
  expect(await signIn(somebody, 'one', '/r/abc')).toBe('/sign-in?next=%2Fr%2Fabc&error=account_not_linked');
  expect(await somebody.me()).toEqual({ signedIn: false, guest: false });
  expect(await env.DB.prepare('SELECT count(*) AS n FROM account').first('n')).toBe(0);
  // Signed in the way they had before, they may add it; then it signs in to the same account.
  const link = elsewhere.parse(await (await owner.ask('POST', '/api/me/providers/openid')).json()).url;
  expect((await owner.ask('GET', await decide(link, 'one'))).headers.get('location')).toBe('/account?added=openid');
  const again = browser();
  expect(await signIn(again, 'one')).toMatch(/^\/sign-in\/done/);
  expect(await users()).toBe(1);
});

test('an address that a provider told signs nobody in by a code until its owner says so, and who has the code is told', async () => {
  await signIn(browser(), 'one');
  await expect(signedInBy('sora@example.com')).rejects.toThrow('way.other');
  expect(await users()).toBe(1);
});

test('a provider’s account that is another’s already is not taken from them', async () => {
  await signIn(browser(), 'two');
  const other = await signedIn('other@example.com');
  const link = elsewhere.parse(await (await other.ask('POST', '/api/me/providers/openid')).json()).url;
  const back = await other.ask('GET', await decide(link, 'two'));
  expect(back.headers.get('location')).toBe('/account?error=account_already_linked_to_different_user');
  expect(await env.DB.prepare('SELECT count(*) AS n FROM account').first('n')).toBe(1);
});

test('a state that nobody here made signs nobody in', async () => {
  const somebody = browser();
  const back = new URL(await decide(await begin(somebody), 'one'));
  back.searchParams.set('state', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  expect((await somebody.ask('GET', back.href)).headers.get('location')).toMatch(/\/sign-in\?error=state_mismatch$/);
  back.searchParams.delete('state');
  expect((await somebody.ask('GET', back.href)).headers.get('location')).toMatch(/\/sign-in\?error=state_not_found$/);
  expect(await users()).toBe(0);
});

test('an attacker’s own state and code sign nobody else in: they hold in the browser that asked', async () => {
  const attacker = browser();
  const back = await decide(await begin(attacker), 'one');
  const victim = browser();
  expect((await victim.ask('GET', back)).headers.get('location')).toMatch(/error=state_mismatch$/);
  expect(await victim.me()).toEqual({ signedIn: false, guest: false });
});

test('a callback that comes again signs nobody in', async () => {
  const somebody = browser();
  const back = await decide(await begin(somebody), 'one');
  const kept = new Map(somebody.jar);
  expect((await somebody.ask('GET', back)).headers.get('location')).toMatch(/^\/sign-in\/done/);
  const replaying = browser();
  for (const [name, value] of kept) replaying.jar.set(name, value);
  expect((await replaying.ask('GET', back)).headers.get('location')).toMatch(/error=state_mismatch$/);
  expect(await replaying.me()).toEqual({ signedIn: false, guest: false });
});

test('of two callbacks with one state at once, one signs in at most', async () => {
  const somebody = browser();
  const back = await decide(await begin(somebody), 'one');
  const answers = await Promise.all([somebody.ask('GET', back), somebody.ask('GET', back)]);
  expect(answers.filter(({ headers }) => headers.get('location')?.startsWith('/sign-in/done')).length).toBeLessThanOrEqual(1);
  expect(await users()).toBeLessThanOrEqual(1);
});

test.each(['wrong nonce', 'wrong audience', 'wrong key', 'failing'] as const)('a provider with a %s signs nobody in', async (how) => {
  const somebody = browser();
  const back = await decide(await begin(somebody), 'one');
  await manner(how);
  expect((await somebody.ask('GET', back)).headers.get('location')).toMatch(/^\/sign-in\?error=(unable_to_get_user_info|invalid_code)$/);
  expect(await somebody.me()).toEqual({ signedIn: false, guest: false });
  expect(await users()).toBe(0);
});

test('an answer from another issuer is refused (RFC 9207)', async () => {
  const somebody = browser();
  const back = new URL(await decide(await begin(somebody), 'one'));
  back.searchParams.set('iss', 'https://evil.example');
  expect((await somebody.ask('GET', back.href)).headers.get('location')).toMatch(/error=issuer_mismatch/);
});

test('who cancels at the provider is told so, and is back where they were', async () => {
  expect(await signIn(browser(), '', '/r/abc')).toBe('/sign-in?next=%2Fr%2Fabc&error=access_denied');
});

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\nb', 'r/abc'])(
  'nobody is sent on to “%s”',
  async (next) => {
    const answer = await browser().ask('POST', '/api/sign-in/with/openid', { next });
    expect(answer.status).toBe(400);
  },
);

test('a provider that isn’t there, or isn’t offered, is not found', async () => {
  for (const name of ['github', 'google', 'credential', '..'])
    expect((await browser().ask('POST', `/api/sign-in/with/${name}`, {})).status).toBe(404);
  expect((await browser().ask('GET', '/api/auth/callback/github?state=x&code=y')).headers.get('location')).toMatch(/\/sign-in\?error=/);
});
