import type { DemoRoom } from './room.ts';

export const coffee: DemoRoom = {
  title: '家で淹れるハンドドリップ',
  topic: { kind: 'hobby', name: 'コーヒー' },
  description: '豆、器具、お湯の温度、失敗談まで。はじめての人もどうぞ。홈카페 초보도 환영, pemula juga boleh!',
  people: { 湯気: 'ja', 소금빵: 'ko', 'Kopi Senja': 'id', Mina: 'ko', Theo: 'en' },
  lines: [
    {
      by: '湯気',
      lang: 'ja',
      text: 'おはようございます。今朝はエチオピアの浅煎り、91度で淹れました。',
      reactions: { '☕': ['소금빵', 'Kopi Senja', 'Theo'] },
    },
    { by: '소금빵', lang: 'ko', text: '저는 온도계가 없어서 끓이고 2분 기다리는데 그래도 괜찮을까요?' },
    {
      by: '湯気',
      lang: 'ja',
      text: '十分です！だいたい90度前後になりますよ。毎回同じにするのがいちばん大事です。',
      replyTo: 1,
      reactions: { '🙏': ['소금빵'] },
    },
    { by: 'Kopi Senja', lang: 'id', text: 'Ada yang pernah coba biji Gayo? Ini panen dari kebun tetangga paman saya di Aceh.' },
    { by: 'Mina', lang: 'ko', text: '가요 좋아해요! 흙 냄새랑 허브 같은 향이 나지 않나요?', replyTo: 3 },
    {
      by: 'Kopi Senja',
      lang: 'id',
      text: 'Persis! Rempah, sedikit cokelat. Kalau digiling terlalu halus jadi pahit, hati-hati.',
      replyTo: 4,
    },
    { by: 'Theo', lang: 'en', text: 'I only have a cheap blade grinder. Is hand drip hopeless for me?' },
    {
      by: '소금빵',
      lang: 'ko',
      text: '저도 그걸로 시작했어요. 짧게 여러 번 끊어 갈고 체로 한 번 걸러 보세요. 훨씬 나아요.',
      replyTo: 6,
      reactions: { '💡': ['Theo', 'Mina'] },
    },
    { by: '湯気', lang: 'ja', text: 'その方法、昔やってました。懐かしいです笑' },
    { by: 'Theo', lang: 'en', text: 'Just tried it. Night and day. Thank you!', replyTo: 7, reactions: { '🎉': ['소금빵', '湯気'] } },
    {
      by: 'Mina',
      lang: 'ko',
      text: '여러분 오늘의 실패담: 필터 안 끼우고 부었습니다. 주방이 바다가 됐어요 ㅋㅋㅋㅋㅋ',
      reactions: { '😂': ['소금빵', 'Kopi Senja', '湯気', 'Theo'] },
    },
    { by: 'Kopi Senja', lang: 'id', text: 'Wkwkwk, saya pernah menaruh cangkirnya terbalik. Kita semua pernah ada di sana.', replyTo: 10 },
    { by: '湯気', lang: 'ja', text: '私はミルの蓋を閉め忘れて、豆が部屋中に飛びました。先週の話です。', replyTo: 10 },
    { by: '소금빵', lang: 'ko', text: '다들 고수인 줄 알았는데 위로가 되네요 ㅎㅎ' },
    {
      by: '湯気',
      lang: 'ja',
      text: 'レシピ置いておきます。\n豆 15 g、お湯 240 g、91度\n0:00 30 g 蒸らし\n0:40 120 gまで\n1:20 240 gまで\n2:40 落ちきり',
      reactions: { '📌': ['Mina', 'Theo', 'Kopi Senja', '소금빵'] },
    },
    { by: 'Kopi Senja', lang: 'id', text: 'Terima kasih! Besok pagi saya coba dengan Gayo, nanti saya laporkan hasilnya.', replyTo: 14 },
    { by: 'Mina', lang: 'ko', text: '저는 이번엔 필터부터 끼우고 시작할게요…', reactions: { '🤣': ['湯気', 'Kopi Senja'] } },
  ],
};
