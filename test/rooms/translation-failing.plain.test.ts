import { expect, test } from 'vitest';
import type { PlainRoom } from './plain-room';
import { added, missed, page, say, translatedRoom } from './translation-room';

const pair = (room: PlainRoom) => ({ room, seoul: room.enter(1, 'ko'), tokyo: room.enter(2, 'ja') });
const count = (room: PlainRoom, table: string) => room.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).toArray()[0]!.n;

test('[TR6] no engine has it: told, believed for ten minutes, then asked again by whoever’s page lacks it', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  const { translate } = room;
  room.translate = async () => ({ missed: 'unknown' });
  const seq = say(room, seoul, '아무도 모르는 말', 'ko');
  await room.elapse(0);
  expect(tokyo.heard('translation.missed')).toEqual([{ type: 'translation.missed', target: seq, lang: 'ja', reason: 'unknown' }]);
  expect(missed(seoul)).toEqual([]);
  room.translate = translate;
  const late = room.enter(3, 'ja');
  expect(missed(late), 'a newcomer is told too').toEqual([[seq, 'unknown']]);
  for (let i = 0; i < 5; i++) room.up(late, { type: 'history.fetch', before: seq + 1, limit: 10 });
  await room.elapse(9 * 60_000);
  expect(room.asked).toHaveLength(1);
  await room.elapse(60_000);
  room.up(late, { type: 'history.fetch', before: seq + 1, limit: 10 });
  await room.elapse(0);
  expect(added(late)).toEqual([[seq, 'ja<ko:아무도 모르는 말']]);
  expect(added(tokyo)).toEqual([[seq, 'ja<ko:아무도 모르는 말']]);
});

test('[TR6] an engine that is dead for a minute leaves nothing untranslated, and its readers are told once', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  const { translate } = room;
  room.translate = async () => ({ missed: 'busy', retryAfterMs: 10_000 });
  const seqs: number[] = [];
  for (let i = 0; i < 30; i++) {
    seqs.push(say(room, seoul, `죽은 동안 한 말 ${i}`, 'ko'));
    await room.elapse(2000);
  }
  expect(missed(tokyo)).toEqual(seqs.map((seq) => [seq, 'busy']));
  const late = room.enter(3, 'ja');
  expect(missed(late).sort()).toEqual(seqs.map((seq) => [seq, 'busy']).sort());
  room.translate = translate;
  await room.elapse(30_000);
  expect(
    added(tokyo)
      .map(([seq]) => seq)
      .sort(),
  ).toEqual([...seqs].sort());
  expect(page(late)).toHaveLength(30);
  expect(added(late)).toHaveLength(30);
  expect(room.timers.size).toBe(0);
});

test('[TR6] a text that the engines fail at holds up no other', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  const { translate } = room;
  // One after whose failure the engines rest, and one call at a time finds out whether they are back.
  let restsUntil = 0;
  let failures = 0;
  let isProbed = false;
  room.translate = async (asked) => {
    if (room.now < restsUntil) return { missed: 'busy', retryAfterMs: restsUntil - room.now };
    if (failures && isProbed) return { missed: 'busy', retryAfterMs: 1000 };
    isProbed = true;
    await room.after(300, null);
    isProbed = false;
    if (!asked.text.includes('나쁜')) {
      failures = 0;
      return translate(asked);
    }
    restsUntil = room.now + Math.min(30_000, 2000 * 2 ** failures++);
    return { missed: 'busy', retryAfterMs: restsUntil - room.now };
  };
  const bad = say(room, seoul, '이것은 나쁜 말', 'ko');
  await room.elapse(1000);
  const late: number[] = [];
  for (let i = 0; i < 60; i++) {
    const seq = say(room, seoul, `국장님이 편지를 안 태웠대요 ${i}`, 'ko');
    await room.elapse(4000);
    if (!added(tokyo).some(([target]) => target === seq)) late.push(seq);
  }
  expect(missed(tokyo)).toContainEqual([bad, 'busy']);
  expect(late.length, 'those of the first seconds').toBeLessThan(6);
  await room.elapse(40_000);
  expect(added(tokyo)).toHaveLength(60);
});

test('[TR6] a thousand wait to be tried again, the newest; the others until somebody scrolls there', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  const readers = [tokyo, room.enter(3, 'id'), room.enter(4, 'en')];
  const { translate } = room;
  room.translate = async () => ({ missed: 'busy', retryAfterMs: 100_000 });
  for (let i = 0; i < 400; i++) {
    say(room, seoul, `밀린 말 ${i}`, 'ko');
    await room.elapse(210);
  }
  room.translate = translate;
  await room.elapse(240_000);
  expect(readers.flatMap(added)).toHaveLength(1000);
  expect(Math.min(...added(tokyo).map(([seq]) => Number(seq)))).toBe(68);
  expect(room.timers.size).toBe(0);
  room.up(tokyo, { type: 'history.fetch', before: 68, limit: 67 });
  await room.elapse(0);
  expect(added(tokyo)).toHaveLength(400);
});

test('[TR6] it is tried for five minutes, then left in peace until somebody scrolls there', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  room.translate = async () => ({ missed: 'busy' });
  say(room, seoul, '끝내 안 되는 말', 'ko');
  await room.elapse(4 * 60_000);
  expect(room.timers.size).toBe(1);
  await room.elapse(60_000);
  expect(room.timers.size, 'the room may sleep').toBe(0);
  const tried = room.asked.length;
  expect(tried, 'more and more seldom').toBe(13);
  await room.elapse(60 * 60_000);
  expect(room.asked).toHaveLength(tried);
  room.up(tokyo, { type: 'history.fetch', before: 10, limit: 10 });
  expect(room.asked).toHaveLength(tried + 1);
});

for (const answer of [{ missed: 'budget' }, { missed: 'busy', retryAfterMs: 10 * 60_000 }] as const)
  test(`[TR6] what is ${answer.missed} for long is told to whoever comes, and to nobody else again`, async () => {
    const room = translatedRoom();
    room.translate = async () => answer;
    const seoul = room.enter(1, 'ko');
    for (let i = 0; i < 50; i++) {
      say(room, seoul, `지난 이야기 ${i}`, 'ko');
      room.now += 300;
    }
    const tokyo = room.enter(2, 'ja');
    await room.elapse(0);
    const before = tokyo.frames.length;
    const osaka = room.enter(3, 'ja');
    await room.elapse(60_000);
    expect(missed(osaka)).toHaveLength(50);
    expect(tokyo.frames.length - before).toBeLessThan(5);
    expect(room.asked, 'nothing was asked again').toHaveLength(50);
  });

test('[TR6] a site that has spent its day is not asked again and again', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  room.translate = async () => ({ missed: 'budget', retryAfterMs: 8 * 3_600_000 });
  const seq = say(room, seoul, '오늘은 더 못 해요', 'ko');
  await room.elapse(10 * 60_000);
  expect(missed(tokyo)).toEqual([[seq, 'budget']]);
  expect(room.asked).toHaveLength(1);
  expect(room.timers.size).toBe(0);
});

test('[TR8] an edit drops the translations and asks anew; what was under way for the old text comes to nothing', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom(1000));
  const seq = say(room, seoul, '처음', 'ko');
  await room.elapse(500);
  room.up(seoul, { type: 'chat.edit', target: seq, text: '둘째', lang: 'ko' });
  await room.elapse(600);
  expect(added(tokyo), 'the old answer came by now').toEqual([]);
  await room.elapse(500);
  expect(added(tokyo)).toEqual([[seq, 'ja<ko:둘째']]);
  room.up(seoul, { type: 'chat.edit', target: seq, text: '셋째', lang: 'ko' });
  expect(page(room.enter(3, 'ja')), 'nothing of the old one is shown').toEqual([[seq, null, null]]);
  await room.elapse(2000);
  expect(added(tokyo).at(-1)).toEqual([seq, 'ja<ko:셋째']);
  const held = JSON.stringify(room.sql.exec('SELECT * FROM translation_memory').toArray());
  expect(held).not.toMatch(/처음|둘째/);
});

test('[TR8] what was said of the text before is not said of its edit', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  room.translate = async () => ({ missed: 'unknown' });
  const seq = say(room, seoul, '아무도 모르는 말', 'ko');
  await room.elapse(0);
  expect(missed(tokyo)).toEqual([[seq, 'unknown']]);
  room.translate = ({ text }) => room.after(3000, { text, engine: 'slow' });
  room.up(seoul, { type: 'chat.edit', target: seq, text: '누구나 아는 말', lang: 'ko' });
  const late = room.enter(3, 'ja');
  expect(missed(late)).toEqual([]);
  await room.elapse(3000);
  expect(added(late)).toEqual([[seq, '누구나 아는 말']]);
  expect(room.asked).toHaveLength(2);
});

test('[TR8] the author corrects the language: another `lang` is an event and new translations, the same one nothing', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  const english = room.enter(3, 'en');
  const seq = say(room, seoul, 'makan apa', 'en');
  await room.elapse(0);
  expect(added(tokyo)).toEqual([[seq, 'ja<en:makan apa']]);
  for (const lang of ['en', undefined]) expect(room.up(seoul, { type: 'chat.edit', target: seq, text: 'makan apa', lang })).toEqual([]);
  room.up(seoul, { type: 'chat.edit', target: seq, text: 'makan apa', lang: 'id' });
  expect(tokyo.last('chat.edited')).toMatchObject({ target: seq, text: 'makan apa', lang: 'id' });
  await room.elapse(0);
  expect(added(tokyo).at(-1)).toEqual([seq, 'ja<id:makan apa']);
  expect(added(english)).toEqual([[seq, 'en<id:makan apa']]);
  room.up(seoul, { type: 'chat.edit', target: seq, text: '밥 먹었어요?' });
  expect(tokyo.last('chat.edited'), 'an edit that doesn’t say decides anew').toMatchObject({ lang: 'ko' });
});

test('[TR8] [CH6] a deleted text is in no table, however late an answer comes; others who said the same keep theirs', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom(1000));
  const first = say(room, seoul, '비밀 하나', 'ko');
  const second = say(room, seoul, '비밀 하나', 'ko');
  await room.elapse(500);
  room.up(seoul, { type: 'chat.delete', target: first });
  await room.elapse(2000);
  expect(added(tokyo)).toEqual([[second, 'ja<ko:비밀 하나']]);
  room.up(seoul, { type: 'chat.delete', target: second });
  const third = say(room, seoul, '비밀 둘', 'ko');
  await room.elapse(2000);
  room.up(seoul, { type: 'chat.delete', target: third });
  await room.elapse(60_000);
  const tables = room.sql.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").toArray();
  const all = JSON.stringify(tables.map(({ name }) => room.sql.exec(`SELECT * FROM "${name}"`).toArray()));
  expect(all).not.toMatch(/비밀/);
  expect(count(room, 'translation_memory')).toBe(0);
});

test('[TR8] what waits to be tried again is dropped with its message', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  const { translate } = room;
  room.translate = async () => ({ missed: 'busy' });
  const seq = say(room, seoul, '비밀', 'ko');
  await room.elapse(0);
  room.up(seoul, { type: 'chat.delete', target: seq });
  expect(room.timers.size).toBe(0);
  room.translate = translate;
  await room.elapse(60_000);
  expect(added(tokyo)).toEqual([]);
  expect(room.asked).toHaveLength(1);
});

test('[TR9] past a member’s characters of a minute: told, others go on, and it comes when there are some again; edits count', async () => {
  const room = translatedRoom();
  room.translateBudget = { memberPerMinute: 100, roomPerMinute: 1000 };
  room.forget();
  const { seoul, tokyo } = pair(room);
  const busan = room.enter(3, 'ko');
  const text = (n: number) => `${n}`.padEnd(40, '가');
  const one = say(room, seoul, text(1), 'ko');
  await room.elapse(0);
  room.up(seoul, { type: 'chat.edit', target: one, text: text(2), lang: 'ko' });
  await room.elapse(0);
  const two = say(room, seoul, text(3), 'ko');
  const other = say(room, busan, text(4), 'ko');
  await room.elapse(0);
  expect(missed(tokyo)).toEqual([[two, 'budget']]);
  expect(added(tokyo).map(([seq]) => seq)).toEqual([one, one, other]);
  await room.elapse(20_000);
  expect(added(tokyo).at(-1)![0]).toBe(two);
  const spent = room.asked.reduce((sum, asked) => sum + [...asked.text].length, 0);
  expect(spent).toBe(160);
});

test('[TR9] a minute of no characters brings nothing into any language', async () => {
  for (const translateBudget of [
    { memberPerMinute: 0, roomPerMinute: 1000 },
    { memberPerMinute: 1000, roomPerMinute: 0 },
  ]) {
    const room = translatedRoom();
    room.translateBudget = translateBudget;
    room.forget();
    const { seoul, tokyo } = pair(room);
    const seq = say(room, seoul, '안녕하세요', 'ko');
    await room.elapse(10 * 60_000);
    expect(missed(tokyo)).toEqual([[seq, 'budget']]);
    expect(room.asked).toEqual([]);
    expect(room.timers.size).toBe(0);
  }
});

test('[TR9] what is tried again is paid for once', async () => {
  const room = translatedRoom();
  room.translateBudget = { memberPerMinute: 60, roomPerMinute: 1000 };
  room.forget();
  const { seoul, tokyo } = pair(room);
  const { translate } = room;
  room.translate = async () => ({ missed: 'busy' });
  const seq = say(room, seoul, '가'.repeat(50), 'ko');
  await room.elapse(12_000);
  expect(room.asked).toHaveLength(3);
  room.translate = translate;
  await room.elapse(10_000);
  expect(missed(tokyo)).toEqual([[seq, 'busy']]);
  expect(added(tokyo)).toHaveLength(1);
});

test('[TR9] counted once for each language; the room has its own; whoever scrolls back pays for what that takes', async () => {
  const room = translatedRoom();
  room.translateBudget = { memberPerMinute: 100, roomPerMinute: 150 };
  room.forget();
  const { seoul, tokyo } = pair(room);
  const jakarta = room.enter(3, 'id');
  say(room, seoul, '가'.repeat(41), 'ko');
  await room.elapse(0);
  expect([added(tokyo).length, added(jakarta).length]).toEqual([1, 1]);
  say(room, tokyo, 'あ'.repeat(41), 'ja');
  await room.elapse(0);
  expect(added(seoul)).toHaveLength(1);
  expect(missed(jakarta), 'the room’s are spent').toEqual([[2, 'budget']]);
  await room.elapse(120_000);
  expect(added(jakarta)).toHaveLength(2);

  await room.elapse(120_000);
  room.enter(4, 'en');
  await room.elapse(0);
  say(room, seoul, '나'.repeat(30), 'ko');
  await room.elapse(0);
  expect(room.asked.at(-1)!.text, 'the author’s own are all there').toMatch(/나/);
});

test('[TR9] whoever floods makes those who wait for characters no work', async () => {
  const room = translatedRoom();
  room.translateBudget = { memberPerMinute: 3000, roomPerMinute: 20_000 };
  room.forget();
  const { seoul } = pair(room);
  for (const lang of ['id', 'en'] as const) room.enter(lang === 'id' ? 3 : 4, lang);
  for (let i = 0; i < 334; i++) {
    say(room, seoul, `${i} ${'긴 이야기가 있어요 '.repeat(3)}`, 'ko');
    await room.elapse(200);
  }
  const asked = room.asked.length;
  const { exec } = room.sql;
  let statements = 0;
  room.sql.exec = (query, ...values) => {
    statements++;
    return exec(query, ...values);
  };
  await room.elapse(4 * 60_000);
  const came = room.asked.length - asked;
  expect(came).toBeGreaterThan(200);
  expect(statements).toBeLessThan(10 * came);
  expect(room.timers.size).toBeLessThanOrEqual(1);
});

test('[TR9] whoever has read back can speak', async () => {
  const room = translatedRoom();
  const seoul = room.enter(1, 'ko');
  for (let i = 0; i < 20; i++) say(room, seoul, `${i}`.padEnd(20, '가'), 'ko');
  room.translateBudget = { memberPerMinute: 100, roomPerMinute: 1000 };
  room.forget();
  const tokyo = room.enter(2, 'ja');
  await room.elapse(0);
  expect(added(tokyo), 'as far as a minute goes').toHaveLength(5);
  const seq = say(room, tokyo, 'はじめまして', 'ja');
  await room.elapse(0);
  expect(added(seoul)).toEqual([[seq, 'ko<ja:はじめまして']]);
});

test('[TR9] what is longer than a minute’s characters is brought into a language when all of them are there, and owed after', async () => {
  const room = translatedRoom();
  room.translateBudget = { memberPerMinute: 100, roomPerMinute: 1000 };
  room.forget();
  const { seoul, tokyo } = pair(room);
  const long = say(room, seoul, '가나'.repeat(75), 'ko');
  await room.elapse(0);
  expect(added(tokyo).map(([seq]) => seq)).toEqual([long]);
  const next = say(room, seoul, '다음 말이에요', 'ko');
  await room.elapse(29_000);
  expect(missed(tokyo)).toEqual([[next, 'budget']]);
  await room.elapse(10_000);
  expect(added(tokyo).map(([seq]) => seq)).toEqual([long, next]);
});

test('[TR10] links, names, tags and code come through; an answer that lost one is none', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  const text = '@하나 이거 봐 https://openlink.example/r/abc #빵 `x = 1` 🍞';
  const seq = say(room, seoul, text, 'ko');
  await room.elapse(0);
  expect(room.asked[0]!.text).toBe('⟦0⟧ 이거 봐 ⟦1⟧ ⟦2⟧ ⟦3⟧ ⟦4⟧');
  expect(added(tokyo)).toEqual([[seq, `ja<ko:${text}`]]);
  for (const broken of ['これ見て', '⟦0⟧⟦1⟧⟦2⟧⟦3⟧', '⟦0⟧⟦1⟧⟦2⟧⟦3⟧⟦4⟧⟦4⟧', '⟦0⟧⟦1⟧⟦2⟧⟦3⟧⟦9⟧']) {
    room.translate = async () => ({ text: broken, engine: 'bad' });
    say(room, seoul, `${text} ${broken.length}`, 'ko');
    await room.elapse(0);
  }
  expect(added(tokyo)).toHaveLength(1);
  expect(missed(tokyo).map(([, reason]) => reason)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
});

test('[TR10] a glossary makes no text grow beyond measure', async () => {
  const { room, tokyo } = pair(translatedRoom());
  const head = room.lead('ko');
  room.up(head, { type: 'glossary.propose', terms: { ko: '가', ja: '長'.repeat(60) } });
  const seqs = [`${'가'.repeat(3000)}`, `${'가'.repeat(3000)} 나다`, '가 나다'].map((text) => say(room, head, text, 'ko'));
  await room.elapse(0);
  expect(missed(tokyo)).toEqual([
    [seqs[0], 'unknown'],
    [seqs[1], 'unknown'],
  ]);
  expect(added(tokyo)).toEqual([[seqs[2], `ja<ko:${'長'.repeat(60)} 나다`]]);
});

test('[TR11] engines that throw, at once or later, or never answer, harm nobody and free their place', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  const { translate } = room;
  const bad: PlainRoom['translate'][] = [
    () => {
      throw new Error('thrown');
    },
    async () => {
      await Promise.resolve();
      throw new Error('rejected');
    },
    () => new Promise(() => {}),
  ];
  const seqs: number[] = [];
  for (let i = 0; i < 12; i++) {
    room.translate = bad[i % 3]!;
    seqs.push(say(room, seoul, `망가진 엔진 ${i}`, 'ko'));
    await room.elapse(10);
  }
  expect(seoul.heard('error')).toEqual([]);
  expect(tokyo.heard('chat.sent')).toHaveLength(12);
  room.translate = translate;
  const after = say(room, seoul, '살아났어요', 'ko');
  await room.elapse(10);
  expect(added(tokyo).map(([seq]) => seq)).toContain(after);
  await room.elapse(70_000);
  expect(
    added(tokyo)
      .map(([seq]) => seq)
      .sort(),
  ).toEqual([...seqs, after].sort());
  expect(room.timers.size).toBe(0);
});

test('[TR11] six calls at once and no more', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  let now = 0;
  let most = 0;
  room.translate = async ({ text }) => {
    most = Math.max(most, ++now);
    await room.after(1000, null);
    now--;
    return { text, engine: 'x' };
  };
  for (let i = 0; i < 20; i++) say(room, seoul, `말 ${i}`, 'ko');
  const phrases = Promise.all([1, 2, 3].map((n) => room.engine.room()!.translation.phrase(`제목 ${n}`, 'ko', 'ja')));
  await room.elapse(10_000);
  expect(most).toBe(6);
  expect(added(tokyo)).toHaveLength(20);
  expect(await phrases).toEqual([1, 2, 3].map((n) => ({ text: `제목 ${n}`, engine: 'x' })));
});

test('[TR11] whoever floods makes nobody’s memory grow: the oldest of too many are told busy', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  room.translate = () => new Promise(() => {});
  for (let i = 0; i < 1000; i++) {
    say(room, seoul, `쏟아지는 말 ${i}`, 'ko');
    room.now += 210;
  }
  expect(missed(tokyo).length).toBe(1000 - 6 - 600);
  expect(new Set(missed(tokyo).map(([, reason]) => reason))).toEqual(new Set(['busy']));
});

test('[TR1] nobody reads a language any more: what was queued for it is not asked', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom(1000));
  for (let i = 0; i < 10; i++) say(room, seoul, `말 ${i}`, 'ko');
  await room.elapse(500);
  room.hangUp(tokyo);
  await room.elapse(10_000);
  expect(room.asked).toHaveLength(6);
});

test('[TR11] a disk that fails costs the translation alone', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom());
  const { exec } = room.sql;
  room.sql.exec = (query, ...values) => {
    if (/translations = \?|INTO translation_memory/.test(query)) throw new Error('disk full');
    return exec(query, ...values);
  };
  const seq = say(room, seoul, '디스크가 꽉 찼어요', 'ko');
  await room.elapse(1000);
  expect(added(tokyo)).toEqual([[seq, 'ja<ko:디스크가 꽉 찼어요']]);
  room.sql.exec = exec;
  const late = room.enter(3, 'ja');
  await room.elapse(1000);
  expect(added(late), 'asked anew').toHaveLength(1);
});

test('[TR11] a disk that fails once, at whatever it is asked, leaves no text waiting for ever', async () => {
  for (const nth of [1, 2, 3, 4]) {
    const { room, seoul } = pair(translatedRoom());
    room.enter(3, 'id');
    const { exec } = room.sql;
    let left = nth;
    room.sql.exec = (query, ...values) => {
      if (/FROM translation_memory/.test(query) && --left === 0) throw new Error('disk failed');
      return exec(query, ...values);
    };
    say(room, seoul, '안녕하세요', 'ko');
    await room.elapse(100);
    for (const lang of ['ja', 'id'] as const) {
      const late = room.enter(4, lang);
      await room.elapse(100);
      const shown = page(late).filter(([, shownIn]) => shownIn === lang);
      expect([...shown, ...added(late)], `${lang}, failed at read ${nth}`).toHaveLength(1);
    }
  }
});

test('[TR12] a phrase is not remembered, and has no more characters than a member', async () => {
  const room = translatedRoom();
  room.translateBudget = { memberPerMinute: 20, roomPerMinute: 1000 };
  room.forget();
  const translation = room.engine.room()!.translation;
  expect(await translation.phrase('달빛 제과점', 'ko', 'ja')).toEqual({ text: 'ja<ko:달빛 제과점', engine: 'scripted' });
  expect(await translation.phrase('🍞🌙', 'ko', 'ja')).toMatchObject({ text: '🍞🌙' });
  expect(await translation.phrase('아주아주아주아주 긴 설명이에요', 'ko', 'ja')).toMatchObject({
    missed: 'budget',
    retryAfterMs: expect.any(Number),
  });
  expect(count(room, 'translation_memory')).toBe(0);
});

test('[TR12] when the glossary changes, what was remembered, and what was asked before, is not said again', async () => {
  const { room, seoul, tokyo } = pair(translatedRoom(1000));
  say(room, seoul, '안녕 모두', 'ko');
  await room.elapse(2000);
  say(room, seoul, '좋은 아침', 'ko');
  say(room, seoul, '잘 자요', 'ko');
  await room.elapse(500);
  room.engine.room()!.translation.forgetMemory();
  expect(count(room, 'translation_memory')).toBe(0);
  say(room, seoul, '잘 자요', 'ko');
  say(room, seoul, '안녕 모두', 'ko');
  await room.elapse(5000);
  expect(room.asked).toHaveLength(5);
  expect(added(tokyo)).toHaveLength(5);
  const held = room.sql.exec<{ text: string }>('SELECT text FROM translation_memory').toArray();
  expect(held.map(({ text }) => text).sort(), 'not what was under way').toEqual(['안녕 모두', '잘 자요']);
});
