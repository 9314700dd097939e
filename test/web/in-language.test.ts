import { describe, expect, test } from 'vitest';
import { inLanguage, wordIn } from '../../web/src/lib/rooms/in-language';

describe('a room in the reader’s language', () => {
  const room = {
    title: '달빛 우체국 같이 읽기',
    description: '매주 목요일',
    lang: 'ko' as const,
    translations: {
      ja: { title: '月光郵便局', description: '', engine: null },
      id: { title: 'Baca bareng', description: 'Tiap Kamis', engine: 'phrasebook' },
    },
  };

  test('is what its head wrote, where the head wrote it', () => {
    expect(inLanguage(room, 'ko')).toEqual({
      title: { text: '달빛 우체국 같이 읽기', lang: 'ko' },
      description: { text: '매주 목요일', lang: 'ko' },
      engine: null,
    });
    // A title alone: the description stays what it is, and says so to fonts and voices.
    expect(inLanguage(room, 'ja')).toEqual({
      title: { text: '月光郵便局', lang: 'ja' },
      description: { text: '매주 목요일', lang: 'ko' },
      engine: null,
    });
  });

  test('is an engine’s where the head wrote none, and the original where nobody has', () => {
    expect(inLanguage(room, 'id')).toMatchObject({ title: { text: 'Baca bareng', lang: 'id' }, engine: 'phrasebook' });
    expect(inLanguage(room, 'en')).toEqual(inLanguage(room, 'ko'));
    expect(inLanguage({ ...room, translations: undefined }, 'ja').title).toEqual({ text: room.title, lang: 'ko' });
  });
});

test('a title of the head’s over a description by an engine: each in the reader’s language', () => {
  const ja = { title: '月光郵便局', description: '毎週木曜日', engine: null, descriptionEngine: 'libretranslate' };
  expect(inLanguage({ title: '달빛', description: '목요일', lang: 'ko', translations: { ja } }, 'ja')).toEqual({
    title: { text: '月光郵便局', lang: 'ja' },
    description: { text: '毎週木曜日', lang: 'ja' },
    engine: null,
  });
});

describe('last words', () => {
  const word = { text: '안녕', lang: 'ko', translations: { ja: { text: 'やあ' } } };
  test('are translated, or named by their language, or nothing needs to be said', () => {
    expect(wordIn(word, 'ja')).toEqual({ text: 'やあ', lang: 'ja', foreign: false });
    expect(wordIn(word, 'en')).toEqual({ text: '안녕', lang: 'ko', foreign: true });
    expect(wordIn(word, 'ko')).toEqual({ text: '안녕', lang: 'ko', foreign: false });
    expect(wordIn({ ...word, text: 'ㅋㅋㅋ', lang: 'und', translations: {} }, 'en').foreign).toBe(false);
    expect(wordIn({ text: '👍', lang: 'ko', translations: {} }, 'en').foreign).toBe(false);
  });
});
