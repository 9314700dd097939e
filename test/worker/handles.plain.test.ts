import { expect, test } from 'vitest';
import { handle, handleKey, isReserved } from '../../worker/profiles/handle';

const spelled = (value: string) => handle.safeParse(value).data;

test.each([
  ['hana', 'hana'],
  ['Hana_Kim', 'Hana_Kim'],
  ['hana.kim', 'hana.kim'],
  ['수달이네', '수달이네'],
  ['さくら', 'さくら'],
  ['サッカー', 'サッカー'],
  ['珈琲好き', '珈琲好き'],
  ['佐々木', '佐々木'],
  ['josé', 'josé'],
  ['Ｈａｎａ', 'Hana'],
  ['ﾊﾅｺ', 'ハナコ'],
  ['하나2024', '하나2024'],
  // Hangul as some systems type it, letter by letter.
  ['하나둘'.normalize('NFD'), '하나둘'],
  ['  hana  ', 'hana'],
  ['a'.repeat(20), 'a'.repeat(20)],
])('%s is a handle', (given, kept) => expect(spelled(given)).toBe(kept));

test.each([
  '',
  'ab',
  '하나',
  'a'.repeat(21),
  '12345',
  '_hana',
  'hana_',
  'ha__na',
  'ha._na',
  '...',
  'ha na',
  'ha-na',
  'ha/na',
  '../etc',
  'hana@x',
  '하ㄴㅏ',
  'ㅋㅋㅋ',
  '하나\u200b둘',
  'ha\u202ena',
  'hana\u0000',
  'ha\ud800na',
  'hаna', // a Cyrillic а
  'ηana', // a Greek η
  'ɑlpha', // an IPA ɑ
  'ha\u0335na',
  '😀😀😀',
  '〇〇〇',
  'مرحبا',
  'x'.repeat(1000),
])('%j is no handle', (given) => expect(spelled(given)).toBeUndefined());

test.each([
  ['hana', 'HANA'],
  ['hana', 'ha_na'],
  ['hana', 'ha.na'],
  ['hana', 'Ｈａｎａ'],
  ['jose', 'josé'],
  ['lina', 'Iina'],
  ['lina', '1ina'],
  ['moon', 'm00n'],
  ['modern', 'modem'],
  ['wave', 'vvave'],
  ['さくら', 'サクラ'],
  ['きっと', 'きつと'],
  ['へいわ', 'ヘイワ'],
  ['カナタ', '力ナタ'],
  ['ロボット', '口ボット'],
  ['ニコニコ', '二コニコ'],
  ['コーヒー', 'コ一ヒー'],
  ['日曜日', '曰曜日'],
  ['土曜日', '士曜日'],
  ['未来人', '末来人'],
  ['하나둘', '하나둘'.normalize('NFD')],
])('%s and %s are held apart', (one, other) => expect(handleKey(one)).toBe(handleKey(other)));

test.each([
  ['hana', 'hanna'],
  ['하나둘', '하나들'],
  ['さくら', 'ざくら'],
  ['かもめ', 'かもの'],
  ['東京駅', '京都駅'],
  ['ソラソラ', 'ソレソレ'],
])('%s and %s are two', (one, other) => expect(handleKey(one)).not.toBe(handleKey(other)));

test('the key of a key is itself', () => {
  for (const one of ['Hana_Kim', 'modern', 'vvarrn', 'きっと', '口ボット', '수달이네'])
    expect(handleKey(handleKey(one))).toBe(handleKey(one));
});

test.each([
  'admin',
  'Adm1n',
  'ADMIN',
  '관리자',
  '管理者',
  'OpenLink',
  'openlink_id',
  '0penl1nk',
  'my.openlink',
  '오픈링크팀',
  'sign_in',
  'モデレーターopenlink',
  'resmi',
])('%s is reserved', (one) => expect(isReserved(one)).toBe(true));
test.each(['adminah', 'hana', 'minseo', 'resmiati'])('%s is anybody’s', (one) => expect(isReserved(one)).toBe(false));
