import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld, ok } from './world';

both('the log', (isEvicting) => {
  test('[LOG1] what is said comes to everybody, with one seq', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const sent = await seoul.say('안녕하세요');
    expect(sent).toMatchObject({ seq: 1, text: '안녕하세요', lang: 'ko', author: { nickname: 'Seoul', role: 'head', kind: 'person' } });
    expect(await tokyo.next('chat.sent')).toEqual(sent);
  });

  test('[LOG1] joins, presence, typing and errors take no seq; everything that lasts takes the next', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    // In one breath: a room where somebody types has a timer, and does not sleep.
    for (const on of [true, false]) tokyo.socket.send(JSON.stringify({ type: 'presence.typing', on }));
    await tokyo.refused('{');
    await tokyo.say('いち');
    await seoul.send({ type: 'chat.edit', target: 99, text: 'x' });
    await seoul.send({ type: 'reaction.set', target: 1, emoji: '🍞', on: true });
    await tokyo.send({ type: 'member.rename', nickname: 'Kyoto' });
    await seoul.send({ type: 'room.set', title: '새 이름' });
    await world.enter('Jakarta', 'id');
    await tokyo.send({ type: 'chat.delete', target: 1 });
    await seoul.next('chat.deleted');
    await tokyo.settled();
    const seqs = (client: typeof seoul) => client.events.flatMap((event) => ('seq' in event ? [event.seq] : []));
    expect(seqs(seoul)).toEqual([1, 2, 3, 4, 5]);
    expect(seqs(tokyo)).toEqual([1, 2, 3, 4, 5]);
  });

  test('[LOG1] what one connection sends in one breath is logged in that order', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    await world.before();
    for (let i = 0; i < 15; i++) seoul.socket.send(JSON.stringify({ type: 'chat.send', id: v7(), text: `${i}` }));
    await tokyo.next('chat.sent', ({ text }) => text === '14');
    expect(tokyo.heard('chat.sent').map(({ text }) => Number(text))).toEqual(Array.from({ length: 15 }, (_, i) => i));
  });

  test('[LOG3] the epoch is the room’s for ever', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const { epoch } = seoul.heard('room.welcome')[0]!;
    await world.evict();
    const again = await world.again(seoul);
    expect((await again.next('room.welcome')).epoch).toBe(epoch);
    const other = await (await makeWorld(isEvicting)).lead();
    expect(other.heard('room.welcome')[0]!.epoch).not.toBe(epoch);
  });

  test('[LOG4] author, role, time and seq are the room’s, whatever a frame says', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const forged = {
      seq: 99,
      createdAt: 1,
      role: 'head',
      kind: 'bot',
      member: seoul.member,
      deletedAt: 1,
      author: { member: seoul.member, nickname: 'Seoul', role: 'head', kind: 'bot' },
    };
    const since = Date.now();
    await tokyo.send({ type: 'chat.send', id: v7(), text: '私', ...forged });
    const sent = await seoul.next('chat.sent');
    expect(sent).toMatchObject({ seq: 1, author: { member: tokyo.member, nickname: 'Tokyo', role: 'member', kind: 'person' } });
    expect(sent).not.toHaveProperty('deletedAt');
    expect(sent.createdAt).toBeGreaterThanOrEqual(since);
    const { message } = ok(await world.stub.send({ key: tokyo.key }, { id: v7(), text: '私', ...forged, type: 'room.set' }));
    expect(message).toMatchObject({ seq: 2, author: { member: tokyo.member, role: 'member' } });
  });

  test('[LOG5] a message read back is as it is now', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    await tokyo.say('いち');
    await tokyo.send({ type: 'chat.edit', target: 1, text: 'に' });
    await tokyo.send({ type: 'member.rename', nickname: 'Kyoto' });
    await seoul.next('member.updated');
    await seoul.send({ type: 'reaction.set', target: 1, emoji: '🍞', on: true });
    await seoul.send({ type: 'room.hand_over', member: tokyo.member });
    await seoul.settled();
    const now = {
      seq: 1,
      text: 'に',
      editedAt: expect.any(Number),
      author: { member: tokyo.member, nickname: 'Kyoto', role: 'head', kind: 'person' },
      reactions: [{ emoji: '🍞', count: 1, mine: false }],
    };
    const again = await world.again(tokyo);
    expect((await again.next('history.page')).messages).toMatchObject([now]);
    expect(ok(await world.stub.messages(null, { limit: 1 })).items).toMatchObject([now]);
    expect(ok(await world.stub.messages({ key: seoul.key }, { limit: 1 })).items[0]!.reactions).toEqual([
      { emoji: '🍞', count: 1, mine: true },
    ]);
  });

  test('[LOG7] pages go both ways, oldest first, and say whether there is more', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    for (let i = 1; i <= 12; i++) await seoul.say(`${i}`);
    const page = async (place: { before: number } | { after: number }, limit: number) => {
      await seoul.send({ type: 'history.fetch', ...place, limit });
      const { messages, ...rest } = await seoul.next('history.page');
      return { seqs: messages.map(({ seq }) => seq), ...rest };
    };
    expect(await page({ before: 6 }, 3)).toEqual({ type: 'history.page', seqs: [3, 4, 5], more: true, before: 6 });
    expect(await page({ before: 4 }, 3)).toMatchObject({ seqs: [1, 2, 3], more: false });
    expect(await page({ after: 6 }, 3)).toEqual({ type: 'history.page', seqs: [7, 8, 9], more: true, after: 6 });
    expect(await page({ after: 9 }, 3)).toMatchObject({ seqs: [10, 11, 12], more: false });
    expect(await page({ before: 1e300 }, 2)).toMatchObject({ seqs: [11, 12], more: true });
    expect(await page({ before: 1 }, 100)).toMatchObject({ seqs: [], more: false });
    for (const limit of [0, 101, 1.5, -1])
      expect(await seoul.refused({ type: 'history.fetch', before: 5, limit })).toMatchObject({ code: 'input.invalid' });
    for (const place of [{}, { before: 1, after: 1 }, { before: '1' }])
      expect(await seoul.refused({ type: 'history.fetch', limit: 5, ...place })).toMatchObject({ code: 'frame.invalid' });
    const first = ok(await world.stub.messages(null, { limit: 5 }));
    expect([first.items.map(({ seq }) => seq), first.nextCursor]).toEqual([[12, 11, 10, 9, 8], '8']);
    const last = ok(await world.stub.messages(null, { before: 4, limit: 5 }));
    expect([last.items.map(({ seq }) => seq), last.nextCursor]).toEqual([[3, 2, 1], null]);
  });
});
