import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { dbOf, type Db } from '../../worker/db/client';
import { petBelongings as belongings } from '../../worker/pets/belongings';
import { deedAnswer, petAnswer, type DeedInput } from '../../worker/pets/input';
import { FAVOURITE, PET_KINDS } from '../../worker/pets/kinds';
import { VISITOR_A_DAY, VISITORS_A_DAY } from '../../worker/pets/limits';
import { after, DAY_MS, LASTS_MS } from '../../worker/pets/rules';
import * as store from '../../worker/pets/store';
import { petOf as petRow } from '../../worker/pets/view';
import { account, personOf, type Account } from './account';
import { call, codeOf, guest, uuid, type Answer } from './client';
import { UnreliableD1 } from './unreliable-d1';

afterEach(() => void vi.useRealTimers());

const petOf = ({ handle }: Account, as?: string) => call('GET', `/api/profiles/${handle}/pet`, { as });
const seen = async (owner: Account, as?: string) => petAnswer.parse((await petOf(owner, as)).body).pet!;
const adopt = (owner: Account, more: object = {}, as = owner.token) =>
  call('PUT', `/api/profiles/${owner.handle}/pet`, { as, body: { kind: 'cat', coat: 0, name: '보리', ...more } });
const act = ({ handle }: Account, as: string | undefined, body: object, id = uuid()) =>
  call('POST', `/api/profiles/${handle}/pet/deeds`, { as, body: { id, ...body } });
const done = (answer: Answer) => deedAnswer.parse(answer.body);

async function keeper(more: object = {}, look: object = {}): Promise<Account> {
  const owner = await account({ look });
  expect((await adopt(owner, more)).status).toBe(200);
  return owner;
}
/** Sets what is kept of a pet, as time and deeds would have. */
async function put(owner: Account, columns: Record<string, number>) {
  const names = Object.keys(columns);
  await env.DB.prepare(`UPDATE pet SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE person_id = ?`)
    .bind(...Object.values(columns), owner.person)
    .run();
}
const starving = (owner: Account) => put(owner, { fed_until: 0, glad_until: 0, clean_until: 0 });
const deeds = (owner: Account) =>
  env.DB.prepare('SELECT count(*) AS n FROM pet_deed JOIN pet ON pet.id = pet_deed.pet_id WHERE pet.person_id = ?')
    .bind(owner.person)
    .first<number>('n');
const meal = { deed: 'feed', with: 'corn' };

describe('choosing', () => {
  test('every kind can be chosen and named; it comes as a baby, and everybody may look at it', async () => {
    for (const kind of PET_KINDS) {
      const owner = await account();
      expect((await petOf(owner)).body).toEqual({ pet: null });
      const { pet } = z.object({ pet: z.unknown() }).parse((await adopt(owner, { kind, coat: 3, name: '  뭉치 ' })).body);
      expect(pet).toMatchObject({ kind, coat: 3, name: '뭉치', age: 'baby', growth: 0, wants: null });
      expect(await seen(owner)).toMatchObject({ kind, name: '뭉치', may: { teach: 'owners' } });
    }
  });

  test('again, it gets the other name and coat; it stays who it is', async () => {
    const owner = await keeper();
    const first = await seen(owner);
    expect((await adopt(owner, { name: '두부', coat: 2 })).body).toMatchObject({ pet: { id: first.id, name: '두부', coat: 2 } });
    expect(codeOf(await adopt(owner, { kind: 'dog' }))).toBe('input.invalid');
    expect(await seen(owner)).toMatchObject({ id: first.id, kind: 'cat', name: '두부' });
  });

  test('many at once make one pet', async () => {
    const owner = await account();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => adopt(owner, { name: `이름${i}` })));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ body }) => petAnswer.parse(body).pet!.id)).size).toBe(1);
  });

  test('let go, it and what was done for it are gone; another may come', async () => {
    const owner = await keeper();
    expect((await act(owner, await guest(), meal)).status).toBe(201);
    const letGo = () => call('DELETE', `/api/profiles/${owner.handle}/pet`, { as: owner.token });
    expect([(await letGo()).status, (await letGo()).status]).toEqual([204, 204]);
    expect((await petOf(owner)).body).toEqual({ pet: null });
    expect(codeOf(await act(owner, owner.token, meal))).toBe('profile.not_found');
    expect((await adopt(owner, { kind: 'dragon' })).body).toMatchObject({ pet: { kind: 'dragon', visitors: { feed: 0 } } });
  });

  test.each([
    ['an unknown kind', { kind: 'unicorn' }],
    ['no kind', { kind: undefined }],
    ['a coat that there isn’t', { coat: 4 }],
    ['half a coat', { coat: 0.5 }],
    ['no name', { name: '   ' }],
    ['a name nobody sees', { name: '\u200b\u3164' }],
    ['a name of 21', { name: '가'.repeat(21) }],
    ['control characters', { name: 'a\u0007b' }],
    ['half a character', { name: '\ud83d' }],
    ['a number for a name', { name: 5 }],
  ])('refused: %s', async (_, more) => {
    const owner = await account();
    expect(codeOf(await adopt(owner, more))).toBe('input.invalid');
    expect((await petOf(owner)).body).toEqual({ pet: null });
  });

  test('is the owner’s alone', async () => {
    const [owner, other] = [await account(), await account()];
    expect(codeOf(await adopt(owner, {}, other.token))).toBe('auth.forbidden');
    expect(codeOf(await adopt(owner, {}, await guest()))).toBe('auth.forbidden');
    expect(codeOf(await call('PUT', `/api/profiles/${owner.handle}/pet`, { body: { kind: 'cat', coat: 0, name: 'x' } }))).toBe(
      'auth.required',
    );
    expect(codeOf(await call('DELETE', `/api/profiles/${owner.handle}/pet`, { as: other.token }))).toBe('auth.forbidden');
    expect(codeOf(await call('GET', '/api/profiles/nobody-at-all/pet'))).toBe('profile.not_found');
  });
});

describe('deeds', () => {
  test('the owner feeds, plays with, washes and teaches it', async () => {
    const owner = await keeper({ kind: 'rabbit' });
    await starving(owner);
    expect(await seen(owner)).toMatchObject({ temper: 'sulking', needs: { food: 0, joy: 0, clean: 0 } });
    expect(done(await act(owner, owner.token, { deed: 'teach', with: 'wave' })).deed.outcome).toBe('sulked');
    expect(done(await act(owner, owner.token, { deed: 'feed', with: FAVOURITE.rabbit })).deed.outcome).toBe('loved');
    await act(owner, owner.token, { deed: 'wash' });
    const { pet } = done(await act(owner, owner.token, { deed: 'play', with: 'bubbles' }));
    expect(pet).toMatchObject({ temper: 'content', wants: null });
    const outcomes = [];
    for (let i = 0; i < 4; i++) outcomes.push(done(await act(owner, owner.token, { deed: 'teach', with: 'wave' })).deed.outcome);
    expect(outcomes).toEqual(['done', 'done', 'learnt', 'shown']);
    expect((await seen(owner)).tricks.find(({ trick }) => trick === 'wave')).toMatchObject({ known: true, lessons: 3 });
  });

  test('the same id again is the same deed, whatever else it says; the pet is as it is now', async () => {
    const owner = await keeper();
    await starving(owner);
    const id = uuid();
    const first = await act(owner, owner.token, meal, id);
    const again = await act(owner, owner.token, { deed: 'wash' }, id);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(done(again).deed).toEqual(done(first).deed);
    expect(done(again).pet.needs.food).toBeCloseTo(done(first).pet.needs.food, 2);
    expect(done(again).pet.needs.clean).toBe(0);
    expect(await deeds(owner)).toBe(1);
  });

  test('one id sent ten times at once is done once', async () => {
    const owner = await keeper();
    await starving(owner);
    const [id, visitor] = [uuid(), await guest()];
    const answers = await Promise.all(Array.from({ length: 10 }, () => act(owner, visitor, meal, id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(9).fill(200), 201]);
    expect(await deeds(owner)).toBe(1);
    expect((await seen(owner)).needs.food).toBeCloseTo(1 / 3, 2);
  });

  test('two visitors with the same id are two', async () => {
    const owner = await keeper();
    await starving(owner);
    const id = uuid();
    for (const visitor of [await guest(), await guest()]) expect((await act(owner, visitor, meal, id)).status).toBe(201);
    expect(await deeds(owner)).toBe(2);
  });

  test.each([
    ['a year ahead', 365 * DAY_MS],
    ['a minute ahead', 60_000],
    ['a day behind', -DAY_MS],
    ['in 1970', -Date.now()],
  ])('a clock %s changes neither when it is done nor what it does', async (_, ahead) => {
    const owner = await keeper();
    await starving(owner);
    const before = Date.now();
    const answer = await act(
      owner,
      await guest(),
      { ...meal, at: before + ahead, createdAt: before + ahead, now: before + ahead },
      uuid(before + ahead),
    );
    const { deed, pet } = done(answer);
    expect(answer.status).toBe(201);
    expect(deed.createdAt).toBeGreaterThanOrEqual(before);
    expect(deed.createdAt).toBeLessThanOrEqual(Date.now());
    expect(pet.needs.food).toBeCloseTo(1 / 3, 2);
    expect(pet.age).toBe('baby');
  });

  test('the server’s own clock going back takes nothing away and gives nothing', async () => {
    const owner = await keeper();
    const future = Date.now() + 3 * 3600_000;
    // As a server whose clock is ahead would have left it.
    await put(owner, { at: future, fed_until: future + LASTS_MS.food / 2, care_ms: DAY_MS });
    const { deed, pet } = done(await act(owner, owner.token, meal));
    expect(deed.createdAt).toBe(future);
    expect(pet.needs.food).toBeCloseTo(1 / 2 + 1 / 3, 2);
    expect(await env.DB.prepare('SELECT care_ms FROM pet WHERE person_id = ?').bind(owner.person).first('care_ms')).toBe(DAY_MS);
  });

  test.each([
    ['an unknown deed', { deed: 'kick' }],
    ['no deed', {}],
    ['food that there isn’t', { deed: 'feed', with: 'poison' }],
    ['a toy to eat', { deed: 'feed', with: 'ball' }],
    ['nothing to eat', { deed: 'feed' }],
    ['an unknown trick', { deed: 'teach', with: 'fly' }],
    ['a trick for bigger ones', { deed: 'teach', with: 'dance' }],
    ['an id of another version', { ...meal, id: '0b6f7c0e-6f1e-4b64-9f0e-1f1f1f1f1f1f' }],
    ['no id', { ...meal, id: undefined }],
    ['a list', [meal]],
  ])('refused: %s', async (_, body) => {
    const owner = await keeper();
    expect(codeOf(await act(owner, owner.token, body))).toBe('input.invalid');
    expect(await deeds(owner)).toBe(0);
  });

  test('a pet of a kind that there is no more is still somebody', async () => {
    const owner = await keeper();
    await env.DB.prepare('UPDATE pet SET kind = \'dodo\', lessons = \'{"fly": 3, "wave": 2}\' WHERE person_id = ?')
      .bind(owner.person)
      .run();
    expect(await seen(owner)).toMatchObject({ kind: 'cat', name: '보리' });
    expect((await act(owner, owner.token, { deed: 'play', with: 'ball' })).status).toBe(201);
  });

  test('the full aren’t fed; when to come again is told', async () => {
    const owner = await keeper();
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push(await act(owner, owner.token, meal));
    const last = answers.at(-1)!;
    expect(codeOf(last)).toBe('pet.enough');
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await seen(owner, owner.token)).toMatchObject({ may: { feed: 'full' } });
  });
});

describe('visitors', () => {
  test('who has no session yet is asked for one', async () => {
    expect(codeOf(await act(await keeper(), undefined, meal))).toBe('auth.required');
  });

  test('one visitor, at once from many windows: as often as one may in a day, and no more', async () => {
    const owner = await keeper();
    await starving(owner);
    const visitor = await guest();
    const answers = await Promise.all(Array.from({ length: 14 }, () => act(owner, visitor, { deed: 'play', with: 'ball' })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(VISITOR_A_DAY.play!);
    for (const refused of answers.filter(({ status }) => status !== 201)) {
      expect(codeOf(refused)).toBe('pet.enough');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(86_000);
    }
    expect(await deeds(owner)).toBe(VISITOR_A_DAY.play);
    expect(await seen(owner, visitor)).toMatchObject({ may: { play: 'today', feed: null }, visitors: { play: VISITOR_A_DAY.play } });
    // Another visitor has their own, and so has the owner.
    await put(owner, { nap_until: 0, tired_until: 0 });
    expect((await act(owner, await guest(), { deed: 'play', with: 'ball' })).status).toBe(201);
    expect((await act(owner, owner.token, { deed: 'play', with: 'ball' })).status).toBe(201);
  });

  test('many visitors at once: as often as all may in a day, and none is lost or counted twice', async () => {
    const owner = await keeper();
    await starving(owner);
    const visitors = await Promise.all(Array.from({ length: 8 }, () => guest()));
    const answers = await Promise.all(visitors.map((visitor) => act(owner, visitor, { deed: 'wash' })));
    // Clean is clean: one of those who came at once has washed it.
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (let more = 1; more < VISITORS_A_DAY.wash!; more++) {
      await put(owner, { clean_until: 0 });
      const visitor = await guest();
      expect((await act(owner, visitor, { deed: 'wash' })).status).toBe(201);
    }
    await put(owner, { clean_until: 0 });
    expect(codeOf(await act(owner, await guest(), { deed: 'wash' }))).toBe('pet.enough');
    expect((await act(owner, owner.token, { deed: 'wash' })).status).toBe(201);
    expect(await seen(owner)).toMatchObject({ visitors: { wash: VISITORS_A_DAY.wash } });
  });

  test('meals given at once each count: three visitors make it full', async () => {
    const owner = await keeper();
    await starving(owner);
    const visitors = await Promise.all(Array.from({ length: 3 }, () => guest()));
    const answers = await Promise.all(visitors.map((visitor) => act(owner, visitor, meal)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await seen(owner)).needs.food).toBeCloseTo(1, 2);
    expect(await deeds(owner)).toBe(3);
  });

  test('a day later they may again', async () => {
    const owner = await keeper();
    await starving(owner);
    const visitor = await guest();
    const hungry = () => put(owner, { fed_until: 0 });
    for (let i = 0; i < VISITOR_A_DAY.feed!; i++) {
      await hungry();
      expect((await act(owner, visitor, meal)).status).toBe(201);
    }
    await hungry();
    expect(codeOf(await act(owner, visitor, meal))).toBe('pet.enough');
    await env.DB.prepare('UPDATE pet_deed SET at = at - ?')
      .bind(DAY_MS + 1000)
      .run();
    expect((await act(owner, visitor, meal)).status).toBe(201);
  });

  test('don’t teach, and do nothing where the owner lets nobody; what isn’t shown isn’t there', async () => {
    const block = (more: object) => ({ v: 1, blocks: [{ id: 'pet0', kind: 'pet', size: 's', ...more }] });
    const open = await keeper();
    const visitor = await guest();
    expect(codeOf(await act(open, visitor, { deed: 'teach', with: 'wave' }))).toBe('auth.forbidden');
    const looked = await keeper({}, block({ do: 'friends' }));
    expect(codeOf(await act(looked, visitor, meal))).toBe('auth.forbidden');
    expect(await seen(looked, visitor)).toMatchObject({ may: { feed: 'owners', play: 'owners', wash: 'owners' } });
    const hidden = await keeper({}, block({ see: 'nobody' }));
    for (const answer of [await petOf(hidden, visitor), await act(hidden, visitor, meal)]) expect(codeOf(answer)).toBe('profile.not_found');
    expect((await act(hidden, hidden.token, meal)).status).toBe(201);
    const without = await account({ look: { v: 1, blocks: [] } });
    expect(codeOf(await petOf(without, visitor))).toBe('profile.not_found');
  });

  test('who is blocked finds neither space nor pet', async () => {
    const [owner, other] = [await keeper(), await account()];
    expect((await call('PUT', `/api/profiles/${other.handle}/block`, { as: owner.token })).status).toBeLessThan(300);
    expect(codeOf(await petOf(owner, other.token))).toBe('profile.not_found');
    expect(codeOf(await act(owner, other.token, meal))).toBe('profile.not_found');
  });

  test('the owner hears of a visitor once a day, and not of themselves', async () => {
    const [owner, other] = [await keeper(), await account({ name: 'ゆき' })];
    await starving(owner);
    await act(owner, owner.token, meal);
    await act(owner, other.token, meal);
    await act(owner, other.token, { deed: 'wash' });
    const notices = await env.DB.prepare('SELECT kind, by_person, about FROM notice WHERE person_id = ?').bind(owner.person).all();
    expect(notices.results).toEqual([{ kind: 'pet.visited', by_person: other.person, about: expect.stringContaining('보리') }]);
  });
});

test('takes after its owner’s mood, where the visitor may know it', async () => {
  const feels = async (owner: Account) =>
    z
      .object({ parts: z.object({ pet: z.object({ feels: z.string().nullable(), pet: z.unknown() }) }) })
      .parse((await call('GET', `/api/profiles/${owner.handle}`)).body).parts.pet.feels;
  const blocks = (see: string) => ({
    v: 1,
    blocks: ['mood', 'pet'].map((kind) => ({ id: `${kind}0`, kind, size: 's', see: kind === 'mood' ? see : 'everyone' })),
  });
  const [open, shy] = [await keeper({}, blocks('everyone')), await keeper({}, blocks('friends'))];
  expect(await feels(open)).toBeNull();
  for (const { token } of [open, shy])
    expect((await call('PUT', `/api/me/mood`, { as: token, body: { kind: 'sleepy', text: '' } })).status).toBeLessThan(300);
  expect([await feels(open), await feels(shy)]).toEqual(['sleepy', null]);
});

test('its pictures of time: days of care make it grow, weeks away make it sulk, and it is always there', async () => {
  const owner = await keeper({ kind: 'duck' });
  const week = 7 * DAY_MS;
  await put(owner, { care_ms: week, fed_until: Date.now() + LASTS_MS.food });
  expect(await seen(owner)).toMatchObject({ age: 'grown', growth: 1 });
  vi.useFakeTimers({ now: Date.now() + 50 * 365 * DAY_MS, toFake: ['Date'] });
  expect(await seen(owner)).toMatchObject({ age: 'grown', temper: 'sulking', needs: { food: 0, joy: 0, clean: 0 } });
});

test('somebody’s export has their pet and deeds and no person; erased, nothing of them is left', async () => {
  const [owner, other] = [await keeper(), await keeper({ name: '미소' })];
  await act(owner, other.token, meal);
  await act(other, owner.token, meal);
  const stranger = await guest();
  await act(owner, stranger, meal);
  const db = dbOf(env);
  const told = JSON.stringify(await belongings.export(db, owner.person));
  expect(told).toContain('보리');
  expect(told).toContain('feed');
  for (const person of [owner.person, other.person, await personOf(stranger)]) expect(told).not.toContain(person);
  for (let twice = 0; twice < 2; twice++) {
    const [first, ...rest] = belongings.erase(db, owner.person);
    await db.batch([first!, ...rest]);
  }
  for (const table of ['pet', 'pet_deed']) {
    const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
    expect(JSON.stringify(results)).not.toContain(owner.person);
  }
  expect(await seen(other)).toMatchObject({ name: '미소' });
});

test('what a guest did for pets is the account’s that they turn out to have, and counts with it', async () => {
  const [owner, other] = [await keeper(), await account()];
  await starving(owner);
  const as = await guest();
  const id = uuid();
  expect((await act(owner, as, { deed: 'wash' }, id)).status).toBe(201);
  const db = dbOf(env);
  for (let twice = 0; twice < 2; twice++) {
    const [first, ...rest] = belongings.handOver!(db, await personOf(as), other.person);
    await db.batch([first!, ...rest]);
  }
  await put(owner, { clean_until: 0 });
  expect((await act(owner, other.token, { deed: 'wash' }, id)).status).toBe(200);
  expect(codeOf(await act(owner, other.token, { deed: 'wash' }))).toBe('pet.enough');
});

test('D1 whose answer is lost: the deed sent again is not done twice', async () => {
  const owner = await keeper();
  await starving(owner);
  const d1 = new UnreliableD1(env.DB);
  const id = uuid();
  const deed = { id, deed: 'feed', with: 'corn' } as const;
  d1.mood = 'forgets';
  await expect(write(dbOf({ DB: d1.binding }), owner, deed)).rejects.toThrow('lost');
  d1.mood = 'well';
  expect((await act(owner, owner.token, meal, id)).status).toBe(200);
  expect(await deeds(owner)).toBe(1);
});

/** The writing half of a deed alone, by a database that may lose its answer. */
async function write(lossy: Db, { person }: Account, { id, ...deed }: DeedInput) {
  const { row } = await store.before(dbOf(env), person, person, id, Date.now());
  return store.write(lossy, row!, person, { id, deed: deed.deed, ...after(petRow(row!), deed, Date.now()) });
}
