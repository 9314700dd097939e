import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { dbOf } from '../../worker/db/client';
import { feelingBelongings } from '../../worker/feelings/belongings';
import { feelingView } from '../../worker/feelings/input';
import { FEELINGS, FEELINGS_MAX, MOODS, NAMES_SHOWN } from '../../worker/feelings/kinds';
import { account, personOf, type Account } from './account';
import { call, codeOf, guest, uuid } from './client';

const HOUR_MS = 3600_000;
const blocks = (more: object = {}) => ({
  blocks: [
    { id: 'mood', kind: 'mood', ...more },
    { id: 'feelings', kind: 'feelings', ...more },
  ],
});
const someone = (more: object = {}, name = '하나') => account({ name, look: blocks(more) });
const partsSchema = z.object({
  parts: z.object({ mood: z.object({ mood: z.unknown() }).optional(), feelings: z.object({ items: z.array(feelingView) }).optional() }),
});
const visit = async (handle: string, as?: string) => partsSchema.parse((await call('GET', `/api/profiles/${handle}`, { as })).body).parts;
const one = z.object({ feeling: feelingView });
async function putUp(owner: Account, more: object = {}) {
  const body = { id: uuid(), kind: 'cheer', answer: 'tap', text: '내일 면접이에요', ...more };
  const answer = await call('POST', '/api/me/feelings', { as: owner.token, body });
  expect(answer.status, answer.text).toBe(201);
  return one.parse(answer.body).feeling;
}
const path = (owner: Account, id: string) => `/api/profiles/${owner.handle}/feelings/${id}/answer`;
const answer = async (owner: Account, id: string, as: string, body: object = {}) => call('PUT', path(owner, id), { as, body });
const counted = async (owner: Account, id: string, as: string, body: object = {}) =>
  one.parse((await answer(owner, id, as, body)).body).feeling;
const notices = async (person: string) =>
  (await env.DB.prepare("SELECT by_person, about FROM notice WHERE person_id = ? AND kind = 'feeling.answered'").bind(person).all())
    .results;

test('a mood is one of those that are drawn, with a line, and its visitors see it for 24 hours', async () => {
  const owner = await someone();
  const set = (body: object) => call('PUT', '/api/me/mood', { as: owner.token, body });
  expect(MOODS.length).toBeGreaterThanOrEqual(24);
  expect((await visit(owner.handle)).mood).toEqual({ mood: null });
  expect((await set({ kind: 'happy', text: ' 드디어 끝!\n만세 ' })).body).toMatchObject({
    mood: { kind: 'happy', text: '드디어 끝! 만세' },
  });
  expect((await set({ kind: 'sleepy' })).status).toBe(200);
  expect((await visit(owner.handle)).mood).toMatchObject({ mood: { kind: 'sleepy', text: '' } });

  const age = (ms: number) =>
    env.DB.prepare('UPDATE mood SET set_at = ? WHERE person_id = ?')
      .bind(Date.now() - ms, owner.person)
      .run();
  await age(24 * HOUR_MS - 60_000);
  expect((await visit(owner.handle)).mood).toMatchObject({ mood: { kind: 'sleepy' } });
  await age(24 * HOUR_MS + 1000);
  expect((await visit(owner.handle)).mood).toEqual({ mood: null });

  await set({ kind: 'calm' });
  expect((await call('DELETE', '/api/me/mood', { as: owner.token })).status).toBe(204);
  expect((await visit(owner.handle)).mood).toEqual({ mood: null });
});

test.each([{}, { kind: 'furious' }, { kind: 'happy', text: 'x'.repeat(81) }, { kind: 'happy', text: '\u0007' }, { kind: 7 }, [], null])(
  'a mood that is none is refused: %j',
  async (body) => {
    const { token } = await someone();
    expect(codeOf(await call('PUT', '/api/me/mood', { as: token, body }))).toBe('input.invalid');
  },
);

test('who has no account has no mood and puts nothing up', async () => {
  for (const [method, at] of [
    ['PUT', '/api/me/mood'],
    ['DELETE', '/api/me/mood'],
    ['POST', '/api/me/feelings'],
    ['DELETE', '/api/me/feelings/fel_x'],
  ] as const) {
    expect(codeOf(await call(method, at, { body: {} }))).toBe('auth.required');
    expect(codeOf(await call(method, at, { as: await guest(), body: {} }))).toBe('account.required');
  }
});

test('a feeling is answered by a tap, counted once for each, and taken back', async () => {
  const owner = await someone();
  const { id } = await putUp(owner);
  const [visitor, other] = [await guest(), (await someone()).token];
  expect(await counted(owner, id, visitor)).toMatchObject({ count: 1, mine: { level: null, named: false }, names: [] });
  expect(await counted(owner, id, visitor)).toMatchObject({ count: 1 });
  expect(await counted(owner, id, other)).toMatchObject({ count: 2 });
  expect((await visit(owner.handle)).feelings?.items).toMatchObject([{ id, count: 2, mine: null }]);
  expect((await visit(owner.handle, visitor)).feelings?.items).toMatchObject([{ id, count: 2, mine: { named: false } }]);
  for (let twice = 0; twice < 2; twice++) {
    const back = await call('DELETE', path(owner, id), { as: visitor });
    expect(one.parse(back.body).feeling).toMatchObject({ count: 1, mine: null });
  }
});

test('twenty visitors at once are twenty, whoever sends twice', async () => {
  const owner = await someone();
  const { id } = await putUp(owner);
  const visitors = await Promise.all(Array.from({ length: 10 }, () => guest()));
  await Promise.all([...visitors, ...visitors].map((as) => answer(owner, id, as)));
  expect((await visit(owner.handle)).feelings?.items).toMatchObject([{ count: 10 }]);
});

test('a slider says how much, on average; without a level, or past its ends, it is none', async () => {
  const owner = await someone();
  const { id } = await putUp(owner, { answer: 'slider', kind: 'fire' });
  const [first, second] = [await guest(), await guest()];
  expect(await counted(owner, id, first, { level: 100 })).toMatchObject({ count: 1, level: 100, mine: { level: 100 } });
  expect(await counted(owner, id, second, { level: 25 })).toMatchObject({ count: 2, level: 63 });
  expect(await counted(owner, id, second, { level: 0 })).toMatchObject({ count: 2, level: 50, mine: { level: 0 } });
  for (const level of [undefined, -1, 101, 1.5, '50', null])
    expect(codeOf(await answer(owner, id, first, { level }))).toBe('input.invalid');
  // A tap has no level, whatever is sent.
  const tap = await putUp(owner);
  expect(await counted(owner, tap.id, first, { level: 80 })).toMatchObject({ level: null, mine: { level: null } });
});

test('names are shown only where they were given, and no more than asked for', async () => {
  const owner = await someone();
  const { id } = await putUp(owner);
  const shy = await someone({}, 'Shy');
  const open = await someone({}, 'Budi');
  await answer(owner, id, shy.token);
  expect(await counted(owner, id, open.token, { named: true })).toMatchObject({ names: [{ name: 'Budi', handle: open.handle }] });
  const seen = await call('GET', `/api/profiles/${owner.handle}`, { as: owner.token });
  expect(seen.text).not.toMatch(/Shy|psn_/);
  // A name is taken back without the answer.
  expect(await counted(owner, id, open.token, { named: false })).toMatchObject({ count: 2, names: [] });
  // A guest has none.
  expect(codeOf(await answer(owner, id, await guest(), { named: true }))).toBe('account.required');

  const many = await Promise.all(Array.from({ length: NAMES_SHOWN + 2 }, (_, i) => someone({}, `N${i}`)));
  for (const { token } of many) await answer(owner, id, token, { named: true });
  const [shown] = (await visit(owner.handle)).feelings?.items ?? [];
  expect(shown?.names).toHaveLength(NAMES_SHOWN);
  expect(shown?.names.map(({ name }) => name)).toContain(`N${NAMES_SHOWN + 1}`);
});

test('the name of somebody blocked is shown to nobody whom it concerns', async () => {
  const owner = await someone();
  const { id } = await putUp(owner);
  const [rude, other] = [await someone({}, 'Rude'), await someone({}, 'Other')];
  await answer(owner, id, rude.token, { named: true });
  expect((await visit(owner.handle, other.token)).feelings?.items[0]?.names).toMatchObject([{ name: 'Rude' }]);
  const block = (blocker: Account) => call('PUT', `/api/profiles/${rude.handle}/block`, { as: blocker.token, body: {} });
  expect((await block(other)).status).toBeLessThan(300);
  expect((await visit(owner.handle, other.token)).feelings?.items[0]?.names).toEqual([]);
  expect((await visit(owner.handle)).feelings?.items[0]?.names).toMatchObject([{ name: 'Rude' }]);
  await block(owner);
  expect((await visit(owner.handle)).feelings?.items[0]?.names).toEqual([]);
  expect(codeOf(await answer(owner, id, rude.token))).toBe('profile.not_found');
});

test('only whom the block’s owner lets, answer; the owner doesn’t, and nobody answers what isn’t there', async () => {
  const owner = await someone({ do: 'accounts' });
  const { id } = await putUp(owner);
  expect(codeOf(await answer(owner, id, await guest()))).toBe('auth.forbidden');
  expect((await answer(owner, id, (await someone()).token)).status).toBe(200);
  expect(codeOf(await answer(owner, id, owner.token))).toBe('auth.forbidden');
  expect(codeOf(await call('PUT', path(owner, id), { body: {} }))).toBe('auth.required');

  const hidden = await someone({ see: 'friends' });
  const secret = await putUp(hidden);
  const stranger = await guest();
  expect(codeOf(await answer(hidden, secret.id, stranger))).toBe('note.not_found');
  expect((await visit(hidden.handle, stranger)).feelings).toBeUndefined();
  // Under another's address, or none.
  expect(codeOf(await answer(await someone(), id, stranger))).toBe('note.not_found');
  expect(codeOf(await answer(await someone(), 'fel_nothing', stranger))).toBe('note.not_found');
  const bare = await account({ look: { blocks: [{ id: 'about', kind: 'about' }] } });
  const unseen = await putUp(bare);
  expect(codeOf(await answer(bare, unseen.id, stranger))).toBe('note.not_found');
});

test('the owner hears of each who gives a name, and once a day of all others', async () => {
  const owner = await someone();
  const { id } = await putUp(owner);
  const named = await someone({}, 'Budi');
  for (let i = 0; i < 3; i++) await answer(owner, id, await guest());
  expect(await notices(owner.person)).toMatchObject([{ by_person: null }]);
  for (let twice = 0; twice < 2; twice++) await answer(owner, id, named.token, { named: true });
  const told = await notices(owner.person);
  expect(told).toHaveLength(2);
  expect(told.filter(({ by_person }) => by_person === named.person)).toHaveLength(1);
});

test('the same feeling sent again is one; more than can be up push out the oldest; another’s is not taken down', async () => {
  const owner = await someone();
  const id = uuid();
  const first = await putUp(owner, { id });
  expect((await putUp(owner, { id })).id).toBe(first.id);
  const other = await someone();
  expect((await putUp(other, { id })).id).not.toBe(first.id);
  await answer(owner, first.id, await guest());
  for (let i = 1; i <= FEELINGS_MAX; i++) await putUp(owner, { kind: FEELINGS[i % FEELINGS.length] });
  const items = (await visit(owner.handle)).feelings?.items ?? [];
  expect(items).toHaveLength(FEELINGS_MAX);
  expect(items.map((feeling) => feeling.id)).not.toContain(first.id);

  const last = items[0]?.id ?? '';
  expect((await call('DELETE', `/api/me/feelings/${last}`, { as: other.token })).status).toBe(204);
  expect((await visit(owner.handle)).feelings?.items).toHaveLength(FEELINGS_MAX);
  await answer(owner, last, await guest());
  for (let twice = 0; twice < 2; twice++) expect((await call('DELETE', `/api/me/feelings/${last}`, { as: owner.token })).status).toBe(204);
  expect((await visit(owner.handle)).feelings?.items).toHaveLength(FEELINGS_MAX - 1);
});

test.each([
  { kind: 'cheer', answer: 'tap' },
  { id: 'not-a-uuid', kind: 'cheer', answer: 'tap' },
  { id: uuid(), kind: 'rage', answer: 'tap' },
  { id: uuid(), kind: 'cheer', answer: 'essay' },
  { id: uuid(), kind: 'cheer', answer: 'tap', text: 'x'.repeat(101) },
])('a feeling that is none is refused: %j', async (body) => {
  const { token } = await someone();
  expect(codeOf(await call('POST', '/api/me/feelings', { as: token, body }))).toBe('input.invalid');
});

test('a guest’s answers become the account’s, the account’s own staying where there were two', async () => {
  const owner = await someone();
  const [both, single] = [await putUp(owner, { answer: 'slider' }), await putUp(owner)];
  const visitor = await guest();
  const own = await someone();
  await answer(owner, both.id, visitor, { level: 10 });
  await answer(owner, single.id, visitor);
  await answer(owner, both.id, own.token, { level: 90 });
  const db = dbOf(env);
  const [first, ...rest] = feelingBelongings.handOver?.(db, await personOf(visitor), own.person) ?? [];
  if (first) await db.batch([first, ...rest]);
  const items = (await visit(owner.handle, own.token)).feelings?.items ?? [];
  expect(items.find(({ id }) => id === both.id)).toMatchObject({ count: 1, mine: { level: 90 } });
  expect(items.find(({ id }) => id === single.id)).toMatchObject({ count: 1, mine: { level: null } });
});

test('everything of somebody’s goes, with what others had answered to it', async () => {
  const [owner, other] = [await someone(), await someone()];
  await call('PUT', '/api/me/mood', { as: owner.token, body: { kind: 'proud', text: '합격!' } });
  const [own, foreign] = [await putUp(owner), await putUp(other)];
  await answer(owner, own.id, other.token, { named: true });
  await answer(other, foreign.id, owner.token, { named: true });
  const db = dbOf(env);
  expect(await feelingBelongings.export(db, owner.person)).toMatchObject({
    mood: { kind: 'proud', text: '합격!' },
    putUp: [{ id: own.id }],
    answers: [{ feeling: foreign.id, named: true }],
  });
  const [first, ...rest] = feelingBelongings.erase(db, owner.person);
  if (first) await db.batch([first, ...rest]);
  for (const table of ['mood', 'feeling', 'feeling_answer']) {
    const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
    expect(JSON.stringify(results)).not.toContain(owner.person);
    expect(JSON.stringify(results)).not.toContain(own.id);
  }
  expect((await visit(other.handle)).feelings?.items).toMatchObject([{ id: foreign.id, count: 0 }]);
});
