import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { counting } from './counting';
import { makeWorld, ok } from './world';

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
