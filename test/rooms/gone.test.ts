import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld, ok } from './world';

const SECRET = /비밀-(처음|둘째|셋째)/;

both('gone is gone', (isEvicting) => {
  test('[CH6] a deleted text, its edits’ texts too, is in no table, answer, frame or replay', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const { epoch } = seoul.heard('room.welcome')[0]!;
    const id = v7();
    const { seq: target } = await tokyo.say('비밀-처음', { id });
    await tokyo.send({ type: 'chat.edit', target, text: '비밀-둘째' });
    await tokyo.say('사이');
    await tokyo.send({ type: 'chat.edit', target, text: '비밀-셋째' });
    await seoul.send({ type: 'reaction.set', target, emoji: '🍞', on: true });
    await seoul.next('reaction.changed');
    await seoul.send({ type: 'report.send', target, kind: 'abuse' });
    expect((await seoul.next('report.listed', ({ reports }) => reports.length > 0)).reports[0]!.text).toBe('비밀-셋째');
    expect(await world.dump()).toMatch(SECRET);
    await tokyo.send({ type: 'chat.delete', target });
    await seoul.next('chat.deleted');
    expect(await world.dump()).not.toMatch(SECRET);
    expect(await world.inside((_, { storage }) => storage.sql.exec('SELECT * FROM reaction').toArray())).toEqual([]);

    const since = await world.again(seoul, 0, epoch);
    const fresh = await world.again(tokyo);
    await since.settled();
    await fresh.settled();
    for (const client of [since, fresh]) expect(client.raw.join()).not.toMatch(SECRET);
    expect(since.heard('chat.sent')[0]).toMatchObject({ seq: target, id, text: '', deletedAt: expect.any(Number), reactions: [] });
    const edits = since.heard('chat.edited');
    expect(edits.map(({ seq }) => seq)).toEqual([2, 4]);
    for (const edit of edits) expect(edit).not.toHaveProperty('text');
    expect(since.heard('report.listed').at(-1)!.reports[0]).not.toHaveProperty('text');

    const receipt = await fresh.say('비밀-처음', { id });
    expect(receipt).toMatchObject({ seq: target, text: '', deletedAt: expect.any(Number) });
    const overHttp = ok(await world.stub.send({ key: tokyo.key }, { id, text: '비밀-처음' }));
    expect(overHttp).toMatchObject({ fresh: false, message: { seq: target, text: '' } });
    expect(JSON.stringify(await world.stub.messages(null, { limit: 100 }))).not.toMatch(SECRET);
    expect(await world.dump()).not.toMatch(SECRET);

    expect(await fresh.refused({ type: 'chat.edit', target, text: '다시' })).toMatchObject({ code: 'message.not_found' });
    expect(await fresh.refused({ type: 'reaction.set', target, emoji: '🍞', on: true })).toMatchObject({ code: 'message.not_found' });
    expect(await fresh.refused({ type: 'report.send', target, kind: 'abuse' })).toMatchObject({ code: 'message.not_found' });
    await since.send({ type: 'reaction.set', target, emoji: '🍞', on: false });
    await since.settled();
    expect(since.heard('error')).toEqual([]);
  });
});

test('[CH6] [TR8] nor is its translation, what was remembered of it, or what comes when it is gone', async () => {
  const world = await makeWorld(false);
  const seoul = await world.lead();
  const tokyo = await world.enter('Tokyo', 'ja');
  // A real engine knows no secrets: this one says them again, the third only when it is told to.
  let answer = () => {};
  await world.inside((room) => {
    room.translate = async ({ text, to }) => {
      if (text.includes('셋째')) await new Promise<void>((resolve) => (answer = resolve));
      return { text: `${to}: ${text}`, engine: 'stand-in' };
    };
  });
  const { seq: first } = await seoul.say('비밀-처음');
  await tokyo.next('translation.added');
  await seoul.send({ type: 'chat.edit', target: first, text: '비밀-둘째' });
  await tokyo.next('translation.added', ({ text }) => text === 'ja: 비밀-둘째');
  await seoul.settled();
  const dump = await world.dump();
  expect(dump, 'a translation, and the memory of it').toMatch(/"translations":"[^}]*비밀-둘째.*"translation_memory",\[[^\]]*비밀-둘째/);
  const { seq: second } = await seoul.say('비밀-셋째');
  await tokyo.settled();
  for (const target of [first, second]) await seoul.send({ type: 'chat.delete', target });
  await tokyo.next('chat.deleted', ({ target }) => target === second);
  await world.inside(() => answer());
  await tokyo.settled();
  expect(await world.dump()).not.toMatch(SECRET);
  expect(tokyo.heard('translation.added')).toHaveLength(2);
  const late = await world.enter('Osaka', 'ja');
  await late.settled();
  expect(late.raw.join()).not.toMatch(SECRET);
});
