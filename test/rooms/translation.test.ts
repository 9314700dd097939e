import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { both } from './both';
import { makeWorld, ok, type World } from './world';

// Everyday lines, which the phrasebook has.
const HELLO = { text: '안녕하세요', ja: /こんにちは/, id: /halo|hai/i, en: /hello|hi/i };
const NIGHT = '잘 자요';

const translations = async (world: World, seq: number): Promise<string | null> =>
  world.inside((_, { storage }) => {
    const rows = storage.sql.exec<{ translations: string | null }>('SELECT translations FROM message WHERE seq = ?', seq).toArray();
    return rows[0]?.translations ?? null;
  });

both('translation', (isEvicting) => {
  test('[TR1] [TR3] to each in their language; kept for who comes later, for pages and HTTP, however often the room forgets', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const jakarta = await world.enter('Jakarta', 'id');
    const { seq } = await seoul.say(HELLO.text);
    const ja = await tokyo.next('translation.added');
    expect(ja).toEqual({ type: 'translation.added', target: seq, lang: 'ja', text: expect.stringMatching(HELLO.ja), engine: 'phrasebook' });
    expect(await jakarta.next('translation.added')).toMatchObject({ target: seq, lang: 'id', text: expect.stringMatching(HELLO.id) });
    await seoul.settled();
    expect(seoul.heard('translation.added')).toEqual([]);
    expect(tokyo.heard('translation.added')).toHaveLength(1);
    expect(tokyo.heard('chat.sent')[0]).not.toHaveProperty('translation');

    const kept = { lang: 'ja', text: ja.text, engine: 'phrasebook' };
    const osaka = await world.enter('Osaka', 'ja');
    expect((await osaka.next('history.page')).messages[0]).toMatchObject({ seq, text: HELLO.text, lang: 'ko', translation: kept });
    await world.before();
    expect(ok(await world.stub.messages(null, { limit: 10, lang: 'ja' })).items[0]).toMatchObject({ seq, translation: kept });
    expect(ok(await world.stub.messages(null, { limit: 10 })).items[0]).not.toHaveProperty('translation');
  });

  test('[TR4] a late reader’s page is brought into a new language; asking over HTTP brings nothing', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const { seq } = await seoul.say(HELLO.text);
    for (const lang of ['ja', 'id', 'en'] as const) ok(await world.stub.messages(null, { limit: 10, lang }));
    ok(await world.stub.messages({ key: seoul.key }, { limit: 10, lang: 'en' }));
    await seoul.settled();
    await scheduler.wait(100);
    expect(await translations(world, seq), 'nobody here reads another language').toBeNull();
    const english = await world.enter('Wellington', 'en');
    expect((await english.next('history.page')).messages[0]).not.toHaveProperty('translation');
    const { text } = await english.next('translation.added', ({ target }) => target === seq);
    expect(text).toMatch(HELLO.en);
    await english.settled();
    expect(JSON.parse((await translations(world, seq)) ?? '{}')).toEqual({ en: { text, engine: 'phrasebook' } });
    expect(ok(await world.stub.messages(null, { limit: 10, lang: 'en' })).items[0]).toMatchObject({ translation: { lang: 'en', text } });
  });

  test('[TR5] lang.set and following on: what was said before comes again in the language read', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const { epoch } = tokyo.heard('room.welcome')[0]!;
    const first = await seoul.say(HELLO.text);
    const second = await seoul.say(NIGHT);
    await tokyo.next('translation.added', ({ target }) => target === second.seq);
    await tokyo.send({ type: 'lang.set', lang: 'id' });
    for (const target of [second.seq, first.seq])
      await tokyo.next('translation.added', (event) => event.target === target && event.lang === 'id');
    await tokyo.send({ type: 'lang.set', lang: 'ja' });
    const again = await tokyo.next('translation.added', (event) => event.lang === 'ja' && event.target === first.seq);
    expect(again.text).toMatch(HELLO.ja);

    const back = await world.again(tokyo, first.seq, epoch, 'ja');
    expect(await back.next('chat.sent')).toMatchObject({ seq: second.seq, translation: { lang: 'ja' } });
    expect(await back.next('translation.added')).toMatchObject({ target: first.seq, lang: 'ja', text: again.text });
  });

  test('[TR6] what no engine has stays as it is, and its readers are told', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const { seq } = await seoul.say('내일 새벽에 남극으로 이사 가는 펭귄 이야기');
    expect(await tokyo.next('translation.missed')).toEqual({ type: 'translation.missed', target: seq, lang: 'ja', reason: 'unknown' });
    const osaka = await world.enter('Osaka', 'ja');
    expect(await osaka.next('translation.missed')).toMatchObject({ target: seq, reason: 'unknown' });
  });

  test('[TR8] edited, corrected, deleted: translations follow', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const id = v7();
    const { seq: target } = await seoul.say(HELLO.text, { id });
    const hello = await tokyo.next('translation.added');
    await seoul.send({ type: 'chat.edit', target, text: NIGHT });
    const night = await tokyo.next('translation.added');
    expect(night.text).not.toBe(hello.text);
    await seoul.send({ type: 'chat.edit', target, text: NIGHT, lang: 'de' });
    expect(await tokyo.next('chat.edited')).toMatchObject({ target, text: NIGHT, lang: 'de' });
    expect(await translations(world, target)).toBeNull();
    await seoul.send({ type: 'chat.edit', target, text: NIGHT, lang: 'ko' });
    expect(await tokyo.next('translation.added')).toMatchObject({ target, text: night.text });
    await seoul.send({ type: 'chat.delete', target });
    await tokyo.next('chat.deleted');
    const dump = await world.dump();
    for (const gone of [HELLO.text, hello.text, NIGHT, night.text]) expect(dump).not.toContain(gone);
    const receipt = await (await world.again(tokyo, 0, tokyo.heard('room.welcome')[0]!.epoch, 'ja')).next('chat.sent');
    expect(receipt).toMatchObject({ seq: target, text: '' });
    expect(receipt).not.toHaveProperty('translation');
  });
});

test('[TR1] an engine that reckons before it first waits holds up no message', async () => {
  const world = await makeWorld(false);
  const seoul = await world.lead();
  const tokyo = await world.enter('Tokyo', 'ja');
  const turns = await world.inside((room) => {
    const found: boolean[] = [];
    let isInTurn = false;
    const receive = room.engine.receive.bind(room.engine);
    room.engine.receive = (...frame) => {
      isInTurn = true;
      receive(...frame);
      isInTurn = false;
    };
    room.translate = async ({ text }) => {
      found.push(isInTurn);
      return { text, engine: 'busy in its head' };
    };
    return found;
  });
  await seoul.say('내일 새벽에 남극으로 이사 가는 펭귄 이야기');
  await tokyo.next('translation.added');
  expect(turns, 'the message is on its way by then').not.toContain(true);
});

test('[TR3] [TR7] a line in three more languages writes its own row once more, and one for the memory; said again, only the first', async () => {
  const world = await makeWorld(false);
  const seoul = await world.lead();
  const readers = [await world.enter('Tokyo', 'ja'), await world.enter('Jakarta', 'id'), await world.enter('Wellington', 'en')];
  const written = await world.inside((_, { storage }) => {
    const { sql } = storage;
    const exec = sql.exec.bind(sql);
    const count = { rows: 0 };
    const counted: typeof sql.exec = (query, ...values) => {
      const cursor = exec(query, ...values);
      const rows = cursor.toArray();
      count.rows += cursor.rowsWritten;
      return Object.assign(Object.create(cursor), { toArray: () => rows });
    };
    Object.defineProperty(sql, 'exec', { value: counted, configurable: true });
    return count;
  });
  const rowsOf = async () => {
    const before = written.rows;
    const { seq } = await seoul.say(HELLO.text);
    for (const reader of readers) await reader.next('translation.added', ({ target }) => target === seq);
    await seoul.settled();
    return written.rows - before;
  };
  await rowsOf();
  await seoul.send({ type: 'chat.delete', target: 1 });
  await seoul.settled();
  expect([await rowsOf(), await rowsOf()]).toEqual([3, 2]);
});
