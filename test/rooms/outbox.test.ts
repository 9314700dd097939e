import { env } from 'cloudflare:workers';
import { runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UnreliableD1 } from '../worker/unreliable-d1';
import { both } from './both';
import { makeWorld, ok } from './world';

const cardOf = (slug: string) => env.DB.prepare('SELECT * FROM room WHERE slug = ?').bind(slug).first();
const reportsOf = (slug: string) =>
  env.DB.prepare('SELECT * FROM report WHERE slug = ? ORDER BY n')
    .bind(slug)
    .all()
    .then(({ results }) => results);
type World = Awaited<ReturnType<typeof makeWorld>>;
const alarmIn = (world: World) =>
  world.inside(async (_, { storage }) => (await storage.getAlarm().then((at) => at ?? Number.NaN)) - Date.now());

/** The alarm rings, of a room that knows of no earlier card. */
const ring = async (world: World) => {
  await world.evict();
  return runDurableObjectAlarm(world.stub);
};

const logged = vi.spyOn(console, 'error');
beforeEach(() => void logged.mockReset().mockImplementation(() => undefined));
afterEach(() => void logged.mockClear());

both('what leaves a room', (isEvicting) => {
  test('[OUT1] the directory’s card is brought by the alarm within 10 s of a change, with its counts', async () => {
    const world = await makeWorld(isEvicting);
    expect(await cardOf(world.slug)).toBeNull();
    const seoul = await world.lead();
    expect(await alarmIn(world)).toBeLessThan(10_000);
    expect(await ring(world)).toBe(true);
    expect(await cardOf(world.slug)).toMatchObject({
      title: '웹툰 이야기',
      topic_kind: 'work',
      visibility: 'public',
      online: 1,
      member_count: 1,
      speakers: 0,
      last_message_at: null,
    });

    await seoul.say('하나');
    const tokyo = await world.enter('Tokyo', 'ja');
    await world.evict();
    const { createdAt } = await tokyo.say('二つ');
    await seoul.send({ type: 'room.set', title: '새 이름', readers: 'members' });
    await tokyo.next('room.updated');
    expect(await alarmIn(world)).toBeLessThan(10_000);
    expect(await ring(world)).toBe(true);
    expect(await cardOf(world.slug)).toMatchObject({
      title: '새 이름',
      readers: 'members',
      embed: 'none',
      online: 2,
      member_count: 2,
      speakers: 2,
      last_message_at: createdAt,
    });

    await tokyo.close();
    await seoul.next('presence.changed', ({ online }) => online === 1);
    ok(await world.stub.leave({ member: tokyo.member }));
    await ring(world);
    expect(await cardOf(world.slug)).toMatchObject({ online: 1, member_count: 1 });
    expect(JSON.stringify(await cardOf(world.slug))).not.toContain('mbr_');
    expect(logged).not.toHaveBeenCalled();
  });

  test('[OUT4] reports come to the site’s staff, closed and without deleted texts too, and lead to nobody', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    for (const text of ['하나', '비밀 이야기', '셋']) await tokyo.say(text);
    for (const target of [1, 2, 3]) {
      await seoul.send({ type: 'report.send', target, kind: 'abuse', reason: `이유 ${target}` });
      await seoul.next('report.received');
    }
    expect(await ring(world)).toBe(true);
    const there = { slug: world.slug, kind: 'abuse', nickname: 'Tokyo', closed_at: null };
    expect(await reportsOf(world.slug)).toEqual([
      expect.objectContaining({ ...there, n: 1, target: 1, text: '하나', reason: '이유 1' }),
      expect.objectContaining({ ...there, n: 2, target: 2, text: '비밀 이야기' }),
      expect.objectContaining({ ...there, n: 3, target: 3, text: '셋' }),
    ]);
    await seoul.send({ type: 'report.close', report: 'rpt_1' });
    await seoul.next('report.listed');
    await tokyo.send({ type: 'chat.delete', target: 2 });
    await seoul.next('chat.deleted');
    expect(await ring(world)).toBe(true);
    const now = await reportsOf(world.slug);
    expect(now).toEqual([
      expect.objectContaining({ n: 1, text: '하나', closed_at: expect.any(Number) }),
      expect.objectContaining({ n: 2, text: null, closed_at: null }),
      expect.objectContaining({ n: 3, text: '셋', closed_at: null }),
    ]);
    expect(JSON.stringify(now)).not.toMatch(/mbr_|psn_/);
    expect(await world.dump()).not.toContain('비밀');
  });

  test('[OUT6] a room with sockets in which nothing happens is not woken any more', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    await world.enter('Tokyo', 'ja');
    await seoul.say('하나');
    expect(await ring(world)).toBe(true);
    expect(await alarmIn(world)).toBeNaN();
    expect(await runDurableObjectAlarm(world.stub)).toBe(false);
  });

  test('[OUT1] a room that forgets everything between any two messages still tells the directory in time', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const first = await alarmIn(world);
    for (let i = 0; i < 4; i++) {
      await scheduler.wait(300);
      await seoul.say(`${i}`);
    }
    expect(await alarmIn(world), 'nobody puts it off').toBeLessThan(first - 1000);
  });
});

/** Puts a fault between a room and D1, until the room forgets. */
const between = async (world: World) => {
  const d1 = new UnreliableD1(env.DB);
  await world.inside((room) => Object.defineProperty(room, 'env', { value: { ...env, DB: d1.binding } }));
  return d1;
};

test.each(['throws', 'forgets'] as const)('[OUT5] D1 that %s is tried again with growing pauses, and loses nothing', async (mood) => {
  const world = await makeWorld(false);
  const seoul = await world.lead();
  const d1 = await between(world);
  d1.mood = mood;
  for (const [i, longest] of [5000, 10_000, 20_000, 30_000, 30_000].entries()) {
    await seoul.say(`계속 ${i}`);
    await seoul.send({ type: 'report.send', target: i + 1, kind: 'spam' });
    await seoul.next('report.received');
    expect(await runDurableObjectAlarm(world.stub)).toBe(true);
    const left = await alarmIn(world);
    expect(left).toBeGreaterThan(longest / 2 - 2000);
    expect(left).toBeLessThanOrEqual(longest);
  }
  expect(logged).toHaveBeenCalled();
  d1.mood = 'well';
  expect(await runDurableObjectAlarm(world.stub)).toBe(true);
  expect(await reportsOf(world.slug)).toHaveLength(5);
  expect(await cardOf(world.slug)).toMatchObject({ words: expect.stringContaining('계속 4') });
  expect(await alarmIn(world)).toBeNaN();
});

test('[OUT5] D1 that takes its time keeps nobody waiting, and gets what is newest', async () => {
  const world = await makeWorld(false);
  const seoul = await world.lead();
  const d1 = await between(world);
  d1.mood = 'hangs';
  const slow = runDurableObjectAlarm(world.stub);
  while (!d1.uses) await scheduler.wait(5);
  const { createdAt } = await seoul.say('D1이 늦어도');
  expect(await cardOf(world.slug)).toBeNull();
  d1.mood = 'well';
  expect(await slow).toBe(true);
  expect(await alarmIn(world), 'what was said meanwhile is another card’s').toBeLessThan(10_000);
  expect(await ring(world)).toBe(true);
  expect(await cardOf(world.slug)).toMatchObject({ last_message_at: createdAt });
});

test('[OUT5] what is logged of a D1 that fails holds nothing that anybody said', async () => {
  const world = await makeWorld(false);
  const seoul = await world.lead();
  const { text } = await seoul.say('어젯밤에 한 비밀 이야기');
  await seoul.send({ type: 'report.send', target: 1, kind: 'other', reason: '이상한 이유' });
  await seoul.next('report.received');
  await world.inside((room) => {
    const DB = {
      prepare: (query: string) => env.DB.prepare(query.replace(/insert into "(room|report)"/, 'insert into "nowhere"')),
      batch: (statements: D1PreparedStatement[]) => env.DB.batch(statements),
    };
    Object.defineProperty(room, 'env', { value: { ...env, DB } });
  });
  expect(await runDurableObjectAlarm(world.stub)).toBe(true);
  const lines = logged.mock.calls.map((said) => said.map(String).join(' ')).join('\n');
  expect(lines).toContain('no such table: nowhere');
  expect(lines).toContain('reports');
  expect(lines).not.toContain(text);
  expect(lines).not.toContain('이상한');
  expect(lines).not.toContain('웹툰');
});
