import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { makeWorld, ok } from './world';

/** Counts what the storage itself says of every statement from now on. */
const counting = (world: Awaited<ReturnType<typeof makeWorld>>) =>
  world.inside((_, { storage }) => {
    const { sql } = storage;
    const exec = sql.exec.bind(sql);
    const count = { written: 0, read: 0 };
    type Exec = typeof sql.exec;
    const counted: Exec = (query, ...values) => {
      const cursor = exec(query, ...values);
      const rows = cursor.toArray();
      count.written += cursor.rowsWritten;
      count.read += cursor.rowsRead;
      return Object.assign(Object.create(cursor), { toArray: () => rows });
    };
    Object.defineProperty(sql, 'exec', { value: counted, configurable: true });
    return count;
  });

test('[LOG6] a plain message writes one row: at most 1.1 over 200 of several members, first words included', async () => {
  const world = await makeWorld(false);
  const keys: string[] = [world.head.key];
  for (let i = 0; i < 12; i++) {
    const joined = ok(await world.join(`N${i}`));
    if (!joined.waiting) keys.push(joined.key);
  }
  const seoul = await world.lead();
  const count = await counting(world);
  for (let i = 0; i < 200; i++)
    expect(await world.stub.send({ key: keys[i % keys.length]! }, { id: v7(), text: `message ${i}` })).toMatchObject({
      ok: true,
      fresh: true,
    });
  await seoul.next('chat.sent', ({ seq }) => seq === 200);
  expect(count.written).toBeGreaterThanOrEqual(200);
  console.log(`Rows written a plain message: ${count.written / 200}`);
  expect(count.written / 200).toBeLessThanOrEqual(1.1);
  const before = count.written;
  await seoul.say('late', { id: v7({ msecs: Date.now() - 3_600_000 }) });
  expect(count.written - before, 'one accepted late writes two').toBe(2);
  const again = v7();
  await seoul.say('x', { id: again });
  const settled = count.written;
  await seoul.say('x', { id: again });
  await seoul.settled();
  expect(count.written, 'sent again, reading back: none').toBe(settled);
});

test('a page of 50 reads at most 60 rows, wherever it is, in a log of thousands', async () => {
  const world = await makeWorld(false);
  await world.fill(30);
  await world.inside((_, { storage }) => {
    storage.transactionSync(() => {
      for (let seq = 31; seq <= 5000; seq++)
        storage.sql.exec(
          `INSERT INTO message (seq, at, id, member, text, lang) SELECT ?, at, ?, member, text, lang FROM message WHERE seq = ?`,
          seq,
          `id-${seq}`,
          1 + (seq % 30),
        );
    });
  });
  await world.evict();
  const seoul = await world.lead();
  const count = await counting(world);
  for (const place of [{ before: 5001 }, { before: 2500 }, { after: 2500 }, { before: 51 }]) {
    await seoul.settled();
    const before = count.read;
    await seoul.send({ type: 'history.fetch', ...place, limit: 50 });
    expect((await seoul.next('history.page')).messages).toHaveLength(50);
    expect(count.read - before).toBeLessThanOrEqual(60);
  }
  const before = count.read;
  ok(await world.stub.messages(null, { limit: 50 }));
  expect(count.read - before).toBeLessThanOrEqual(60);
});
