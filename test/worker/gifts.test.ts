import { env } from 'cloudflare:workers';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { dbOf } from '../../worker/db/client';
import { giftsBelongings } from '../../worker/gifts/belongings';
import { GIFTS, GIFTS_PER_DAY } from '../../worker/gifts/catalogue';
import { gift as gifts, giftAllowance } from '../../worker/gifts/schema';
import { notice } from '../../worker/inbox/schema';
import { siteDay } from '../../worker/profiles/day';
import { call, codeOf, guest, uuid } from './client';
import { account, type Account } from './space';

const gift = z.object({
  id: z.string().regex(/^gft_/),
  item: z.string(),
  by: z.object({ handle: z.string().nullable(), name: z.string() }).nullable(),
  note: z.string(),
  translations: z.record(z.string(), z.unknown()),
  isPrivate: z.boolean(),
  isHidden: z.boolean(),
  isNew: z.boolean(),
  isMine: z.boolean(),
  price: z.object({ minor: z.literal(0), currency: z.string() }),
});
const answer = z.object({ gift, allowance: z.object({ left: z.number(), perDay: z.number(), renewsAt: z.number() }) });

let names = 0;
const owner = (options: object = {}, more: object = {}) =>
  account(`shelf${++names}`, { blocks: [{ id: 'gifts', kind: 'gifts', options, ...more }] });
const giver = () => account(`giver${++names}`);
const give = (to: Account, as: string | undefined, more: object = {}) =>
  call('POST', `/api/profiles/${to.handle}/gifts`, { as, body: { id: uuid(), item: 'teddy', lang: 'ko', ...more } });
const given = async (to: Account, as: string, more: object = {}) => answer.parse((await give(to, as, more)).body);
const shelf = async (of: Account, as?: string) =>
  z.object({ items: z.array(gift) }).parse((await call('GET', `/api/profiles/${of.handle}/gifts`, { as })).body).items;
const leftOf = async (as: string) =>
  z.object({ allowance: z.object({ left: z.number() }).nullable() }).parse((await call('GET', '/api/gifts', { as })).body).allowance?.left;

test('there are at least thirty things to give, each with a price of nothing, and the day’s allowance', async () => {
  const by = await giver();
  const { body } = await call('GET', '/api/gifts', { as: by.as });
  expect(GIFTS.length).toBeGreaterThanOrEqual(30);
  expect(body).toMatchObject({
    items: GIFTS.map((item) => ({ item, price: { minor: 0, currency: 'KRW' } })),
    allowance: { left: GIFTS_PER_DAY },
  });
  expect((await call('GET', '/api/gifts')).body).toMatchObject({ allowance: null });
});

test('a gift is given with a note and stands on the shelf; the receiver finds it wrapped and opens it once', async () => {
  const [to, by] = [await owner(), await giver()];
  const { gift: one, allowance } = await given(to, by.as, { item: 'boba', note: '오늘도 힘내' });
  expect(one).toMatchObject({ item: 'boba', note: '오늘도 힘내', by: { handle: by.handle }, isNew: false, isMine: true });
  expect(allowance.left).toBe(GIFTS_PER_DAY - 1);
  expect(await shelf(to, to.as)).toMatchObject([{ id: one.id, isNew: true }]);
  expect(await shelf(to)).toMatchObject([{ id: one.id, isNew: false, note: '오늘도 힘내' }]);
  const open = (as: string) => call('PUT', `/api/profiles/${to.handle}/gifts/${one.id}/open`, { as });
  expect(codeOf(await open(by.as))).toBe('auth.forbidden');
  expect((await open(to.as)).status).toBe(204);
  expect((await open(to.as)).status).toBe(204);
  expect(await shelf(to, to.as)).toMatchObject([{ isNew: false }]);
  const told = await dbOf(env).select().from(notice).where(eq(notice.personId, to.person));
  expect(told).toMatchObject([{ kind: 'gift.given', byPerson: by.person, about: { item: 'boba' } }]);
});

test('many at once give what the allowance holds and no more, and every one that was taken is on a shelf', async () => {
  const [to, other, by] = [await owner(), await owner(), await giver()];
  const answers = await Promise.all(Array.from({ length: 24 }, (_, i) => give(i % 2 ? to : other, by.as)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(GIFTS_PER_DAY);
  for (const one of answers.filter(({ status }) => status !== 201)) expect(codeOf(one)).toBe('gift.allowance');
  expect((await shelf(to)).length + (await shelf(other)).length).toBe(GIFTS_PER_DAY);
  expect(await leftOf(by.as)).toBe(0);
  // Nobody else's day is spent by it.
  expect((await given(to, (await giver()).as)).allowance.left).toBe(GIFTS_PER_DAY - 1);
});

test('the same gift sent many times at once is one gift and one of the day', async () => {
  const [to, by] = [await owner(), await giver()];
  const body = { id: uuid(), item: 'cake', lang: 'en' };
  const answers = await Promise.all(Array.from({ length: 8 }, () => call('POST', `/api/profiles/${to.handle}/gifts`, { as: by.as, body })));
  expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
  expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
  expect(new Set(answers.map((one) => answer.parse(one.body).gift.id)).size).toBe(1);
  expect(await shelf(to)).toHaveLength(1);
  expect(await leftOf(by.as)).toBe(GIFTS_PER_DAY - 1);
  // Also after the day's last one.
  for (let i = 1; i < GIFTS_PER_DAY; i++) await given(to, by.as);
  expect((await call('POST', `/api/profiles/${to.handle}/gifts`, { as: by.as, body })).status).toBe(200);
  expect(codeOf(await give(to, by.as))).toBe('gift.allowance');
});

test('a new day has a new allowance, and the old one’s count goes', async () => {
  const [to, by] = [await owner(), await giver()];
  for (let i = 0; i < GIFTS_PER_DAY; i++) await given(to, by.as);
  await dbOf(env).update(giftAllowance).set({ day: '2020-01-01' }).where(eq(giftAllowance.personId, by.person));
  expect((await given(to, by.as)).allowance.left).toBe(GIFTS_PER_DAY - 1);
  expect(await dbOf(env).select().from(giftAllowance).where(eq(giftAllowance.personId, by.person))).toEqual([
    { personId: by.person, day: siteDay(), given: 1 },
  ]);
});

test('the tables themselves hold no sixth gift and none that costs something and wasn’t paid', async () => {
  const by = await giver();
  const row = { personId: by.person, day: 'x', given: GIFTS_PER_DAY + 1 };
  await expect(dbOf(env).insert(giftAllowance).values(row)).rejects.toThrow('Failed query');
  const costly = {
    id: 'gft_x',
    ownerId: by.person,
    clientId: 'x',
    item: 'cake' as const,
    note: '',
    lang: 'und',
    isPrivate: false,
    createdAt: 1,
  };
  await expect(
    dbOf(env)
      .insert(gifts)
      .values({ ...costly, priceMinor: 100, paidBy: 'wallet' }),
  ).rejects.toThrow('Failed query');
  await dbOf(env)
    .insert(gifts)
    .values({ ...costly, priceMinor: 100, paidBy: 'wallet', ledgerEntry: 'led_1' });
});

test('guests, the owner and who may not give nothing; what is unknown, too long or wrongly paid is refused', async () => {
  const [to, by] = [await owner(), await giver()];
  expect(codeOf(await give(to, undefined))).toBe('auth.required');
  expect(codeOf(await give(to, await guest()))).toBe('account.required');
  expect(codeOf(await give(to, to.as))).toBe('auth.forbidden');
  expect(codeOf(await give(await owner({}, { do: 'friends' }), by.as))).toBe('auth.forbidden');
  const elsewhere = { id: uuid() };
  expect((await give(await owner(), by.as, elsewhere)).status).toBe(201);
  for (const more of [
    elsewhere,
    { item: 'moon-rocket' },
    { item: 'constructor' },
    { item: ['teddy'] },
    { note: 'x'.repeat(201) },
    { note: 'a\u0007' },
    { id: '1' },
    { payment: { by: 'wallet' } },
    { payment: { priceMinor: 1 } },
    { payment: { priceMinor: -1 } },
    { payment: { by: 'credit' } },
  ])
    expect(codeOf(await give(to, by.as, more)), JSON.stringify(more)).toBe('input.invalid');
  expect(await shelf(to)).toEqual([]);
  expect(await leftOf(by.as)).toBe(GIFTS_PER_DAY - 1);
});

test('a private gift says nothing of who gave it but to the receiver and the giver; notes are shown if the owner wants', async () => {
  const [to, by] = [await owner(), await giver()];
  await given(to, by.as, { note: '우리만 아는 이야기', isPrivate: true });
  for (const as of [to.as, by.as]) expect(await shelf(to, as)).toMatchObject([{ note: '우리만 아는 이야기', by: { handle: by.handle } }]);
  for (const as of [undefined, (await giver()).as]) {
    expect(await shelf(to, as)).toMatchObject([{ item: 'teddy', note: '', by: null, translations: {} }]);
    expect((await call('GET', `/api/profiles/${to.handle}`, { as })).text).not.toContain('우리만');
  }
  const quiet = await owner({ notes: false });
  await given(quiet, by.as, { note: '축하해' });
  expect(await shelf(quiet)).toMatchObject([{ note: '', by: { handle: by.handle } }]);
  expect(await shelf(quiet, quiet.as)).toMatchObject([{ note: '축하해' }]);
});

test('a note is translated for its receiver, and what is not for somebody is not translated for them', async () => {
  const [to, by] = [await owner(), await giver()];
  const { gift: one } = await given(to, by.as, { note: 'こんにちは', lang: 'ja', isPrivate: true });
  await expect.poll(async () => (await shelf(to, to.as))[0]?.translations).toMatchObject({ ko: { text: '안녕하세요' } });
  const other = await giver();
  const asked = await call('POST', `/api/profiles/${to.handle}/gifts/translations`, { as: other.as, body: { lang: 'en', ids: [one.id] } });
  expect(asked.body).toEqual({ items: [] });
});

test('the owner takes gifts off the shelf and blocks who gave them; what was given is not given back', async () => {
  const [to, by, rude] = [await owner(), await giver(), await giver()];
  const { gift: one } = await given(to, by.as);
  const { gift: bad } = await given(to, rude.as);
  const at = (id: string) => `/api/profiles/${to.handle}/gifts/${id}`;
  expect(codeOf(await call('DELETE', at(one.id), { as: by.as }))).toBe('auth.forbidden');
  expect((await call('DELETE', at(one.id), { as: to.as })).status).toBe(204);
  expect(codeOf(await call('DELETE', at(one.id), { as: to.as }))).toBe('note.not_found');
  expect(await leftOf(by.as)).toBe(GIFTS_PER_DAY - 1);
  expect((await call('PUT', `${at(bad.id)}/block`, { as: to.as })).status).toBe(204);
  expect(await shelf(to, to.as)).toEqual([]);
  expect(codeOf(await give(to, rude.as))).toBe('profile.not_found');
});

test('the owner hides a gift, and shows it again: they and who gave it go on seeing it, nobody else does or counts it', async () => {
  const [to, by, other] = [await owner(), await giver(), await giver()];
  const { gift: one } = await given(to, by.as, { item: 'cactus', note: '못된 말' });
  await given(to, by.as, { item: 'tulip' });
  const hide = (as: string | undefined, isHidden: unknown) =>
    call('PUT', `/api/profiles/${to.handle}/gifts/${one.id}/hidden`, { as, body: { isHidden } });
  for (const as of [by.as, other.as]) expect(codeOf(await hide(as, true))).toBe('auth.forbidden');
  expect(codeOf(await hide(undefined, true))).toBe('auth.required');
  expect(codeOf(await hide(to.as, 'yes'))).toBe('input.invalid');
  expect(await shelf(to)).toHaveLength(2);

  for (let again = 0; again < 2; again++) expect((await hide(to.as, true)).status).toBe(204);
  const part = z.object({ parts: z.object({ gifts: z.object({ count: z.number(), items: z.array(gift) }) }) });
  const seen = async (as?: string) => part.parse((await call('GET', `/api/profiles/${to.handle}`, { as })).body).parts.gifts;
  for (const as of [undefined, other.as]) {
    expect(await shelf(to, as)).toMatchObject([{ item: 'tulip' }]);
    expect(await seen(as)).toMatchObject({ count: 1, items: [{ item: 'tulip' }] });
    expect((await call('GET', `/api/profiles/${to.handle}`, { as })).text).not.toContain('못된');
  }
  const asked = await call('POST', `/api/profiles/${to.handle}/gifts/translations`, { as: other.as, body: { lang: 'en', ids: [one.id] } });
  expect(asked.body).toEqual({ items: [] });
  // That it is hidden is the owner's own affair.
  expect(new Map((await shelf(to, by.as)).map(({ item, isHidden }) => [item, isHidden]))).toEqual(
    new Map([
      ['tulip', false],
      ['cactus', false],
    ]),
  );
  expect(await seen(to.as)).toMatchObject({ count: 2 });
  expect((await shelf(to, to.as)).find(({ id }) => id === one.id)).toMatchObject({ isHidden: true, note: '못된 말' });

  expect((await hide(to.as, false)).status).toBe(204);
  expect(await shelf(to)).toHaveLength(2);
});

test('who has left takes their name and their words along, not what they gave', async () => {
  const [to, by] = [await owner(), await giver()];
  const db = dbOf(env);
  await given(to, by.as, { item: 'crane', note: '잘 지내' });
  expect(await giftsBelongings.export(db, by.person)).toMatchObject({ given: [{ item: 'crane', note: '잘 지내', to: to.handle }] });
  expect(await giftsBelongings.export(db, to.person)).toMatchObject({ received: [{ item: 'crane' }] });
  const [first, ...rest] = giftsBelongings.erase(db, by.person);
  await db.batch([first!, ...rest]);
  expect(await shelf(to)).toMatchObject([{ item: 'crane', by: null, note: '' }]);
  expect(await db.$count(gifts, and(eq(gifts.giverId, by.person)))).toBe(0);
  expect(await db.$count(giftAllowance, eq(giftAllowance.personId, by.person))).toBe(0);
});
