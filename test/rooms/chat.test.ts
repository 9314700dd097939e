import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { makeWorld } from './world';

describe.each([
  ['awake', false],
  ['evicted between every two messages', true],
])('a room, %s', (_, isEvicting) => {
  test('[LOG1] what is said comes to everybody, with one seq', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const sent = await seoul.say('안녕하세요');
    expect(sent).toMatchObject({ seq: 1, text: '안녕하세요', lang: 'ko', author: { nickname: 'Seoul', role: 'head', kind: 'person' } });
    expect(await tokyo.next('chat.sent')).toEqual(sent);
  });

  test('[ID1] the same id twice is one message, and its sender alone hears it again', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const id = v7();
    const first = await seoul.say('하나', { id });
    const second = await seoul.say('둘', { id });
    expect(second).toMatchObject({ seq: first.seq, text: '하나' });
    await tokyo.settled();
    expect(tokyo.heard('chat.sent')).toHaveLength(1);
  });
});
