import type { DemoSpace } from './space.ts';

export const danbi: DemoSpace = {
  owner: '단비',
  handle: '단비네_우체국',
  email: 'danbi@demo.example',
  lang: 'ko',
  born: '1999-05-02',
  recipe: {
    v: 1,
    skin: '#fbdcc6',
    slots: {
      ground: { item: 'hearts', colours: ['#ffd6dc'] },
      face: { item: 'mochi' },
      eyes: { item: 'puppy', colours: ['#6b4a32'] },
      brows: { item: 'round', colours: ['#5a3a2e'] },
      mouth: { item: 'cat', colours: ['#d9707a'] },
      marks: { item: 'blush' },
      hair: { item: 'twin-tails', colours: ['#5a3a2e'] },
      fringe: { item: 'wispy' },
      outfit: { item: 'overalls', colours: ['#5aa9e6'] },
      headwear: { item: 'ribbon', colours: ['#e8505b'] },
    },
  },
  look: {
    v: 1,
    theme: 'candy',
    background: {
      day: { kind: 'pattern', pattern: 'hearts', ground: '#ffe3ec', ink: '#f7a8c0' },
      night: { kind: 'pattern', pattern: 'hearts', ground: '#2b1226', ink: '#5a2648' },
    },
    blocks: [
      { id: 'char', kind: 'character', size: 's' },
      {
        id: 'about',
        kind: 'about',
        size: 'm',
        options: { text: '「별의 우체국」 덕후 · 목요일만 기다려요 📮\n스포는 회차 먼저! 편지는 방명록에 남겨 주세요.' },
      },
      { id: 'mood', kind: 'mood', size: 's' },
      { id: 'pet0', kind: 'pet', size: 'm', options: { home: 'stars' } },
      { id: 'dday', kind: 'dday', size: 'm' },
      { id: 'feels', kind: 'feelings', size: 'm' },
      { id: 'gifts', kind: 'gifts', size: 'm' },
      { id: 'cheer', kind: 'cheers', size: 's' },
      { id: 'book', kind: 'guestbook', size: 'l' },
      { id: 'friend', kind: 'friends', size: 's' },
    ],
    stickers: [
      { id: 'st01', at: 'head', x: 0.98, y: 0.02, turn: 12, scale: 1.3, thing: { kind: 'sticker', sticker: 'letter' } },
      { id: 'st02', at: 'about', x: 0.97, y: 0.05, turn: 18, scale: 1, thing: { kind: 'sticker', sticker: 'strawberry' } },
      { id: 'st03', at: 'book', x: 0.98, y: 0.02, turn: -14, scale: 1.1, thing: { kind: 'sticker', sticker: 'ribbon' } },
    ],
  },
  mood: { kind: 'flutter', text: '내일이 목요일이라니!' },
  feelings: [
    { kind: 'cheer', answer: 'tap', text: '이번 주 토익 시험, 기운을 나눠 주세요', answers: { ユズ: null, Raka: null, 소금빵: null } },
    { kind: 'heart', answer: 'slider', text: '88화가 얼마나 기다려지나요?', answers: { ユズ: 96, はるか: 74 } },
  ],
  days: [
    { kind: 'since', icon: 'heart', title: '별의 우체국과 함께', yearsAgo: 2, inDays: -41, zone: 'Asia/Seoul' },
    { kind: 'day', icon: 'exam', title: '토익', yearsAgo: 0, inDays: 8, zone: 'Asia/Seoul' },
  ],
  pet: {
    kind: 'cat',
    coat: 1,
    name: '소인',
    food: 'fish',
    days: 7,
    lessons: ['wave', 'wave', 'wave', 'spin', 'spin', 'spin', 'spin', 'bow'],
    visitors: { ユズ: { deed: 'feed', with: 'fish' }, Raka: { deed: 'play', with: 'ribbon' } },
  },
  friends: ['ユズ', 'Raka', '소금빵'],
  notes: [
    { by: 'ユズ', lang: 'ja', text: 'おはよう！今日もいい一日になりますように。', sticker: 'star' },
    { by: 'Raka', lang: 'id', text: 'Halo! Kucingnya lucu banget 😍' },
    { by: '소금빵', lang: 'ko', text: '단비님 시험 잘 보고 오세요! 끝나면 라떼 한 잔 살게요.', sticker: 'fighting' },
  ],
  gifts: [
    { by: 'ユズ', lang: 'ja', item: 'crane', note: '合格祈願！' },
    { by: 'Raka', lang: 'id', item: 'klepon', note: 'Semangat ujiannya!' },
  ],
  cheers: { ユズ: ['heart', 'star'], Raka: ['flame'], 소금빵: ['clap'] },
};
