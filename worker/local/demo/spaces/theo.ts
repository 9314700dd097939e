import type { DemoSpace } from './space.ts';

export const theo: DemoSpace = {
  owner: 'Theo',
  handle: 'theo.pours',
  email: 'theo@demo.example',
  lang: 'en',
  born: '1990-02-11',
  recipe: {
    v: 1,
    skin: '#66402d',
    slots: {
      ground: { item: 'night', colours: ['#3b3670'] },
      body: { item: 'tall' },
      face: { item: 'long' },
      eyes: { item: 'sleepy', colours: ['#4a3428'] },
      brows: { item: 'natural', colours: ['#2a2630'] },
      mouth: { item: 'even', colours: ['#8a3f46'] },
      beard: { item: 'full', colours: ['#2a2630'] },
      hair: { item: 'curls', colours: ['#2a2630'] },
      outfit: { item: 'jersey', colours: ['#4fae9c'] },
      glasses: { item: 'wire', colours: ['#f7cf5c'] },
    },
  },
  look: {
    v: 1,
    theme: 'arcade',
    background: {},
    blocks: [
      {
        id: 'about',
        kind: 'about',
        size: 'm',
        options: { text: 'Barista by day, high scores by night.\nAsk me about grind size. Or don’t, I’ll tell you anyway.' },
      },
      { id: 'char', kind: 'character', size: 's' },
      { id: 'mood', kind: 'mood', size: 's' },
      { id: 'pet0', kind: 'pet', size: 'm', options: { home: 'stars' } },
      { id: 'feels', kind: 'feelings', size: 'm' },
      {
        id: 'links',
        kind: 'links',
        size: 'm',
        options: { links: [{ url: 'https://en.wikipedia.org/wiki/Pour-over_coffee', label: 'The ritual' }] },
      },
      { id: 'gifts', kind: 'gifts', size: 'm' },
      { id: 'cheer', kind: 'cheers', size: 'm' },
      { id: 'book', kind: 'guestbook', size: 'l' },
    ],
    stickers: [
      { id: 'st01', at: 'head', x: 0.98, y: 0.02, turn: -12, scale: 1.3, thing: { kind: 'sticker', sticker: 'star' } },
      { id: 'st02', at: 'pet0', x: 0.05, y: 0.05, turn: -10, scale: 0.9, thing: { kind: 'sticker', sticker: 'sparkle' } },
    ],
  },
  mood: { kind: 'focused', text: 'Chasing 999,999' },
  feelings: [{ kind: 'fire', answer: 'slider', text: 'How spicy was that last round?', answers: { 소금빵: 88, Raka: 100 } }],
  days: [],
  pet: { kind: 'duck', coat: 2, name: 'Crema', lessons: ['wave'], visitors: { 소금빵: { deed: 'feed', with: 'corn' } } },
  friends: ['소금빵'],
  notes: [
    { by: '소금빵', lang: 'ko', text: '축하 고마워요! 다음에 같이 원두 고르러 가요.', sticker: 'thanks' },
    { by: 'ユズ', lang: 'ja', text: '本、ありがとうございます。大切に読みます。' },
  ],
  gifts: [
    { by: '소금빵', lang: 'ko', item: 'macaron', note: '' },
    { by: 'ユズ', lang: 'ja', item: 'matcha', note: 'コーヒーの合間に' },
  ],
  cheers: { 소금빵: ['heart', 'clap'], Raka: ['flame'] },
};
