import { env } from 'cloudflare:workers';
import { runDurableObjectAlarm } from 'cloudflare:test';
import { v7 } from 'uuid';
import { expect, test, vi } from 'vitest';
import { both } from './both';
import { makeWorld, ok } from './world';

const cardOf = (slug: string) => env.DB.prepare('SELECT * FROM room WHERE slug = ?').bind(slug).first();
type World = Awaited<ReturnType<typeof makeWorld>>;
const alarmIn = (world: World) =>
  world.inside(async (_, { storage }) => (await storage.getAlarm().then((at) => at ?? Number.NaN)) - Date.now());

both('the directory’s card', (isEvicting) => {
  test('[OUT1] is brought by the alarm within 10 s of a change, with its counts', async () => {
    const world = await makeWorld(isEvicting);
    expect(await cardOf(world.slug)).toBeNull();
    const seoul = await world.lead();
    expect(await alarmIn(world)).toBeLessThan(10_000);
    expect(await runDurableObjectAlarm(world.stub)).toBe(true);
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
    expect(await runDurableObjectAlarm(world.stub)).toBe(true);
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
    await runDurableObjectAlarm(world.stub);
    expect(await cardOf(world.slug)).toMatchObject({ online: 1, member_count: 1 });
    expect(await runDurableObjectAlarm(world.stub), 'nothing changed, nothing is asked').toBe(false);
    expect(JSON.stringify(await cardOf(world.slug))).not.toContain('mbr_');
  });
});

test('[OUT1] out of reach, the directory is tried again with growing pauses, and messages don’t wait for it', async () => {
  const world = await makeWorld(false);
  const seoul = await world.lead();
  const failed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await world.inside((room) => {
    room.publish = () => Promise.reject(new Error('D1 is down'));
  });
  for (const pauseMs of [5000, 10_000, 20_000, 40_000]) {
    expect(await runDurableObjectAlarm(world.stub)).toBe(true);
    const left = await alarmIn(world);
    expect(left).toBeGreaterThan(pauseMs - 2000);
    expect(left).toBeLessThanOrEqual(pauseMs);
    await seoul.say('계속');
  }
  expect(failed).toHaveBeenCalledTimes(4);
  let publish = (): void => undefined;
  await world.inside((room) => {
    room.publish = () => new Promise((done) => (publish = done));
  });
  const slow = runDurableObjectAlarm(world.stub);
  const id = v7();
  expect(await seoul.say('D1이 늦어도', { id })).toMatchObject({ id });
  expect(ok(await world.stub.send({ key: seoul.key }, { id, text: 'x' })).fresh).toBe(false);
  // What one object made, only it may end.
  await world.inside(() => publish());
  expect(await slow).toBe(true);
  failed.mockRestore();
});

test('[OUT1] what is logged of a directory that fails holds nothing that anybody said', async () => {
  const world = await makeWorld(false);
  const seoul = await world.lead();
  const { text } = await seoul.say('어젯밤에 한 비밀 이야기');
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await world.inside((room) => {
    const DB = { prepare: (query: string) => env.DB.prepare(query.replace('insert into "room"', 'insert into "nowhere"')) };
    Object.defineProperty(room, 'env', { value: { ...env, DB } });
  });
  expect(await runDurableObjectAlarm(world.stub)).toBe(true);
  const lines = logged.mock.calls.map((said) => said.map(String).join(' ')).join('\n');
  logged.mockRestore();
  expect(lines).toContain('no such table: nowhere');
  expect(lines).not.toContain(text);
  expect(lines).not.toContain('웹툰');
});
