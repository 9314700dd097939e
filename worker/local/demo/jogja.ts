import type { DemoRoom } from './room.ts';

export const jogja: DemoRoom = {
  title: 'Jalan-jalan di Yogyakarta',
  topic: { kind: 'place', name: 'Yogyakarta' },
  description:
    'Warga lokal dan yang mau berkunjung: tanya apa saja soal makan, transportasi, dan tempat yang tenang. 여행 질문 환영 · 旅行の質問もどうぞ',
  people: { 'Mbak Sari': 'id', 도윤: 'ko', はるか: 'ja', Bagas: 'id' },
  lines: [
    {
      by: 'Mbak Sari',
      lang: 'id',
      text: 'Selamat pagi dari Jogja! Habis hujan semalam, Merapi kelihatan jelas sekali hari ini.',
      reactions: { '🌋': ['はるか', '도윤'] },
    },
    { by: 'はるか', lang: 'ja', text: '来月はじめて行きます！ボロブドゥールの日の出ツアーは予約したほうがいいですか？' },
    {
      by: 'Bagas',
      lang: 'id',
      text: 'Lebih baik pesan dulu, kuotanya terbatas tiap hari. Dari pusat kota berangkat jam 3 pagi.',
      replyTo: 1,
    },
    { by: 'はるか', lang: 'ja', text: '3時…起きられるかな笑 ありがとうございます！' },
    {
      by: '도윤',
      lang: 'ko',
      text: '저 지난달에 다녀왔어요. 새벽에 꽤 쌀쌀하니까 얇은 겉옷 꼭 챙기세요.',
      replyTo: 1,
      reactions: { '🙏': ['はるか'] },
    },
    { by: '도윤', lang: 'ko', text: '그리고 말리오보로 거리 뒷골목 국숫집, 이름을 까먹었는데 아직도 생각나요 ㅠㅠ' },
    {
      by: 'Mbak Sari',
      lang: 'id',
      text: 'Yang gerobaknya hijau dan ada kucing oranye? Itu bakmi Jawa Pak Harjo! Masaknya pakai arang.',
      replyTo: 5,
    },
    {
      by: '도윤',
      lang: 'ko',
      text: '맞아요 고양이!!! 거기예요 ㅋㅋㅋㅋ',
      replyTo: 6,
      reactions: { '😂': ['Mbak Sari', 'Bagas'], '🐈': ['はるか'] },
    },
    { by: 'はるか', lang: 'ja', text: '猫で通じるの最高ですね。行きたい場所リストに入れました 📝' },
    { by: 'Bagas', lang: 'id', text: 'Soal transportasi: Trans Jogja cuma Rp 3.600 sekali jalan, tapi sabar ya nunggunya 😅' },
    { by: 'はるか', lang: 'ja', text: '電車で空港から市内まで行けると聞きました。本当ですか？' },
    {
      by: 'Mbak Sari',
      lang: 'id',
      text: 'Bisa, naik kereta bandara dari YIA ke Stasiun Tugu, kira-kira 40 menit. Duduk di sisi kiri, pemandangannya sawah.',
      replyTo: 10,
      reactions: { '👍': ['はるか', '도윤'] },
    },
    { by: '도윤', lang: 'ko', text: '조용한 카페도 추천해 주실 수 있나요? 이번엔 일도 좀 해야 해서요.' },
    { by: 'Bagas', lang: 'id', text: 'Coba daerah Prawirotaman, banyak kafe dengan halaman. Hindari Sabtu malam saja.', replyTo: 12 },
    { by: 'Mbak Sari', lang: 'id', text: 'Kalau lapar tengah malam: gudeg di dekat Tugu buka sampai subuh. Manis, tapi percayalah.' },
    { by: 'はるか', lang: 'ja', text: '甘いごはん、気になります。辛いのが苦手なので助かります！', replyTo: 14 },
    {
      by: '도윤',
      lang: 'ko',
      text: '저도 처음엔 갸우뚱했는데 세 번째 먹을 때부터 중독됐어요. 꼭 드셔 보세요.',
      reactions: { '💯': ['Mbak Sari'], '😋': ['はるか'] },
    },
    {
      by: 'Mbak Sari',
      lang: 'id',
      text: 'Nanti kalau sudah sampai, kabari di sini ya. Siapa tahu bisa ngopi bareng ☕',
      reactions: { '❤️': ['はるか', '도윤', 'Bagas'] },
    },
  ],
};
