import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { visitOf } from '$worker/profiles/visit';
import { dbOf } from '$worker/db/client';
import { HELD_MS } from '$worker/profiles/handle';
import { account, newAccount, personOf, signedInBy } from './accounts';
import { call, codeOf, guest } from './client';

const DAY_MS = 86_400_000;
const body = (handle: string, more: object = {}) => ({ handle, name: '하나', lang: 'ko', born: '1999-02-28', ...more });
const make = (as: string, handle: string, more: object = {}) => call('POST', '/api/profiles', { as, body: body(handle, more) });
const rename = (as: string, handle: string) => call('PUT', '/api/me/handle', { as, body: { handle } });
const own = z.object({
  profile: z.strictObject({
    handle: z.string(),
    name: z.string(),
    lang: z.string(),
    createdAt: z.int(),
    handleFrom: z.int().nullable(),
    listed: z.boolean(),
  }),
});
const ownOf = (answer: { body: unknown }) => own.parse(answer.body).profile;
const found = (handle: string) => visitOf(dbOf(env), handle, null);
/** As though that time had passed since the handle was changed. */
const later = (person: string, ms: number) =>
  env.DB.batch([
    env.DB.prepare('UPDATE profile SET handle_changed_at = handle_changed_at - ? WHERE person_id = ?').bind(ms, person),
    env.DB.prepare('UPDATE former_handle SET held_until = held_until - ? WHERE person_id = ?').bind(ms, person),
  ]);

test('a profile is made once, and the same again is the same', async () => {
  const as = await newAccount();
  expect((await call('GET', '/api/me/profile', { as })).body).toEqual({ profile: null, ageIsAsked: false });
  const first = await make(as, 'Su_Dal');
  expect(first.status).toBe(201);
  expect(ownOf(first)).toMatchObject({ handle: 'Su_Dal', name: '하나', lang: 'ko', handleFrom: null });
  const again = await make(as, 'sudal');
  expect(again.status).toBe(200);
  expect(again.body).toEqual(first.body);
  expect(codeOf(await make(as, 'another'))).toBe('profile.changed');
  expect((await call('GET', '/api/me/profile', { as })).body).toEqual({ ...Object(first.body), ageIsAsked: true });
});

test('guests and strangers make none', async () => {
  expect(codeOf(await make(await guest(), 'guesty'))).toBe('account.required');
  expect(codeOf(await call('POST', '/api/profiles', { body: body('stranger') }))).toBe('auth.required');
});

test.each([
  ['a handle too short', { handle: 'ab' }],
  ['a handle of signs', { handle: 'a/../b' }],
  ['no handle', { handle: undefined }],
  ['a number for a handle', { handle: 12345 }],
  ['an empty name', { name: '  ' }],
  ['an invisible name', { name: '\u3164' }],
  ['a long name', { name: 'x'.repeat(41) }],
  ['a language that we don’t speak', { lang: 'de' }],
  ['a day that there wasn’t', { born: '2001-02-29' }],
  ['a birth to come', { born: '2999-01-01' }],
  ['a birth out of mind', { born: '1850-01-01' }],
  ['no date', { born: 'yesterday' }],
  ['an object for a date', { born: { year: 2000 } }],
])('%s is refused', async (_, wrong) => {
  expect(codeOf(await make(await newAccount(), 'correct', wrong))).toBe('input.invalid');
});

test('a handle that is taken, looks like one that is, or is the site’s own, can’t be had', async () => {
  await account({ handle: 'lighthouse' });
  const as = await newAccount();
  for (const handle of ['lighthouse', 'Lighthouse', 'light_house', '1ighth0use', 'ＬＩＧＨＴＨＯＵＳＥ']) {
    expect(codeOf(await make(as, handle)), handle).toBe('handle.taken');
    expect((await call('GET', `/api/handles/${encodeURIComponent(handle)}`, { as })).body).toMatchObject({ problem: 'handle.taken' });
  }
  expect(codeOf(await make(as, 'openlink_team'))).toBe('handle.reserved');
  expect((await call('GET', '/api/handles/admin', { as })).body).toEqual({ handle: 'admin', problem: 'handle.reserved' });
  expect((await call('GET', '/api/handles/free.one', { as })).body).toEqual({ handle: 'free.one', problem: null });
  expect(codeOf(await call('GET', '/api/handles/..', { as }))).toBe('route.not_found');
  expect(codeOf(await call('GET', '/api/handles/a%2Fb', { as }))).toBe('input.invalid');
  expect(codeOf(await call('GET', '/api/handles/anyone', { as: await guest() }))).toBe('account.required');
});

test('of many who want one handle at once, one has it', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => newAccount()));
  const answers = await Promise.all(all.map((as) => make(as, 'the.one')));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
});

test('the date of birth is asked once, and not kept', async () => {
  const as = await newAccount();
  expect(codeOf(await make(as, 'birthday', { born: undefined }))).toBe('age.required');
  expect((await make(as, 'birthday', { born: '1991-08-17' })).status).toBe(201);
  const { results } = await env.DB.prepare('SELECT * FROM age WHERE person_id = ?')
    .bind(await personOf(as))
    .all();
  expect(results).toEqual([{ person_id: await personOf(as), account_at: null, adult_at: null }]);
});

test('who is under 18 is in no list until then; who is 14 today may have an account', async () => {
  const today = new Date(Date.now() + 9 * 3_600_000);
  const born = new Date(Date.UTC(today.getUTCFullYear() - 14, today.getUTCMonth(), today.getUTCDate())).toISOString().slice(0, 10);
  await account({ handle: 'fourteen', born });
  expect((await found('fourteen'))?.owner.isListable).toBe(false);
  await account({ handle: 'grownup' });
  expect((await found('grownup'))?.owner.isListable).toBe(true);
});

test('under 14 the account becomes a guest again: nothing of how they signed in is kept, they stay signed in, and saying another date helps nobody', async () => {
  const as = await signedInBy('kid@people.example');
  const person = await personOf(as);
  await env.DB.prepare(
    `INSERT INTO passkey (id, public_key, user_id, credential_id, counter, device_type, backed_up) SELECT 'pk', 'kid key', id, 'kid credential', 0, 'x', 0 FROM user WHERE person_id = ?`,
  )
    .bind(person)
    .run();
  const born = new Date(Date.now() - 13.9 * 365.25 * DAY_MS).toISOString().slice(0, 10);
  expect(codeOf(await make(as, 'too.young', { born }))).toBe('age.too_young');
  expect((await call('GET', '/api/me', { as })).body).toMatchObject({ signedIn: true, guest: true });
  expect(await personOf(as)).toBe(person);
  const kept = await env.DB.prepare('SELECT * FROM user').all();
  expect(JSON.stringify(kept.results)).not.toContain('kid@people.example');
  expect((await env.DB.prepare('SELECT * FROM passkey').all()).results).toEqual([]);
  expect(codeOf(await make(as, 'too.young', { born: '1990-01-01' }))).toBe('account.required');
  const again = await signedInBy('kid2@people.example', as);
  expect(codeOf(await make(again, 'too.young', { born: '1990-01-01' }))).toBe('age.too_young');
  expect(await found('too.young')).toBeNull();
});

test('a handle is changed once a month, and the one before leads on to it', async () => {
  const { token: as, person } = await account({ handle: 'before' });
  const answer = await rename(as, 'after1');
  expect(answer.status).toBe(200);
  expect(ownOf(answer).handleFrom).toBeGreaterThan(Date.now() + 29 * DAY_MS);
  for (const handle of ['before', 'BEFORE', 'after1']) expect((await found(handle))?.owner).toMatchObject({ handle: 'after1', person });
  const soon = await rename(as, 'third1');
  expect(codeOf(soon)).toBe('handle.too_soon');
  expect(Number(soon.headers.get('retry-after'))).toBeGreaterThan(29 * 86_400);
  expect(ownOf(await rename(as, 'After_1')).handle, 'another spelling is no change').toBe('After_1');
  expect((await rename(as, 'After_1')).status, 'asked again').toBe(200);
  await later(person, 31 * DAY_MS);
  expect(ownOf(await rename(as, 'before')).handle, 'back').toBe('before');
  expect((await found('after1'))?.owner.handle).toBe('before');
});

test('a handle that was given up is nobody else’s for 90 days, and leads on until somebody has it then', async () => {
  const { token: as, person } = await account({ handle: 'given_up' });
  await rename(as, 'taken_up');
  const squatter = await newAccount();
  expect(codeOf(await make(squatter, 'givenup'))).toBe('handle.taken');
  await later(person, HELD_MS + DAY_MS);
  expect((await found('given_up'))?.owner.person).toBe(person);
  expect((await make(squatter, 'givenup')).status).toBe(201);
  expect((await found('given_up'))?.owner.person).toBe(await personOf(squatter));
  expect((await found('taken_up'))?.owner.person).toBe(person);
});

test('two changes at once are one', async () => {
  const { token: as, person } = await account({ handle: 'at_once' });
  const answers = await Promise.all(['first1', 'second'].map((handle) => rename(as, handle)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const { results } = await env.DB.prepare('SELECT key FROM former_handle WHERE person_id = ?').bind(person).all();
  expect(results).toEqual([{ key: 'atonce' }]);
});

test('name and language can be changed; who has no profile has none to change', async () => {
  const { token: as } = await account({ handle: 'renamed' });
  expect(ownOf(await call('PATCH', '/api/me/profile', { as, body: { name: ' 새 이름 ', lang: 'ja' } }))).toMatchObject({
    name: '새 이름',
    lang: 'ja',
  });
  expect(ownOf(await call('PATCH', '/api/me/profile', { as, body: {} }))).toMatchObject({ name: '새 이름', lang: 'ja' });
  expect(codeOf(await call('PATCH', '/api/me/profile', { as, body: { name: '' } }))).toBe('input.invalid');
  const none = await newAccount();
  expect(codeOf(await call('PATCH', '/api/me/profile', { as: none, body: { name: 'x' } }))).toBe('profile.not_found');
  expect(codeOf(await rename(none, 'nobody1'))).toBe('profile.not_found');
});

test('no answer says who somebody is', async () => {
  const { token: as, person } = await account({ handle: 'unsaid' });
  for (const answer of [
    await call('GET', '/api/me/profile', { as }),
    await rename(as, 'unsaid2'),
    await call('GET', '/api/handles/unsaid3', { as }),
  ])
    expect(answer.text).not.toContain(person);
});
