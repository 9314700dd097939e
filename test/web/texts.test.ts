import { expect, test } from 'vitest';
import { textsChanged, textsOf } from '../../web/src/lib/room/dialogs/texts';

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
