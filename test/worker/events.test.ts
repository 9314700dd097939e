import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { dbOf } from '../../worker/db/client';
import { eventBelongings } from '../../worker/events/belongings';
import { eventView } from '../../worker/events/input';
import { dateOf, dayIn } from '../../worker/events/rules';
import { EVENTS_MAX } from '../../worker/events/store';
import { account, personOf, type Account } from './account';
import { call, codeOf, guest, uuid } from './client';

const ZONE = 'Asia/Seoul';
const someone = (more: object = {}) => account({ look: { blocks: [{ id: 'dday', kind: 'dday', ...more }] } });
/** A day of the calendar, so many from today in a zone. */
const day = (from = 0, zone = ZONE) => dateOf(dayIn(zone, Date.now()) + from);
const birthday = (more: object = {}) => ({ kind: 'day', icon: 'cake', title: '내 생일', date: day(), zone: ZONE, ...more });
const one = z.object({ event: eventView });
async function keep(owner: Account, more: object = {}) {
  const answer = await call('POST', '/api/me/events', { as: owner.token, body: { id: uuid(), ...birthday(more) } });
  expect(answer.status, answer.text).toBe(201);
  return one.parse(answer.body).event;
}
const partsSchema = z.object({
  parts: z.object({ dday: z.object({ items: z.array(eventView), changesAt: z.int().nullable() }).optional() }),
});
const visit = async (handle: string, as?: string) =>
  partsSchema.parse((await call('GET', `/api/profiles/${handle}`, { as })).body).parts.dday;
const celebrate = (owner: Account, id: string, as?: string) =>
  call('PUT', `/api/profiles/${owner.handle}/events/${id}/celebration`, { as });
const notices = async (person: string) =>
  (await env.DB.prepare("SELECT by_person FROM notice WHERE person_id = ? AND kind = 'event.celebrated'").bind(person).all()).results;

test('days are counted where their owner is: today first, then what comes, then what is past', async () => {
  const owner = await someone();
  await keep(owner, { title: 'past', date: day(-3) });
  await keep(owner, { title: 'far', date: day(40) });
  await keep(owner, { title: 'long past', date: day(-30) });
  await keep(owner, { title: 'soon', date: day(2) });
  await keep(owner, { title: 'today' });
  const view = await visit(owner.handle);
  expect(view?.items.map(({ title, standing }) => [title, standing.days])).toEqual([
    ['today', 0],
    ['soon', 2],
    ['far', 40],
    ['past', -3],
    ['long past', -30],
  ]);
  // A page left open looks again when the day has ended there.
  const end = view?.changesAt ?? 0;
  expect(dateOf(dayIn(ZONE, end))).toBe(day(1));
  expect((await visit((await someone()).handle))?.changesAt).toBeNull();
});

test('the same date is today in one zone while it isn’t in another', async () => {
  const owner = await someone();
  const [east, west] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
  // They are 25 hours apart: never the same day.
  const date = day(0, east);
  expect((await keep(owner, { date, zone: east })).standing.isToday).toBe(true);
  const late = await keep(owner, { date, zone: west });
  expect(late.standing.isToday).toBe(false);
  expect(codeOf(await celebrate(owner, late.id, await guest()))).toBe('event.not_today');
});

test('on the day visitors celebrate, each once, and the owner hears of it', async () => {
  const owner = await someone();
  const { id } = await keep(owner);
  const [visitor, stranger, friend] = [await guest(), await guest(), await someone()];
  expect(one.parse((await celebrate(owner, id, visitor)).body).event.celebrated).toEqual({ today: 1, mine: true });
  expect(one.parse((await celebrate(owner, id, visitor)).body).event.celebrated).toEqual({ today: 1, mine: true });
  await Promise.all([stranger, stranger, friend.token, friend.token].map((as) => celebrate(owner, id, as)));
  expect((await visit(owner.handle))?.items[0]?.celebrated).toEqual({ today: 3, mine: false });
  expect((await visit(owner.handle, friend.token))?.items[0]?.celebrated.mine).toBe(true);
  const told = await notices(owner.person);
  expect(told).toHaveLength(2);
  expect(told).toEqual(expect.arrayContaining([{ by_person: null }, { by_person: friend.person }]));
  // Whose day it is celebrates too, without being told of it.
  expect((await celebrate(owner, id, owner.token)).status).toBe(200);
  expect(await notices(owner.person)).toHaveLength(2);
});

test('on another day nobody celebrates, and the next time it is a new celebration', async () => {
  const owner = await someone();
  const visitor = await guest();
  const tomorrow = await keep(owner, { date: day(1) });
  const yesterday = await keep(owner, { date: day(-1) });
  for (const { id } of [tomorrow, yesterday]) {
    const answer = await celebrate(owner, id, visitor);
    expect([answer.status, codeOf(answer)]).toEqual([409, 'event.not_today']);
  }
  const yearly = await keep(owner, { kind: 'yearly' });
  await celebrate(owner, yearly.id, visitor);
  await env.DB.prepare("UPDATE celebration SET day = '2020-01-01' WHERE event_id = ?").bind(yearly.id).run();
  expect((await visit(owner.handle, visitor))?.items.find(({ id }) => id === yearly.id)?.celebrated).toEqual({ today: 0, mine: false });
  expect(one.parse((await celebrate(owner, yearly.id, visitor)).body).event.celebrated).toEqual({ today: 1, mine: true });
});

test('only whom the block’s owner lets, celebrate, and only what is there', async () => {
  const owner = await someone({ do: 'accounts' });
  const { id } = await keep(owner);
  expect(codeOf(await celebrate(owner, id))).toBe('auth.required');
  expect(codeOf(await celebrate(owner, id, await guest()))).toBe('auth.forbidden');
  const other = await someone();
  expect((await celebrate(owner, id, other.token)).status).toBe(200);
  expect(codeOf(await celebrate(other, id, owner.token))).toBe('note.not_found');
  const hidden = await someone({ see: 'friends' });
  const secret = await keep(hidden);
  expect(codeOf(await celebrate(hidden, secret.id, other.token))).toBe('note.not_found');
  expect(await visit(hidden.handle, other.token)).toBeUndefined();
});

test('a day is changed and taken away by its owner alone', async () => {
  const [owner, other] = [await someone(), await someone()];
  const { id } = await keep(owner);
  const change = (as: string, more: object = {}) => call('PUT', `/api/me/events/${id}`, { as, body: birthday(more) });
  expect(one.parse((await change(owner.token, { title: '우리 만난 날', kind: 'since', date: day(-99) })).body).event).toMatchObject({
    title: '우리 만난 날',
    standing: { isToday: true, turn: { unit: 'days', count: 100 }, count: 100 },
  });
  expect(codeOf(await change(other.token))).toBe('note.not_found');
  expect((await call('DELETE', `/api/me/events/${id}`, { as: other.token })).status).toBe(204);
  await celebrate(owner, id, other.token);
  expect((await visit(owner.handle))?.items).toHaveLength(1);
  for (let twice = 0; twice < 2; twice++) expect((await call('DELETE', `/api/me/events/${id}`, { as: owner.token })).status).toBe(204);
  expect((await visit(owner.handle))?.items).toEqual([]);
  expect(await env.DB.prepare('SELECT count(*) n FROM celebration WHERE event_id = ?').bind(id).first('n')).toBe(0);
});

test.each([
  { date: '2026-02-30' },
  { date: '2026-1-1' },
  { date: '1776-07-04' },
  { date: 20_260_101 },
  { zone: 'Moon/Base' },
  { zone: '' },
  { zone: 'x'.repeat(500) },
  { kind: 'weekly' },
  { icon: 'skull' },
  { title: '' },
  { title: '\u200b' },
  { title: 'x'.repeat(61) },
  { id: 'mine' },
])('a day that is none is refused: %j', async (more) => {
  const { token } = await someone();
  const answer = await call('POST', '/api/me/events', { as: token, body: { id: uuid(), ...birthday(more) } });
  expect([answer.status, codeOf(answer)]).toEqual([400, 'input.invalid']);
});

test('the same day sent again is one, and there is room for so many', async () => {
  const owner = await someone();
  const id = uuid();
  expect((await keep(owner, { id })).id).toBe((await keep(owner, { id })).id);
  await Promise.all(
    Array.from({ length: EVENTS_MAX + 3 }, () => call('POST', '/api/me/events', { as: owner.token, body: { id: uuid(), ...birthday() } })),
  );
  expect((await visit(owner.handle))?.items).toHaveLength(EVENTS_MAX);
  const more = await call('POST', '/api/me/events', { as: owner.token, body: { id: uuid(), ...birthday() } });
  expect([more.status, codeOf(more)]).toEqual([409, 'profile.full']);
  // What is there already is answered, full or not.
  expect((await keep(owner, { id })).title).toBe('내 생일');
});

test('a guest’s celebrations become the account’s, and everything goes with its owner', async () => {
  const [owner, own] = [await someone(), await someone()];
  const [first, second] = [await keep(owner), await keep(owner, { kind: 'yearly' })];
  const visitor = await guest();
  for (const { id } of [first, second]) await celebrate(owner, id, visitor);
  await celebrate(owner, first.id, own.token);
  const db = dbOf(env);
  const run = async (statements: ReturnType<typeof eventBelongings.erase>) => {
    const [head, ...rest] = statements;
    if (head) await db.batch([head, ...rest]);
  };
  await run(eventBelongings.handOver?.(db, await personOf(visitor), own.person) ?? []);
  expect((await visit(owner.handle, own.token))?.items.map(({ celebrated }) => celebrated)).toEqual([
    { today: 1, mine: true },
    { today: 1, mine: true },
  ]);
  expect(await eventBelongings.export(db, owner.person)).toMatchObject({ days: [{ title: '내 생일' }, {}], celebrated: [] });
  expect(await eventBelongings.export(db, own.person)).toMatchObject({ celebrated: [{ day: day() }, {}] });
  await run(eventBelongings.erase(db, owner.person));
  for (const table of ['event', 'celebration']) {
    const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all();
    expect(JSON.stringify(results)).not.toContain(owner.person);
    expect(JSON.stringify(results)).not.toContain(first.id);
  }
});
