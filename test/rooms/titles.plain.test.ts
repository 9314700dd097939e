import { expect, test } from 'vitest';
import type { Translatable, Translated } from '$rooms/deps';
import type { RoomMaking } from '$rooms/rpc';
import { memorySql, ok, PlainRoom } from './plain-room';
import { inLang, say } from './translation-room';

const KOREAN = { title: '웹툰 이야기', description: '매주 월요일 함께 읽어요' };
const made = inLang;

/** A room of which an engine hears from its making on. */
function titledRoom(making: Partial<RoomMaking>, translate?: (asked: Translatable) => Promise<Translated>): PlainRoom {
  const room = new PlainRoom();
  room.translate = translate ?? (async ({ text, from, to }) => ({ text: made(text, from, to), engine: 'scripted' }));
  remake(room, making);
  return room;
}

/** The same world with an empty disk, in which the room is made with its engine there. */
function remake(room: PlainRoom, making: Partial<RoomMaking>): void {
  Object.assign(room, { sql: memorySql() });
  room.forget();
  const head = { member: room.head.member.id, nickname: 'Head', lang: 'ko' as const };
  const topic = { kind: 'work' as const, name: 'Moonlight Bakery' };
  const plain = { slug: 'plain0000000', origin: 'https://openlink.example', title: '🍞', topic, description: '', head };
  Object.assign(room, { head: ok(room.engine.make({ visibility: 'public', entry: 'open', ...plain, ...making }, 'epoch-1')) });
}
const texts = (room: PlainRoom) => ok(room.engine.view()).room.translations;

test('[TI1] a new room’s title and description come into the other languages by themselves, outside the log', async () => {
  const room = titledRoom(KOREAN);
  expect(room.head.room, 'making a room doesn’t wait').not.toHaveProperty('translations');
  const seoul = room.lead('ko');
  await room.elapse(0);
  const expected = Object.fromEntries(
    (['ja', 'id', 'en'] as const).map((to) => [
      to,
      { title: made(KOREAN.title, 'ko', to), description: made(KOREAN.description, 'ko', to), engine: 'scripted' },
    ]),
  );
  expect(texts(room)).toEqual(expected);
  expect(seoul.last('room.translated')?.room.translations).toEqual(expected);
  expect(say(room, seoul, '첫 글', 'ko'), 'the first message of a room is its first event').toBe(1);
  await room.engine.wake();
  expect(room.published.at(-1)?.translations).toEqual(expected);
  const asked = room.asked.filter(({ text }) => text === KOREAN.title).length;
  room.forget();
  room.lead('ja');
  await room.elapse(0);
  expect(texts(room), 'kept on disk').toEqual(expected);
  expect(room.asked.filter(({ text }) => text === KOREAN.title).length, 'and not asked for again').toBe(asked);
});

test('[TI1] a slow or broken engine delays nothing; what lacks is asked for when somebody comes who reads it', async () => {
  const room = titledRoom(KOREAN, async () => ({ missed: 'unknown' }));
  await room.elapse(0);
  expect(texts(room)).toBeUndefined();
  const asked = () => room.asked.length;
  const before = asked();
  room.enter(1, 'ja');
  room.enter(2, 'ja');
  await room.elapse(0);
  expect(asked(), 'what no engine has is remembered while the room is awake').toBe(before);
  room.translate = async ({ text, from, to }) => ({ text: made(text, from, to), engine: 'scripted' });
  room.forget();
  const jakarta = room.enter(3, 'id');
  await room.elapse(0);
  expect(Object.keys(texts(room) ?? {})).toEqual(['id']);
  expect(jakarta.heard('room.translated')).toHaveLength(1);
  room.up(jakarta, { type: 'lang.set', lang: 'en' });
  await room.elapse(0);
  expect(Object.keys(texts(room) ?? {})).toEqual(['id', 'en']);
});

test('[TI1] an engine that fails for a moment is asked again a minute later by the next who comes, without a sleep', async () => {
  const room = titledRoom(KOREAN, async () => ({ missed: 'busy', retryAfterMs: 1000 }));
  await room.elapse(0);
  const asked = room.asked.length;
  for (let i = 0; i < 5; i++) room.hangUp(room.enter(1, 'ja'));
  await room.elapse(60_000);
  expect(room.asked, 'not by everybody who comes').toHaveLength(asked);
  room.translate = async ({ text, from, to }) => ({ text: made(text, from, to), engine: 'scripted' });
  room.enter(1, 'ja');
  await room.elapse(0);
  expect(texts(room)).toMatchObject({ ja: { engine: 'scripted' } });
});

test('[TI1] titles take nothing from messages: neither their turn nor their characters', async () => {
  const room = titledRoom(KOREAN);
  room.translateBudget = { memberPerMinute: 1000, roomPerMinute: 5000 };
  room.forget();
  const [head, seoul, tokyo] = [room.lead('ko'), room.enter(1, 'ko'), room.enter(2, 'ja')];
  room.translate = ({ text, from, to }) => room.after(1000, { text: made(text, from, to), engine: 'slow' });
  for (let i = 0; i < 20; i++) {
    room.up(head, { type: 'room.set', title: `제목 ${i}`, description: `${'설명이에요 '.repeat(100)}${i}` });
    room.now += 1000;
  }
  const seqs = Array.from({ length: 10 }, (_, i) => say(room, seoul, `안녕 여러분 ${i}`, 'ko'));
  await room.elapse(3000);
  expect(tokyo.heard('translation.missed')).toEqual([]);
  expect(tokyo.heard('translation.added').map(({ target }) => target)).toEqual(seqs);
});

test('[TI1] a part that is already in a language stays as it is there', async () => {
  const room = titledRoom({ title: 'Moonlight Bakery fans talk here every day', description: KOREAN.description });
  await room.elapse(0);
  expect(texts(room)).toMatchObject({
    ko: { title: made('Moonlight Bakery fans talk here every day', 'en', 'ko'), description: KOREAN.description },
    en: { title: 'Moonlight Bakery fans talk here every day', description: made(KOREAN.description, 'ko', 'en') },
  });
});

test('[TI1] a title in a language that isn’t ours, and a name in other letters than the room’s, stay as they are', async () => {
  for (const title of ['Разговоры о комиксах', 'مرحبا بالجميع', 'BTS', '这个漫画很好看吗']) {
    const room = titledRoom({ ...KOREAN, title });
    await room.elapse(0);
    expect(texts(room), title).toMatchObject({ ja: { title, description: made(KOREAN.description, 'ko', 'ja') } });
    expect(room.asked.map(({ text }) => text)).not.toContain(title);
  }
});

test('[TI2] the head’s own words come first, stay, and are taken away again', async () => {
  const room = titledRoom({ ...KOREAN, translations: { ja: { title: '夜の漫画', description: '' } } });
  await room.elapse(0);
  const ja = { title: '夜の漫画', engine: null };
  expect(texts(room)).toMatchObject({ ja, en: { engine: 'scripted' } });
  const head = room.lead('ko');
  const set = (frame: object) => room.up(head, { type: 'room.set', ...frame });
  set({ translations: { ja: { title: '夜の漫画部', description: '毎週' }, id: { title: 'Ngobrol komik' } } });
  const updated = head.last('room.updated');
  expect([updated?.seq, updated?.room.translations]).toMatchObject([
    1,
    { ja: { title: '夜の漫画部', description: '毎週', engine: null }, id: { title: 'Ngobrol komik', engine: null } },
  ]);
  set({ translations: { ja: { title: '夜の漫画部' } } });
  set({ translations: { en: null } });
  expect(head.heard('room.updated'), 'nothing new: no event').toHaveLength(1);
  set({ title: '웹툰 수다', translations: { id: null } });
  expect(head.last('room.updated')?.room.translations, 'an engine’s are of the old title').toEqual({
    ja: { title: '夜の漫画部', description: '毎週', engine: null },
  });
  await room.elapse(0);
  expect(texts(room)).toMatchObject({
    ja: { engine: null },
    id: { title: made('웹툰 수다', 'ko', 'id') },
    en: { title: made('웹툰 수다', 'ko', 'en') },
  });
  const isRefused = (translations: object) => room.up(room.enter(1), { type: 'room.set', translations })[0];
  expect(isRefused({ ja: null })).toMatchObject({ code: 'auth.forbidden' });
  for (const translations of [{ ja: { title: '' } }, { de: { title: 'x' } }, { ja: { title: 'x'.repeat(101) } }])
    expect(set({ translations })[0]).toMatchObject({ type: 'error', code: 'input.invalid' });
});

test('[TI4] a title of the head’s gets a description by an engine, which goes with what it was made of', async () => {
  const room = titledRoom({ ...KOREAN, translations: { ja: { title: '夜の漫画' } } });
  expect(texts(room), 'making a room doesn’t wait').toEqual({ ja: { title: '夜の漫画', description: '', engine: null } });
  const head = room.lead('ko');
  const set = (frame: object) => room.up(head, { type: 'room.set', ...frame });
  await room.elapse(0);
  const byEngine = { description: made(KOREAN.description, 'ko', 'ja'), engine: null, descriptionEngine: 'scripted' };
  expect(texts(room)).toMatchObject({ ja: { title: '夜の漫画', ...byEngine }, en: { engine: 'scripted' } });
  expect(texts(room)?.en, 'of one maker').not.toHaveProperty('descriptionEngine');
  expect(head.last('room.translated')?.room.translations).toEqual(texts(room));
  expect(room.asked.filter(({ text, to }) => to === 'ja' && text === KOREAN.title)).toEqual([]);
  // Another title, without a description or with an empty one: the engine's stays, and isn't asked for again.
  const asked = room.asked.length;
  set({ translations: { ja: { title: '夜の漫画部' }, id: { title: 'Ngobrol komik', description: '' } } });
  await room.elapse(0);
  expect(texts(room)).toMatchObject({
    ja: { title: '夜の漫画部', ...byEngine },
    id: { title: 'Ngobrol komik', description: made(KOREAN.description, 'ko', 'id'), engine: null, descriptionEngine: 'scripted' },
  });
  expect(room.asked).toHaveLength(asked);
  room.forget();
  expect(texts(room)?.ja, 'kept on disk').toEqual({ title: '夜の漫画部', ...byEngine });
  // The head's own takes its place; taken away again, an engine's comes back.
  set({ translations: { ja: { title: '夜の漫画部', description: '毎週' } } });
  expect(texts(room)?.ja).toEqual({ title: '夜の漫画部', description: '毎週', engine: null });
  set({ translations: { ja: { title: '夜の漫画部', description: '' } } });
  expect(texts(room)?.ja).toEqual({ title: '夜の漫画部', description: '', engine: null });
  await room.elapse(0);
  expect(texts(room)?.ja).toEqual({ title: '夜の漫画部', ...byEngine });
  set({ description: '새 설명이에요' });
  expect(texts(room)?.ja, 'of the old description').toEqual({ title: '夜の漫画部', description: '', engine: null });
  await room.elapse(0);
  expect(texts(room)?.ja?.description).toBe(made('새 설명이에요', 'ko', 'ja'));
});

test('[TI4] a title and a description by two engines name both', async () => {
  const room = titledRoom(KOREAN, async ({ text, from, to }) => ({
    text: made(text, from, to),
    engine: text === KOREAN.title ? 'short' : 'long',
  }));
  await room.elapse(0);
  expect(texts(room)).toMatchObject({ ja: { engine: 'short', descriptionEngine: 'long' } });
});

test('[TI4] a title that the head gives while the engines are at it keeps what comes for the description alone', async () => {
  const room = titledRoom(KOREAN, async () => ({ missed: 'unknown' }));
  room.forget();
  room.translate = ({ text, from, to }) => room.after(1000, { text: made(text, from, to), engine: 'slow' });
  const head = room.lead('ja');
  await room.elapse(500);
  room.up(head, { type: 'room.set', translations: { ja: { title: '夜の漫画' } } });
  await room.elapse(5000);
  expect(texts(room)?.ja).toEqual({
    title: '夜の漫画',
    description: made(KOREAN.description, 'ko', 'ja'),
    engine: null,
    descriptionEngine: 'slow',
  });
});

test('[TI3] what was asked for before a change is not put on what came after', async () => {
  const room = titledRoom(KOREAN, async () => ({ missed: 'busy' }));
  room.translate = ({ text, from, to }) => room.after(3000, { text: made(text, from, to), engine: 'slow' });
  const head = room.lead('ja');
  await room.elapse(1000);
  room.up(head, { type: 'room.set', title: '새 제목' });
  await room.elapse(2500);
  expect(texts(room)).toBeUndefined();
  await room.elapse(5000);
  expect(texts(room)).toMatchObject({ ja: { title: made('새 제목', 'ko', 'ja') } });
  room.up(head, { type: 'room.set', description: '새 설명' });
  expect(texts(room), 'dropped at once').toBeUndefined();
  room.up(head, { type: 'room.set', translations: { ja: { title: '新しい題' } } });
  await room.elapse(4000);
  expect(texts(room)).toMatchObject({ ja: { title: '新しい題', engine: null }, en: { description: made('새 설명', 'ko', 'en') } });
});

test('[TI1] a room from before there were translations has none, and gets them', async () => {
  const room = titledRoom(KOREAN);
  await room.elapse(0);
  // As its disk was then.
  for (const undo of [
    ...['partner', 'embed', 'origins', 'writers', 'allies', 'moved_to'].map((column) => `ALTER TABLE room DROP COLUMN ${column}`),
    'ALTER TABLE member DROP COLUMN partner',
    'DROP TABLE spent',
    'ALTER TABLE message DROP COLUMN previews',
    'ALTER TABLE room DROP COLUMN previews',
    'DROP TABLE handover',
    'DROP TABLE opened',
    'DROP TABLE member_picture',
    'ALTER TABLE member DROP COLUMN picture',
    'DROP TABLE stretch',
    'ALTER TABLE room DROP COLUMN trimmed_to',
    'DROP INDEX report_target',
    'DROP TABLE outbox',
    'ALTER TABLE room DROP COLUMN translations',
    'ALTER TABLE message DROP COLUMN translations',
    'DROP TABLE translation_memory',
    'DROP TABLE glossary_entry',
    'DELETE FROM migration WHERE step >= 3',
  ])
    room.sql.exec(undo);
  room.forget();
  expect(texts(room)).toBeUndefined();
  room.enter(1, 'ja');
  await room.elapse(0);
  expect(Object.keys(texts(room) ?? {})).toEqual(['ja']);
});
