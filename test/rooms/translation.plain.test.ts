import { expect, test } from 'vitest';
import { memberNo, ok } from './plain-room';
import { added, counts, inLang, missed, page, say, translatedRoom } from './translation-room';

const three = (room = translatedRoom()) => ({ room, seoul: room.enter(1, 'ko'), tokyo: room.enter(2, 'ja'), jakarta: room.enter(3, 'id') });
const kept = (room: ReturnType<typeof translatedRoom>, seq: number) =>
  room.sql.exec<{ translations: string | null }>('SELECT translations FROM message WHERE seq = ?', seq).toArray()[0]!.translations;

test('[TR1] each reader hears a message in their own language, and in no other; it isn’t logged', async () => {
  const { room, seoul, tokyo, jakarta } = three();
  const seq = say(room, seoul, '오늘 몇 시에 만나요?', 'ko');
  await room.elapse(0);
  expect(added(seoul)).toEqual([]);
  expect(added(tokyo)).toEqual([[seq, 'ja<ko:오늘 몇 시에 만나요?']]);
  expect(tokyo.heard('translation.added')).toEqual([
    { type: 'translation.added', target: seq, lang: 'ja', text: 'ja<ko:오늘 몇 시에 만나요?', engine: 'scripted' },
  ]);
  expect(added(jakarta)).toEqual([[seq, 'id<ko:오늘 몇 시에 만나요?']]);
  expect(room.asked.map(({ to }) => to).sort(), 'nobody reads English').toEqual(['id', 'ja']);
  expect(say(room, tokyo, '七時', 'ja'), 'no seq was taken').toBe(seq + 1);
});

test('[TR1] an engine that takes 3 s delays no message by a moment', async () => {
  const { room, seoul, tokyo } = three(translatedRoom(3000));
  const before = room.now;
  for (let i = 0; i < 20; i++) {
    const seq = say(room, seoul, `이야기 ${i}`, 'ko');
    expect(tokyo.last('chat.sent'), 'heard at once, in the same turn').toMatchObject({ seq, createdAt: before });
  }
  expect(room.now).toBe(before);
  await room.elapse(2999);
  expect(added(tokyo)).toEqual([]);
  await room.elapse(1);
  expect(added(tokyo)).toHaveLength(3);
  await room.elapse(60_000);
  expect(added(tokyo)).toHaveLength(20);
  expect(room.timers.size, 'nothing keeps the room from sleeping').toBe(0);
});

test('[TR1] a talk of 150 lines with three languages present: every line in every language, each asked for once', async () => {
  const { room, seoul, tokyo, jakarta } = three(translatedRoom(700));
  const people = [
    { socket: seoul, lang: 'ko' as const },
    { socket: tokyo, lang: 'ja' as const },
    { socket: jakarta, lang: 'id' as const },
  ];
  const lines: { seq: number; text: string; lang: 'ko' | 'ja' | 'id' }[] = [];
  for (let i = 0; i < 150; i++) {
    const { socket, lang } = people[(i * 7 + (i % 4)) % 3]!;
    const text = `a line that nobody said before, number ${i}, in ${lang}`;
    lines.push({ seq: say(room, socket, text, lang), text, lang });
    await room.elapse(400);
  }
  await room.elapse(60_000);
  const engineCalls = counts(room.asked);
  expect([...engineCalls.values()].every((times) => times === 1)).toBe(true);
  expect(room.asked.length / lines.length / 2, 'calls per message and other language present').toBe(1);
  console.log(`Engine calls per message and language: ${room.asked.length / (lines.length * 2)}`);
  for (const { socket, lang } of people) {
    const others = lines.filter((line) => line.lang !== lang);
    expect(added(socket)).toEqual(others.map(({ seq, text, lang: from }) => [seq, inLang(text, from, lang)]));
  }
});

test('[TR2] a language that isn’t ours, `und`, and a text without words are left as they are; a region changes nothing', async () => {
  const { room, seoul, tokyo } = three();
  for (const lang of ['de', 'und', 'zh-Hant']) say(room, seoul, 'Grüezi mitenand', lang);
  say(room, seoul, '🍞🍞 https://openlink.example/r/abc @하나 12:30 !!', 'ko');
  await room.elapse(0);
  expect(room.asked).toEqual([]);
  expect(missed(tokyo)).toEqual([]);
  say(room, seoul, 'good morning', 'en-GB');
  await room.elapse(0);
  expect(room.asked.map(({ from }) => from)).toEqual(['en', 'en', 'en']);
});

test('[TR3] kept with the message in one write, when the last language has come', async () => {
  const { room, seoul, tokyo } = three();
  room.translate = ({ text, from, to }) => room.after(to === 'ja' ? 100 : 5000, { text: inLang(text, from, to), engine: to });
  const writes: string[] = [];
  const { exec } = room.sql;
  room.sql.exec = (query, ...values) => {
    if (/UPDATE message/.test(query)) writes.push(query);
    return exec(query, ...values);
  };
  const seq = say(room, seoul, '오래 걸리는 긴 문장', 'ko');
  await room.elapse(200);
  expect(added(tokyo)).toHaveLength(1);
  expect(kept(room, seq)).toBeNull();
  const late = room.open(room.join(4).ticket, { lang: 'ja' });
  expect(page(late), 'what has come is shown before it is written').toEqual([[seq, 'ja', 'ja<ko:오래 걸리는 긴 문장']]);
  await room.elapse(5000);
  expect(JSON.parse(kept(room, seq)!)).toEqual({
    ja: { text: 'ja<ko:오래 걸리는 긴 문장', engine: 'ja' },
    id: { text: 'id<ko:오래 걸리는 긴 문장', engine: 'id' },
  });
  expect(writes).toHaveLength(1);
  expect(room.asked).toHaveLength(2);
});

test('[TR3] read back in the reader’s language alone: pages, replays, receipts, HTTP', async () => {
  const { room, seoul, tokyo } = three();
  const seq = say(room, seoul, '안녕하세요 여러분', 'ko');
  await room.elapse(0);
  room.forget();
  const translation = (lang: string) => ({ lang, text: `${lang}<ko:안녕하세요 여러분`, engine: 'scripted' });
  const http = (lang?: 'ko' | 'ja' | 'id' | 'en') => ok(room.engine.messages(null, { limit: 1, ...(lang ? { lang } : {}) })).items[0]!;
  expect(http('id').translation).toEqual(translation('id'));
  expect(http('ja').translation).toEqual(translation('ja'));
  for (const lang of ['ko', 'en', undefined] as const) expect(http(lang)).not.toHaveProperty('translation');
  expect(room.open(room.join(4).ticket, { lang: 'ja' }).last('history.page')!.messages[0]!.translation).toEqual(translation('ja'));
  expect(room.open(room.join(4).ticket, { lang: 'ko' }).last('history.page')!.messages[0]).not.toHaveProperty('translation');
  const replayed = room.open(room.join(2).ticket, { lang: 'id', since: '0', epoch: 'epoch-1' });
  expect(replayed.last('chat.sent')).toMatchObject({ seq, translation: translation('id') });
  const { id } = tokyo.last('chat.sent')!;
  const author = room.open(room.join(1).ticket, { lang: 'ja' });
  room.up(author, { type: 'chat.send', id, text: 'not read' });
  expect(author.last('chat.sent'), 'a receipt').toMatchObject({ seq, translation: translation('ja') });
  await room.elapse(0);
  expect(room.asked, 'all of that asked no engine').toHaveLength(2);
});

test('[TR4] what a late reader’s page lacks comes newest first, and after what is just said; over HTTP nothing is asked', async () => {
  const room = translatedRoom(1000);
  const seoul = room.enter(1, 'ko');
  const seqs: number[] = [];
  for (let i = 0; i < 12; i++) seqs.push(say(room, seoul, `이야기 ${i}`, 'ko'));
  await room.elapse(10_000);
  for (const lang of ['ja', 'id', 'en'] as const) ok(room.engine.messages(null, { limit: 100, lang }));
  ok(room.engine.messages({ member: memberNo(1) }, { limit: 100, lang: 'ja' }));
  await room.elapse(10_000);
  expect(room.asked, 'nobody who needs one is here').toEqual([]);

  const tokyo = room.enter(2, 'ja');
  expect(page(tokyo).every(([, lang]) => lang === null)).toBe(true);
  const live = say(room, seoul, '지금 막 한 말', 'ko');
  await room.elapse(20_000);
  const order = added(tokyo).map(([seq]) => seq);
  expect(order.slice(0, 6)).toEqual(seqs.slice(-6).reverse());
  expect(order[6], 'before the rest').toBe(live);
  expect(order.slice(7)).toEqual(seqs.slice(0, 6).reverse());

  const osaka = room.enter(3, 'ja');
  expect(page(osaka).every(([, lang]) => lang === 'ja')).toBe(true);
  room.up(osaka, { type: 'history.fetch', before: 5, limit: 10 });
  await room.elapse(20_000);
  expect(room.asked).toHaveLength(13);
});

test('[TR4] scrolling back asks for what older pages lack', async () => {
  const room = translatedRoom();
  const seoul = room.enter(1, 'ko');
  for (let i = 0; i < 70; i++) {
    say(room, seoul, `이야기 ${i}`, 'ko');
    room.now += 1000;
  }
  const tokyo = room.enter(2, 'ja');
  await room.elapse(0);
  expect(added(tokyo)).toHaveLength(50);
  room.up(tokyo, { type: 'history.fetch', before: 21, limit: 20 });
  await room.elapse(0);
  expect(added(tokyo)).toHaveLength(70);
  expect(Math.max(...counts(room.asked).values())).toBe(1);
});

test('[TR5] whoever changes languages hears the newest hundred in the new one, asked for where they lack', async () => {
  const { room, seoul, jakarta } = three();
  for (let i = 0; i < 120; i++) {
    say(room, seoul, `이야기 ${i}`, 'ko');
    room.now += 1000;
    await room.elapse(0);
  }
  const before = room.asked.length;
  room.up(jakarta, { type: 'lang.set', lang: 'ja' });
  const again = jakarta.heard('translation.added').filter(({ lang }) => lang === 'ja');
  expect(again.map(({ target }) => target)).toEqual(Array.from({ length: 100 }, (_, i) => 21 + i));
  expect(room.asked).toHaveLength(before);
  room.up(jakarta, { type: 'lang.set', lang: 'en' });
  await room.elapse(0);
  const english = jakarta.heard('translation.added').filter(({ lang }) => lang === 'en');
  expect(english.map(({ target }) => target)).toEqual(Array.from({ length: 100 }, (_, i) => 120 - i));
  say(room, seoul, '이제 아무도 인도네시아어로 읽지 않아요', 'ko');
  await room.elapse(0);
  expect(
    room.asked
      .slice(-2)
      .map(({ to }) => to)
      .sort(),
  ).toEqual(['en', 'ja']);
});

test('[TR5] a lang.set to what is read already brings nothing', async () => {
  const { room, seoul, tokyo } = three();
  say(room, seoul, '안녕하세요', 'ko');
  await room.elapse(0);
  expect(room.up(tokyo, { type: 'lang.set', lang: 'ja' })).toEqual([]);
});

test('[TR5] of a long absence the newest hundred are asked for', async () => {
  const { room, seoul } = three();
  for (let i = 0; i < 130; i++) {
    say(room, seoul, `이야기 ${i}`, 'ko');
    room.now += 1000;
  }
  const back = room.open(room.join(4).ticket, { lang: 'en', since: '0', epoch: 'epoch-1' });
  await room.elapse(0);
  expect(back.heard('chat.sent')).toHaveLength(130);
  expect(added(back).map(([seq]) => seq)).toEqual(Array.from({ length: 100 }, (_, i) => 130 - i));
});

test('[TR5] following on: replayed messages carry theirs, and of those seen before the newest hundred come again', async () => {
  const { room, seoul, tokyo } = three(translatedRoom(3000));
  const first = say(room, seoul, '떠나기 전에 한 말', 'ko');
  room.hangUp(tokyo);
  await room.elapse(10_000);
  const osaka = room.enter(4, 'ja');
  await room.elapse(10_000);
  const second = say(room, seoul, '없는 사이에 한 말', 'ko');
  await room.elapse(10_000);
  const back = room.open(room.join(2).ticket, { lang: 'ja', since: String(first), epoch: 'epoch-1' });
  expect(back.heard('chat.sent')).toMatchObject([{ seq: second, translation: { lang: 'ja', text: 'ja<ko:없는 사이에 한 말' } }]);
  expect(added(back)).toEqual([[first, 'ja<ko:떠나기 전에 한 말']]);
  expect(back.frames.findIndex((frame) => frame[0]!.type === 'translation.added')).toBeGreaterThan(
    back.frames.findIndex((frame) => frame[0]!.type === 'chat.sent'),
  );
  expect(page(osaka), 'who asked had gone when it came').toEqual([[first, 'ja', 'ja<ko:떠나기 전에 한 말']]);
  const english = room.open(room.join(5).ticket, { lang: 'en', since: String(first), epoch: 'epoch-1' });
  await room.elapse(10_000);
  expect(added(english), 'what lacks is asked for, seen and missed alike').toEqual(
    expect.arrayContaining([
      [first, 'en<ko:떠나기 전에 한 말'],
      [second, 'en<ko:없는 사이에 한 말'],
    ]),
  );
});

test('[TR7] the same short text is asked for once in a room, said together or a day later, also after a sleep', async () => {
  const { room, seoul, tokyo } = three(translatedRoom(500));
  for (let i = 0; i < 10; i++) say(room, seoul, 'ㅋㅋㅋ 대박', 'ko');
  await room.elapse(5000);
  expect(room.asked).toHaveLength(2);
  room.forget();
  await room.elapse(24 * 3_600_000);
  say(room, seoul, 'ㅋㅋㅋ 대박', 'ko');
  expect(added(tokyo).at(-1), 'known: in the same turn').toEqual([11, 'ja<ko:ㅋㅋㅋ 대박']);
  await room.elapse(5000);
  expect(added(tokyo)).toHaveLength(11);
  expect(room.asked).toHaveLength(2);
  const long = '길고 긴 이야기입니다. '.repeat(5);
  say(room, seoul, long, 'ko');
  await room.elapse(5000);
  say(room, seoul, long, 'ko');
  await room.elapse(5000);
  expect(room.asked, 'long ones are not remembered').toHaveLength(6);
});

test('[TR7] what is remembered is bounded', async () => {
  const { room, seoul } = three();
  for (let i = 0; i < 2300; i++) {
    say(room, seoul, `짧은 말 ${i}`, 'ko');
    room.now += 300;
    await room.elapse(0);
  }
  const [{ n } = { n: -1 }] = room.sql.exec<{ n: number }>('SELECT count(*) AS n FROM translation_memory').toArray();
  expect(n).toBeGreaterThan(1500);
  expect(n).toBeLessThanOrEqual(2000);
  const newest = room.sql.exec("SELECT 1 AS one FROM translation_memory WHERE text = '짧은 말 2299'").toArray();
  expect(newest).toHaveLength(1);
});

test('[TR5] who comes back after another has had it translated, with nothing said in between, hears it at once, and nobody asks again', async () => {
  const room = translatedRoom(3000);
  const seoul = room.enter(1, 'ko');
  const [first, last] = [say(room, seoul, '처음 한 말', 'ko'), say(room, seoul, '나중에 한 말', 'ko')];
  const back = (n: number) => room.open(room.join(n).ticket, { lang: 'ja', since: String(last), epoch: 'epoch-1' });
  const tokyo = back(2);
  expect(added(tokyo), 'there is nothing yet').toEqual([]);
  await room.elapse(10_000);
  const asked = room.asked.length;
  expect(added(back(3))).toEqual([
    [first, 'ja<ko:처음 한 말'],
    [last, 'ja<ko:나중에 한 말'],
  ]);
  room.up(seoul, { type: 'chat.edit', target: first, text: '처음 고친 말' });
  await room.elapse(10_000);
  const again = room.open(room.join(4).ticket, { lang: 'ja', since: String(last + 1), epoch: 'epoch-1' });
  expect(added(again)).toContainEqual([first, 'ja<ko:처음 고친 말']);
  expect(room.asked.length, 'once for what it says now').toBe(asked + 1);
});
