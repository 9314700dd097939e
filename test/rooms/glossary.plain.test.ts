import { expect, test } from 'vitest';
import type { Lang } from '$rooms/protocol/lang';
import { termsFor } from '$rooms/translation/glossary/store';
import { memorySql, PlainRoom, type PlainSocket } from './plain-room';
import { say } from './translation-room';

function made() {
  const room = new PlainRoom();
  const head = room.lead();
  const propose = (socket: PlainSocket, terms: Partial<Record<Lang, string>>) => {
    room.now += 1000;
    return room.up(socket, { type: 'glossary.propose', terms });
  };
  const word = (i: number) => ({ ko: `낱말 ${i}`, en: `word ${i}` });
  return { room, head, propose, word };
}
const codes = (answer: ReturnType<PlainRoom['up']>) => answer.flatMap((event) => (event.type === 'error' ? [event.code] : []));

test('[GL7] one member has 10 proposals open, a room 100, and 200 that hold', () => {
  const { room, head, propose, word } = made();
  for (let who = 0; who < 10; who++) {
    const member = room.enter(who + 1);
    for (let i = 0; i < 10; i++) expect(codes(propose(member, word(who * 10 + i)))).toEqual([]);
    expect(codes(propose(member, word(900))), 'an eleventh').toEqual(['input.invalid']);
    expect(codes(propose(member, word(who * 10))), 'one that is there').toEqual([]);
  }
  expect(codes(propose(room.enter(11), word(901))), 'the room has a hundred').toEqual(['input.invalid']);
  for (let i = 0; i < 200; i++) expect(codes(propose(head, word(i)))).toEqual([]);
  expect(codes(propose(head, word(200)))).toEqual(['input.invalid']);
  expect(codes(propose(head, { en: 'word 5', ja: '単語 5' })), 'in place of another').toEqual([]);
  expect(room.sql.exec('SELECT count(*) AS n FROM glossary_entry').toArray()).toEqual([{ n: 200 }]);
});

test.each([
  ['one language', { ko: '하나' }, 'frame.invalid'],
  ['none', {}, 'frame.invalid'],
  ['a language that we don’t offer', { ko: '하나', en: 'one', de: 'eins' }, 'input.invalid'],
  ['an empty term', { ko: '하나', en: ' ' }, 'input.invalid'],
  ['a term of 61', { ko: '하나', en: 'x'.repeat(61) }, 'input.invalid'],
  ['a term that is no text', { ko: '하나', en: 5 }, 'frame.invalid'],
])('[GL7] an entry with %s is refused', (_, terms, code) => {
  const { room, head } = made();
  expect(codes(room.up(head, { type: 'glossary.propose', terms }))).toEqual([code]);
  expect(room.sql.exec('SELECT * FROM glossary_entry').toArray()).toEqual([]);
});

test('[GL8] translations keep to what holds, from then on, also after a sleep; not to what is open or gone', async () => {
  const { room, head, propose } = made();
  room.translate = async ({ text }) => ({ text: `<${text}>`, engine: 'scripted' });
  const tokyo = room.open(room.join(1).ticket, { lang: 'ja' });
  let n = 0;
  const say = async () => {
    room.up(head, {
      type: 'chat.send',
      id: `01a1fb67-1800-7000-8000-${String(++n).padStart(12, '0')}`,
      text: 'I like moonlight bakery',
      lang: 'en',
    });
    await room.elapse(100);
    return tokyo.last('translation.added')?.text;
  };
  const terms = { en: 'Moonlight Bakery', ja: '月光ベーカリー' };
  room.now = 0x01a1fb671800;
  const plain = await say();
  expect(plain).toContain('moonlight bakery');
  propose(tokyo, terms);
  expect(await say(), 'open').toBe(plain);
  room.up(head, { type: 'glossary.decide', entry: 'gls_1', accept: true });
  expect(await say()).toBe('<I like 月光ベーカリー>');
  room.forget();
  expect(await say()).toBe('<I like 月光ベーカリー>');
  expect(termsFor(room.sql, 'ja', 'en')).toEqual([{ term: '月光ベーカリー', said: 'Moonlight Bakery' }]);
  expect(termsFor(room.sql, 'ko', 'en')).toEqual([]);
  room.up(head, { type: 'glossary.remove', entry: 'gls_1' });
  expect(await say()).toBe(plain);
});

test('[TR2] a text of nothing but a term that is said the same everywhere is told as the glossary’s, and asked for nowhere', async () => {
  const { room, head, propose } = made();
  propose(head, { en: 'BTS', ja: 'BTS', ko: '방탄' });
  const [tokyo, seoul, jakarta] = [room.enter(1, 'ja'), room.enter(2, 'ko'), room.enter(3, 'id')];
  const target = say(room, head, 'BTS 💜', 'en');
  say(room, head, '💜 https://a.example/BTS 2', 'en');
  await room.elapse(100);
  const told = (socket: PlainSocket) => socket.heard('translation.added').map(({ target, text, engine }) => [target, text, engine]);
  expect(told(tokyo)).toEqual([[target, 'BTS 💜', 'glossary']]);
  expect(told(seoul)).toEqual([[target, '방탄 💜', 'glossary']]);
  expect(told(jakarta)).toEqual([]);
  // In a language that the glossary says nothing of, the term is a word like any other.
  expect(room.asked.map(({ to }) => to)).toEqual(['id']);
  room.forget();
  const late = room.enter(4, 'ja');
  expect(late.last('history.page')?.messages[0]?.translation, 'kept with the message').toMatchObject({
    text: 'BTS 💜',
    engine: 'glossary',
  });
});

test('[GL2] a disk that fails halfway leaves the glossary as it was', () => {
  const sql = memorySql();
  let isFailing = false;
  const exec: typeof sql.exec = (query, ...values) => {
    if (isFailing && query.startsWith('INSERT INTO glossary_entry')) throw new Error('disk full');
    return sql.exec(query, ...values);
  };
  const room = new PlainRoom({}, { ...sql, exec });
  const head = room.lead();
  const propose = (terms: object) => codes(room.up(head, { type: 'glossary.propose', terms }));
  expect(propose({ en: 'Moonlight Bakery', ja: '月光ベーカリー' })).toEqual([]);
  const told = head.heard('glossary.changed').length;
  isFailing = true;
  expect(propose({ en: 'moonlight bakery', ja: '月のパン屋' })).toEqual(['server.failed']);
  isFailing = false;
  expect(head.heard('glossary.changed')).toHaveLength(told);
  expect(termsFor(room.sql, 'en', 'ja')).toEqual([{ term: 'Moonlight Bakery', said: '月光ベーカリー' }]);
  expect(propose({ en: 'moonlight bakery', ja: '月のパン屋' })).toEqual([]);
  expect(termsFor(room.sql, 'en', 'ja')).toEqual([{ term: 'moonlight bakery', said: '月のパン屋' }]);
});
