import { expect, test } from 'vitest';
import type { PlainRoom } from './plain-room';
import { inLang, say, translatedRoom } from './translation-room';

/** What the directory has by now. */
const card = async (room: PlainRoom) => {
  while (await room.ring());
  return room.published.at(-1)!;
};
const words = async (room: PlainRoom) => (await card(room)).words.map(({ text }) => text);

test('[OUT3] the card has the newest two words, with their translations', async () => {
  const room = translatedRoom();
  const head = room.lead('ko');
  room.enter(1, 'ja');
  room.enter(2, 'id');
  expect(await words(room)).toEqual([]);
  for (const text of ['하나', '둘', '셋']) say(room, head, text, 'ko');
  await room.elapse(0);
  expect((await card(room)).words).toEqual(
    [3, 2].map((seq) => ({
      seq,
      nickname: 'Head',
      text: ['하나', '둘', '셋'][seq - 1],
      lang: 'ko',
      translations: Object.fromEntries(
        (['ja', 'id'] as const).map((to) => [to, { text: inLang(['하나', '둘', '셋'][seq - 1]!, 'ko', to), engine: 'scripted' }]),
      ),
    })),
  );
  expect(JSON.stringify(await card(room))).not.toMatch(/mbr_/);
});

test('[OUT3] translations that come later have the card brought anew', async () => {
  const room = translatedRoom(8000);
  const head = room.lead('ko');
  room.enter(1, 'ja');
  say(room, head, '늦게 오는 말', 'ko');
  expect((await card(room)).words[0]!.translations).toEqual({});
  const asked = room.wakes.length;
  await room.elapse(9000);
  expect(room.wakes.length).toBeGreaterThan(asked);
  expect((await card(room)).words[0]!.translations).toMatchObject({ ja: { engine: 'scripted' } });
});

test('[OUT3] edited, deleted and empty words go, and those before them come forward', async () => {
  const room = translatedRoom();
  const head = room.lead('ko');
  room.enter(1, 'ja');
  for (const text of ['하나', '둘', '비밀 이야기']) say(room, head, text, 'ko');
  await room.elapse(0);
  const wakes = () => room.wakes.length;
  let before = wakes();
  room.up(head, { type: 'chat.edit', target: 2, text: '두울' });
  expect(wakes()).toBeGreaterThan(before);
  await room.elapse(0);
  expect(await words(room)).toEqual(['비밀 이야기', '두울']);
  before = wakes();
  room.up(head, { type: 'chat.delete', target: 3 });
  expect(wakes()).toBeGreaterThan(before);
  expect(await words(room)).toEqual(['두울', '하나']);
  expect(JSON.stringify(await card(room))).not.toContain('비밀');
});

test.each([{ visibility: 'unlisted' }, { readers: 'members' }, { entry: 'approval' }, { entry: 'code', code: 'x' }])(
  '[OUT3] %j: a room that strangers may not find or read has no words on its card',
  async (change) => {
    const room = translatedRoom();
    const head = room.lead('ko');
    say(room, head, '비밀', 'ko');
    expect(await words(room)).toEqual(['비밀']);
    const before = room.wakes.length;
    room.up(head, { type: 'room.set', ...change });
    expect(room.wakes.length).toBeGreaterThan(before);
    expect(await words(room)).toEqual([]);
  },
);

test('[OUT3] long words are cut at 200 code points, and never within one', async () => {
  const room = translatedRoom();
  const head = room.lead('ko');
  room.enter(1, 'en');
  say(room, head, '가🍞'.repeat(300), 'ko');
  await room.elapse(0);
  const [word] = (await card(room)).words;
  expect(word!.text).toBe('가🍞'.repeat(100));
  expect([...word!.translations.en!.text]).toHaveLength(200);
});
