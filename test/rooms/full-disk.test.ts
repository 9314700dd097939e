import { v7 } from 'uuid';
import { expect, test, vi } from 'vitest';
import { makeWorld, ok } from './world';

test('a room whose disk is full says so to who speaks and to who comes, and goes on once there is room', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const world = await makeWorld(false);
  const seoul = await world.lead();
  const tokyo = await world.enter('Tokyo', 'ja');
  const { epoch } = tokyo.heard('room.welcome')[0]!;
  await seoul.say('하나');
  await tokyo.next('chat.sent');
  const { ticket } = ok(await world.stub.ticket(tokyo.key));
  const disk = { isFull: true };
  await world.inside((_, { storage }) => {
    const { sql } = storage;
    const exec = sql.exec.bind(sql);
    const full: typeof sql.exec = (query, ...values) => {
      if (disk.isFull && /^\s*(INSERT|UPDATE|DELETE)/.test(query)) throw new Error('database or disk is full: SQLITE_FULL');
      return exec(query, ...values);
    };
    Object.defineProperty(sql, 'exec', { value: full, configurable: true });
  });
  const id = v7();
  expect(await seoul.refused({ type: 'chat.send', id, text: '둘' })).toMatchObject({ code: 'server.failed', re: id });
  const come = () => world.socket({ ticket, v: '1', lang: 'ja', since: '1', epoch }, tokyo.member);
  expect(await (await come()).untilClosed()).toMatchObject({ code: 1011, reason: 'server.failed' });
  await tokyo.settled();
  expect(tokyo.heard('chat.sent')).toHaveLength(1);

  disk.isFull = false;
  expect(await seoul.say('둘', { id })).toMatchObject({ seq: 2, text: '둘' });
  expect(await tokyo.next('chat.sent')).toMatchObject({ seq: 2 });
  const back = await come();
  expect(await back.next('room.welcome')).toMatchObject({ gap: false, head: 2 });
  expect(await back.next('chat.sent')).toMatchObject({ seq: 2, id });
  expect(logged).toHaveBeenCalled();
  logged.mockRestore();
});
