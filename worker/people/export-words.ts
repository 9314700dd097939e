import type { Lang } from '../../rooms/protocol/lang';

type Text = Record<Lang, string>;

/** What the page of an export says beside what is somebody's own. */
export const WORDS = {
  title: {
    ko: 'OpenLink에 있는 내 모든 것',
    ja: 'OpenLinkにある私のすべて',
    id: 'Semua milikku di OpenLink',
    en: 'Everything of mine on OpenLink',
  },
  yes: { ko: '예', ja: 'はい', id: 'Ya', en: 'Yes' },
  no: { ko: '아니요', ja: 'いいえ', id: 'Tidak', en: 'No' },
} satisfies Record<string, Text>;

/** Headings, by the name of the feature. */
const SECTIONS: Record<string, Text> = {
  account: { ko: '계정', ja: 'アカウント', id: 'Akun', en: 'Account' },
  profile: { ko: '프로필', ja: 'プロフィール', id: 'Profil', en: 'Profile' },
  rooms: { ko: '참여한 방', ja: '参加したルーム', id: 'Ruang yang kuikuti', en: 'Rooms' },
  messages: { ko: '방에서 한 말', ja: 'ルームでの発言', id: 'Yang kutulis di ruang', en: 'What I said in rooms' },
  files: { ko: '그림과 파일', ja: '画像とファイル', id: 'Gambar dan berkas', en: 'Pictures and files' },
  guestbook: { ko: '방명록', ja: 'ゲストブック', id: 'Buku tamu', en: 'Guest book' },
  gifts: { ko: '선물', ja: 'プレゼント', id: 'Hadiah', en: 'Gifts' },
  cheers: { ko: '응원', ja: '応援', id: 'Semangat', en: 'Cheers' },
  moods: { ko: '기분', ja: '気分', id: 'Suasana hati', en: 'Moods' },
  feelings: { ko: '마음', ja: '気持ち', id: 'Perasaan', en: 'Feelings' },
  events: { ko: '디데이와 기념일', ja: '記念日', id: 'Hari istimewa', en: 'Days to celebrate' },
  media: { ko: '그림', ja: '画像', id: 'Gambar', en: 'Pictures' },
  characters: { ko: '캐릭터', ja: 'キャラクター', id: 'Karakter', en: 'Character' },
  character: { ko: '캐릭터', ja: 'キャラクター', id: 'Karakter', en: 'Character' },
  pets: { ko: '펫', ja: 'ペット', id: 'Peliharaan', en: 'Pet' },
  friends: { ko: '친구', ja: '友だち', id: 'Teman', en: 'Friends' },
  inbox: { ko: '알림', ja: 'お知らせ', id: 'Kotak masuk', en: 'Inbox' },
};

/** Names of values that occur in many features. */
const LABELS: Record<string, Text> = {
  createdAt: { ko: '만든 때', ja: '作成日時', id: 'Dibuat', en: 'Made' },
  updatedAt: { ko: '바뀐 때', ja: '更新日時', id: 'Diubah', en: 'Changed' },
  joinedAt: { ko: '들어온 때', ja: '参加日時', id: 'Bergabung', en: 'Joined' },
  leftAt: { ko: '나간 때', ja: '退出日時', id: 'Keluar', en: 'Left' },
  askedAt: { ko: '요청한 때', ja: '依頼日時', id: 'Diminta', en: 'Asked' },
  dueAt: { ko: '예정된 때', ja: '予定日時', id: 'Dijadwalkan', en: 'Due' },
  expiresAt: { ko: '끝나는 때', ja: '期限', id: 'Berakhir', en: 'Ends' },
  handleChangedAt: { ko: '주소를 바꾼 때', ja: 'アドレスの変更日時', id: 'Alamat diganti', en: 'Handle changed' },
  handle: { ko: '주소', ja: 'アドレス', id: 'Alamat', en: 'Handle' },
  formerHandles: { ko: '이전 주소', ja: '以前のアドレス', id: 'Alamat lama', en: 'Former handles' },
  name: { ko: '이름', ja: '名前', id: 'Nama', en: 'Name' },
  lang: { ko: '언어', ja: '言語', id: 'Bahasa', en: 'Language' },
  email: { ko: '이메일', ja: 'メール', id: 'Email', en: 'E-mail' },
  emailVerified: { ko: '이메일 확인', ja: 'メール確認済み', id: 'Email terverifikasi', en: 'E-mail confirmed' },
  users: { ko: '로그인 정보', ja: 'ログイン情報', id: 'Data masuk', en: 'Sign-in' },
  waysOfSigningIn: { ko: '로그인 방법', ja: 'ログイン方法', id: 'Cara masuk', en: 'Ways of signing in' },
  sessions: { ko: '로그인한 기기', ja: 'ログイン中の端末', id: 'Perangkat yang masuk', en: 'Devices signed in' },
  provider: { ko: '방법', ja: '方法', id: 'Cara', en: 'Way' },
  isAdult: { ko: '성인', ja: '成人', id: 'Dewasa', en: 'Grown up' },
  room: { ko: '방', ja: 'ルーム', id: 'Ruang', en: 'Room' },
  look: { ko: '꾸미기', ja: 'デザイン', id: 'Tampilan', en: 'Look' },
  text: { ko: '내용', ja: '内容', id: 'Isi', en: 'Text' },
  note: { ko: '쪽지', ja: 'メモ', id: 'Catatan', en: 'Note' },
  title: { ko: '제목', ja: 'タイトル', id: 'Judul', en: 'Title' },
  kind: { ko: '종류', ja: '種類', id: 'Jenis', en: 'Kind' },
  at: { ko: '때', ja: '日時', id: 'Waktu', en: 'When' },
  date: { ko: '날짜', ja: '日付', id: 'Tanggal', en: 'Date' },
  written: { ko: '쓴 것', ja: '書いたもの', id: 'Ditulis', en: 'Written' },
  received: { ko: '받은 것', ja: '受け取ったもの', id: 'Diterima', en: 'Received' },
  given: { ko: '준 것', ja: '贈ったもの', id: 'Diberikan', en: 'Given' },
  deletion: { ko: '삭제 요청', ja: '削除の依頼', id: 'Permintaan hapus', en: 'Asked to be deleted' },
};

/** A word of ours for a name in the data; else the name itself, in words: `handleChangedAt` → `handle changed at`. */
const spaced = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

export const sectionTitle = (name: string, lang: Lang): string => SECTIONS[name]?.[lang] ?? spaced(name);
export const labelOf = (name: string, lang: Lang): string => LABELS[name]?.[lang] ?? spaced(name);
