import { expect, test } from 'vitest';
import type { Down } from '$rooms/protocol/down';
import { both } from './both';
import { makeWorld } from './world';

const seqs = (events: Down[]) => events.flatMap((event) => ('seq' in event ? [event.seq] : []));

both('coming back', (isEvicting) => {
  test('[CON7] with since and epoch nothing is missed or doubled, though the room goes on meanwhile', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const { epoch } = tokyo.heard('room.welcome')[0]!;
    await seoul.say('1');
    await tokyo.next('chat.sent');
    await tokyo.close();
    await world.fill(120);
    const [back] = await Promise.all([world.again(tokyo, 1, epoch), seoul.say('last')]);
    await back.settled();
    expect(back.heard('room.welcome')[0]).toMatchObject({ gap: false });
    expect(seqs(back.events)).toEqual(Array.from({ length: 121 }, (_, i) => i + 2));
    expect(back.frames.every((frame) => seqs(frame).length <= 100)).toBe(true);
    const caughtUp = await world.again(tokyo, 122, epoch);
    await caughtUp.settled();
    expect(seqs(caughtUp.events)).toEqual([]);
    expect(caughtUp.heard('history.page')).toHaveLength(1);
  });

  test('[CON8] what can’t be followed is a gap, and then the newest messages', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const { epoch } = seoul.heard('room.welcome')[0]!;
    await seoul.say('1');
    for (const [since, ofEpoch] of [
      [2, epoch],
      [0, 'other'],
      [0, undefined],
      [0.5, epoch],
    ] as const) {
      const back = await world.again(seoul, since, ofEpoch);
      expect(await back.next('room.welcome')).toMatchObject({ gap: true, head: 1 });
      expect((await back.next('history.page')).messages.map(({ seq }) => seq)).toEqual([1]);
      await back.close();
    }
  });
});
