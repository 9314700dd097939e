import type { DemoRoom } from './room.ts';

export const webtoon: DemoRoom = {
  title: '별의 우체국 같이 읽어요',
  topic: { kind: 'work', name: '별의 우체국' },
  description: '매주 목요일 연재. 스포일러는 그 회차 번호를 먼저 적어 주세요. 日本語でもbahasa Indonesiaでも大歓迎！',
  translations: {
    ja: { title: '「星の郵便局」を一緒に読もう', description: '毎週木曜日連載。ネタバレは先に話数を書いてください。どの国の人も大歓迎！' },
    id: { title: 'Baca bareng “Kantor Pos Bintang”', description: 'Terbit tiap Kamis. Kalau mau spoiler, tulis dulu nomor episodenya ya.' },
    en: {
      title: 'Reading “The Star Post Office” together',
      description: 'New every Thursday. Before a spoiler, write the episode number first.',
    },
  },
  people: { 단비: 'ko', ユズ: 'ja', Raka: 'id', 모래시계: 'ko' },
  lines: [
    { by: '단비', lang: 'ko', text: '안녕하세요! 87화 올라왔어요!!', reactions: { '👀': ['ユズ', 'Raka'] } },
    { by: 'ユズ', lang: 'ja', text: '今読み終わりました…鳥肌やばい', replyTo: 0 },
    { by: 'Raka', lang: 'id', text: 'Belum baca! Jangan spoiler dong 🙏' },
    { by: '모래시계', lang: 'ko', text: '87화 스포 주의) 국장님이 편지를 안 태운 거였다니…' },
    {
      by: 'ユズ',
      lang: 'ja',
      text: '3話の「灰は軽すぎる」って台詞、ここに繋がるんですね',
      reactions: { '🤯': ['단비', '모래시계', 'Raka'] },
    },
    { by: '단비', lang: 'ko', text: '헐 소름… 작가님 천재 아니에요? ㅋㅋㅋㅋ', replyTo: 4 },
    { by: 'Raka', lang: 'id', text: 'Udah baca! Merinding 😭' },
    { by: 'Raka', lang: 'id', text: 'Kalian suka siapa? Favoritku Nara!' },
    {
      by: '모래시계',
      lang: 'ko',
      text: '저는 고양이 우체부요. 대사는 한 줄도 없는데 표정이 다 말해 줌 ㅋㅋㅋ',
      reactions: { '🐈': ['Raka', 'ユズ'], '😂': ['단비'] },
    },
    { by: 'ユズ', lang: 'ja', text: 'わかりますwww かわいすぎる', replyTo: 8 },
    { by: '단비', lang: 'ko', text: '작가님 인터뷰 보니까 배경이 전라도 바닷가 마을이래요. 등대 모델도 실제로 있대요.' },
    { by: 'Raka', lang: 'id', text: 'Serius? Aku juga pengen ke sana!', replyTo: 10 },
    { by: '단비', lang: 'ko', text: '네! 오시면 같이 가요!', replyTo: 11, reactions: { '❤️': ['Raka', 'ユズ'] } },
    { by: 'ユズ', lang: 'ja', text: 'いいなあ、私も行きたい。', replyTo: 11 },
    { by: '모래시계', lang: 'ko', text: '다음 화 예고 컷에 우표가 네 장인 거 눈치채신 분?' },
    { by: 'Raka', lang: 'id', text: 'Empat? Bukannya surat terakhir cuma butuh tiga… jangan-jangan ada satu surat lagi', replyTo: 14 },
    {
      by: 'ユズ',
      lang: 'ja',
      text: '続きが気になる…次の話まで待てない！',
      reactions: { '😂': ['단비', 'Raka'], '💯': ['모래시계'] },
    },
    { by: '단비', lang: 'ko', text: '그럼 밤 11시에 같이 봐요!' },
    { by: 'Raka', lang: 'id', text: 'Oke siap! Di sini jam 9 malam ya 🍿', replyTo: 17 },
    { by: '모래시계', lang: 'ko', text: '기대돼요! 저도요 ㅎㅎ', reactions: { '🎉': ['단비'] } },
  ],
};
