import { expect, test } from 'vitest';
import { noTexts, textsChanged, textsGiven, textsOf } from '../../web/src/lib/rooms/texts';

const machine = { title: 'Moonlight', description: 'Thursdays', engine: 'libretranslate' };
const own = { title: '月光', description: '', engine: null };
const was = textsOf({ translations: { ja: own, en: machine } });

test('the head’s own words are shown to be changed, an engine’s are not', () => {
  expect(was.ja).toEqual({ title: '月光', description: '' });
  expect(was.en).toEqual({ title: '', description: '' });
  const byTwo = { title: 'Cahaya Bulan', description: 'Setiap Kamis', engine: null, descriptionEngine: 'libretranslate' };
  expect(textsOf({ translations: { id: byTwo } }).id).toEqual({ title: 'Cahaya Bulan', description: '' });
});

test('only the languages that differ are sent; emptied ones go back to the engines', () => {
  expect(textsChanged(was, { ...was, id: { title: ' Cahaya Bulan ', description: '' }, ja: { title: '', description: '' } })).toEqual({
    id: { title: 'Cahaya Bulan', description: '' },
    ja: null,
  });
  expect(textsChanged(was, structuredClone(was))).toEqual({});
});

test('a new room gets the languages that have a title, trimmed, but for its maker’s', () => {
  const texts = { ...noTexts(), ko: { title: '안', description: '녕' }, ja: { title: ' 月 ', description: ' ' } };
  expect(textsGiven(texts, 'ko')).toEqual({ ja: { title: '月', description: '' } });
  expect(textsGiven(texts, 'id')).toEqual({ ko: { title: '안', description: '녕' }, ja: { title: '月', description: '' } });
});
