import type { ErrorCode } from './error';
import type { Lang } from './lang';

/** What each code says to a person, in each language: the `detail` of a problem, the `message` of an error frame. */
const TEXTS: Record<ErrorCode, Record<Lang, string>> = {
  'input.invalid': {
    ko: '보낸 내용에 고칠 곳이 있어요. 확인하고 다시 보내 주세요.',
    ja: '内容に直すところがあります。確認してもう一度送ってください。',
    id: 'Ada yang perlu diperbaiki. Periksa lalu kirim lagi.',
    en: 'Something in it needs fixing. Check it and send it again.',
  },
  'input.too_large': {
    ko: '한 번에 보내기에는 너무 커요.',
    ja: '一度に送るには大きすぎます。',
    id: 'Terlalu besar untuk dikirim sekaligus.',
    en: 'That is too large to send at once.',
  },
  'id.expired': {
    ko: '너무 오래전에 쓴 메시지라 보낼 수 없어요. 새로 보내 주세요.',
    ja: '時間がたちすぎて送れません。新しく送ってください。',
    id: 'Pesan ini sudah terlalu lama. Kirim sebagai pesan baru.',
    en: 'This message is too old to send. Send it as a new one.',
  },
  'id.future': {
    ko: '기기의 시계가 앞서 있어요. 시간을 맞추고 다시 보내 주세요.',
    ja: '端末の時計が進んでいます。時刻を合わせてもう一度送ってください。',
    id: 'Jam di perangkatmu terlalu cepat. Sesuaikan waktunya, lalu kirim lagi.',
    en: 'The clock on your device is ahead. Set it right and send again.',
  },
  'frame.invalid': {
    ko: '알아볼 수 없는 요청이에요.',
    ja: '読み取れない要求です。',
    id: 'Permintaan ini tidak terbaca.',
    en: 'This frame could not be read.',
  },
  'frame.unknown': {
    ko: '모르는 종류의 요청이에요.',
    ja: '知らない種類の要求です。',
    id: 'Jenis permintaan ini tidak dikenal.',
    en: 'This type of frame is not known.',
  },
  'frame.too_large': {
    ko: '요청이 너무 커요. 32 KiB까지 받아요.',
    ja: '要求が大きすぎます。32 KiBまでです。',
    id: 'Permintaan terlalu besar. Batasnya 32 KiB.',
    en: 'The frame is too large: 32 KiB at most.',
  },
  'version.unknown': {
    ko: '지원하지 않는 버전이에요. 페이지를 새로 고쳐 주세요.',
    ja: '対応していないバージョンです。ページを再読み込みしてください。',
    id: 'Versi ini tidak didukung. Muat ulang halaman.',
    en: 'This version is not supported. Reload the page.',
  },
  'route.not_found': {
    ko: '없는 주소예요.',
    ja: 'このアドレスはありません。',
    id: 'Alamat ini tidak ada.',
    en: 'There is nothing at this address.',
  },
  'room.not_found': {
    ko: '없는 방이에요. 링크를 확인해 주세요.',
    ja: 'このルームはありません。リンクを確認してください。',
    id: 'Ruang ini tidak ada. Periksa tautannya.',
    en: 'There is no such room. Check the link.',
  },
  'message.not_found': {
    ko: '없는 메시지예요. 삭제됐을 수 있어요.',
    ja: 'このメッセージはありません。削除されたかもしれません。',
    id: 'Pesan ini tidak ada. Mungkin sudah dihapus.',
    en: 'There is no such message. It may have been deleted.',
  },
  'member.not_found': {
    ko: '이 방에 없는 사람이에요.',
    ja: 'このルームにいない人です。',
    id: 'Orang ini tidak ada di ruang ini.',
    en: 'There is no such member in this room.',
  },
  'report.not_found': {
    ko: '없는 신고예요. 이미 처리됐을 수 있어요.',
    ja: 'この報告はありません。もう対応済みかもしれません。',
    id: 'Laporan ini tidak ada. Mungkin sudah ditangani.',
    en: 'There is no such report. It may have been dealt with.',
  },
  'glossary.not_found': {
    ko: '없는 용어예요. 이미 처리됐을 수 있어요.',
    ja: 'この用語はありません。もう対応済みかもしれません。',
    id: 'Istilah ini tidak ada. Mungkin sudah ditangani.',
    en: 'There is no such term. It may have been dealt with.',
  },
  'auth.required': {
    ko: '먼저 방에 들어와 주세요.',
    ja: '先にルームに参加してください。',
    id: 'Gabung dulu ke ruang ini.',
    en: 'Join or sign in first.',
  },
  'ticket.invalid': {
    ko: '연결이 오래됐어요. 다시 연결해 주세요.',
    ja: '接続の期限が切れました。つなぎ直してください。',
    id: 'Koneksi ini sudah tidak berlaku. Sambungkan lagi.',
    en: 'This connection has expired. Connect again.',
  },
  'auth.forbidden': {
    ko: '이 일을 할 권한이 없어요.',
    ja: 'この操作は許可されていません。',
    id: 'Kamu tidak punya izin untuk ini.',
    en: 'You are not allowed to do this.',
  },
  'room.code_wrong': {
    ko: '입장 코드가 맞지 않아요.',
    ja: '入室コードが違います。',
    id: 'Kode masuknya salah.',
    en: 'The entry code is wrong.',
  },
  'room.banned': {
    ko: '이 방에서 차단돼서 들어올 수 없어요.',
    ja: 'このルームへの参加が禁止されています。',
    id: 'Kamu diblokir dari ruang ini.',
    en: 'You are banned from this room.',
  },
  'room.closed': {
    ko: '지금은 새로운 사람을 받지 않는 방이에요.',
    ja: '今は新しい人を受け付けていません。',
    id: 'Ruang ini sedang tidak menerima orang baru.',
    en: 'This room takes no newcomers for now.',
  },
  'room.refused': {
    ko: '이번에는 들어오지 못했어요. 나중에 다시 신청할 수 있어요.',
    ja: '今回は参加できませんでした。あとでもう一度申し込めます。',
    id: 'Permintaanmu belum diterima. Kamu bisa mencoba lagi nanti.',
    en: 'You were not let in this time. You can ask again later.',
  },
  'rate.limited': {
    ko: '조금 빨라요. 잠시 뒤에 다시 시도해 주세요.',
    ja: '操作が少し速すぎます。少し待ってからもう一度お試しください。',
    id: 'Terlalu cepat. Tunggu sebentar, lalu coba lagi.',
    en: 'That is a little fast. Wait a moment and try again.',
  },
  'server.failed': {
    ko: '문제가 생겼어요. 잠시 뒤에 다시 시도해 주세요.',
    ja: '問題が発生しました。少し待ってからもう一度お試しください。',
    id: 'Terjadi masalah. Coba lagi sebentar lagi.',
    en: 'Something went wrong. Try again in a moment.',
  },
};

export const errorText = (code: ErrorCode, lang: Lang): string => TEXTS[code][lang];
