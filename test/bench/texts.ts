import { seeded } from '../support/seeded.ts';

/** Of what people say in rooms, a sentence at a time: the three languages in equal parts. */
const SENTENCES = [
  '오늘 올라온 화 봤어요?',
  '마지막 장면에서 진짜 소름 돋았어요.',
  '저는 주인공이 편지를 왜 안 태웠는지 아직도 모르겠어요',
  '다음 주까지 어떻게 기다리죠 ㅠㅠ',
  '빵집 배경이 성수동이라는 얘기가 있던데 맞나요?',
  'ㅋㅋㅋㅋ 그 대사 너무 웃겼어요',
  '천천히 읽어 보세요, 복선이 꽤 많아요.',
  '저도 그 생각 했어요!',
  '今週の話、もう読みましたか？',
  'あの表情の変化がすごく良かったです。',
  '最後のコマで鳥肌が立ちました',
  '日本語版は一日遅れで公開されるみたいですよ',
  'わかります、わかります！',
  '作者さんのインタビュー記事を見つけたので、あとで貼りますね。',
  'このパン屋さん、実在するらしいです。',
  '来週まで待てないです…',
  'Kalian sudah baca episode terbaru belum?',
  'Aku nangis pas adegan di stasiun itu.',
  'Menurutku dia sengaja tidak mengirim suratnya',
  'wkwkwk bener banget',
  'Tolong jangan spoiler dulu ya, aku baru sampai episode 12!',
  'Warnanya cantik sekali, apalagi bagian langit malam.',
  'Ada yang tahu lagu yang dipakai di trailer?',
  'Setuju!',
];

/** Messages of a mix of Korean, Japanese and Indonesian, one to four sentences of one language each: 40 characters in the median. */
export function textsOf(seed: number): () => string {
  const random = seeded(seed);
  const each = SENTENCES.length / 3;
  const pick = (below: number) => Math.floor(random() * below);
  return () => {
    const first = pick(3) * each;
    const sentences = 1 + Math.floor(random() ** 1.9 * 4);
    return Array.from({ length: sentences }, () => SENTENCES[first + pick(each)]).join(' ');
  };
}
