export const LANGS = ['ko', 'ja', 'id', 'en'] as const;
export type Lang = (typeof LANGS)[number];
export const NAMES: Record<Lang, string> = { ko: '한국어', ja: '日本語', id: 'Indonesia', en: 'English' };

/** Everything that the pages say, by language and key. */
export const WORDS: Record<Lang, Record<string, string>> = { ko: {}, ja: {}, id: {}, en: {} };
const say = (key: string, ...said: [ko: string, ja: string, id: string, en: string]) =>
  LANGS.forEach((lang, at) => (WORDS[lang][key] = said[at]!));

say('site', '물결툰', 'なみコミ', 'Ombak Komik', 'Wavetoon');
say('series', '등대 우체국', '灯台の郵便局', 'Kantor Pos Mercusuar', 'The Lighthouse Post Office');
say(
  'about',
  '섬 끝 등대에 우체국이 하나 있어요. 우체국장은 고양이, 편지를 나르는 건 밀물이에요.',
  '島のはずれの灯台に、郵便局がひとつ。局長は猫、手紙を運ぶのは潮の満ち引き。',
  'Di ujung pulau ada kantor pos di dalam mercusuar. Kepalanya seekor kucing, dan suratnya diantar air pasang.',
  'At the end of the island, a lighthouse keeps a post office. A cat runs it, and the tide brings the mail.',
);
say('episodes', '회차', 'エピソード', 'Episode', 'Episodes');
say('episode', '{n}화', '第{n}話', 'Episode {n}', 'Episode {n}');
say('first', '첫 화부터 보기', '第1話から読む', 'Baca dari awal', 'Read from the start');
say('before', '이전 화', '前の話', 'Sebelumnya', 'Previous');
say('after', '다음 화', '次の話', 'Berikutnya', 'Next');
say('list', '목록', '一覧', 'Daftar', 'All episodes');
say('talk', '이번 화 이야기하기', 'この話について話す', 'Obrolkan episode ini', 'Talk about this episode');
say(
  'talk.how',
  '여러 나라 독자가 함께 있어요. 저마다 자기 언어로 쓰고 읽어요.',
  'いろいろな国の読者がいます。それぞれ自分の言葉で書いて、読めます。',
  'Pembaca dari berbagai negara ada di sini, masing-masing dengan bahasanya sendiri.',
  'Readers from several countries are here, each in their own language.',
);
say('wall', '독자 반응', 'みんなの感想', 'Kata pembaca', 'What readers say');
say(
  'wall.how',
  '목록 화면의 대화방을 여기서는 읽기만 해요.',
  '一覧ページのチャットを、ここでは読むだけ。',
  'Ruang obrolan dari halaman daftar; di sini hanya untuk dibaca.',
  'The room of the front page, here only to be read.',
);
say('here', '지금 {n}명', 'いま{n}人', '{n} orang di sini', '{n} here now');
say('quiet', '첫마디를 남겨 보세요', '最初のひとことをどうぞ', 'Jadilah yang pertama bicara', 'Say the first word');
say('signin', '로그인', 'ログイン', 'Masuk', 'Sign in');
say('signout', '로그아웃', 'ログアウト', 'Keluar', 'Sign out');
say('name', '이름', '名前', 'Nama', 'Name');
say(
  'signin.how',
  '연습용이라 이름만 물어요. 대화방에는 이 이름으로 들어가요.',
  'お試しなので、聞くのは名前だけ。チャットにもこの名前で入ります。',
  'Ini contoh, jadi cukup nama saja. Nama ini juga dipakai di ruang obrolan.',
  'This is a sample, so a name is enough. You talk in the rooms by it.',
);
say('language', '언어', '言語', 'Bahasa', 'Language');
say('theme', '화면 색', '表示', 'Tampilan', 'Theme');
say('auto', '자동', '自動', 'Otomatis', 'Automatic');
say('light', '밝게', 'ライト', 'Terang', 'Light');
say('dark', '어둡게', 'ダーク', 'Gelap', 'Dark');

say('1', '밀물이 가져온 편지', '潮が運んだ手紙', 'Surat dari air pasang', 'A letter on the tide');
say(
  '1.1',
  '섬 끝, 등대 우체국의 밤.',
  '島のはずれ、灯台の郵便局の夜。',
  'Malam di kantor pos mercusuar, di ujung pulau.',
  'Night at the lighthouse post office, where the island ends.',
);
say('1.2', '오늘 밤도 편지는 없구나.', '今夜も手紙はなし、か。', 'Malam ini pun tidak ada surat, ya.', 'No letters tonight, either.');
say(
  '1.3',
  '아침, 밀물이 병 하나를 두고 갔다.',
  '朝、潮が瓶をひとつ置いていった。',
  'Paginya, air pasang meninggalkan sebuah botol.',
  'In the morning, the tide left a bottle behind.',
);
say(
  '1.4',
  '“불을 켜 두는 분께” …나한테?',
  '「灯りをともす方へ」…ぼくに?',
  '“Untuk yang menjaga lampu tetap menyala” …untukku?',
  '“To the one who keeps the light on” … me?',
);

say('2', '답장', '返事', 'Balasan', 'The reply');
say(
  '2.1',
  '답장을 쓰자. 아주 천천히.',
  '返事を書こう。ゆっくりと。',
  'Aku akan membalasnya. Pelan-pelan saja.',
  'I’ll write back. Slowly.',
);
say('2.2', '안개 속으로 노를 저었다.', '霧の中へ漕ぎ出した。', 'Ia mendayung masuk ke dalam kabut.', 'He rowed out into the fog.');
say(
  '2.3',
  '네가 쓴 거야? 글씨도 쓸 줄 알아?',
  '君が書いたの? 字が書けるの?',
  'Kamu yang menulis? Kamu bisa menulis?',
  'You wrote it? You can write?',
);
say(
  '2.4',
  '꼬리로. 한 통에 일주일쯤 걸려.',
  'しっぽでね。一通に一週間かかるよ。',
  'Pakai ekor. Satu surat makan waktu seminggu.',
  'With my tail. A letter takes me a week.',
);

say('3', '불이 꺼진 밤', '灯りが消えた夜', 'Malam tanpa cahaya', 'The night without a light');
say(
  '3.1',
  '폭풍이 오던 밤, 등대의 불이 꺼졌다.',
  '嵐の夜、灯台の灯りが消えた。',
  'Malam badai itu, lampu mercusuar padam.',
  'On the night of the storm, the lighthouse went dark.',
);
say('3.2', '편지가 아직 바다에 있는데!', '手紙がまだ海にいるのに!', 'Padahal suratnya masih di laut!', 'The mail is still out at sea!');
say(
  '3.3',
  '그때, 바다 밑에서 하나둘 떠올랐다.',
  'そのとき、海の底からひとつ、またひとつ。',
  'Lalu dari dasar laut, satu per satu mereka naik.',
  'Then, from below, one by one, they rose.',
);
say(
  '3.4',
  '이번엔 우리가 켜 줄게.',
  '今度は私たちがともすよ。',
  'Kali ini giliran kami yang menyalakan.',
  'This time, let us keep the light.',
);
