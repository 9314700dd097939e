import type { Lang } from '../../rooms/protocol/lang';
import { letter, type Words } from '../providers/mail/letter';
import type { Letter } from '../providers/mail/mail';

const WORDS: Record<Lang, Words> = {
  ko: {
    subject: 'OpenLink 계정이 곧 삭제돼요',
    title: '계정 삭제 요청을 받았어요',
    text: '{date}에 계정이 모두 지워져요. 그 전에는 언제든 로그인해서 계정 설정에서 취소할 수 있어요.',
    note: '요청한 적이 없다면 지금 로그인해서 취소하고, 모르는 기기를 로그아웃시켜 주세요.',
  },
  ja: {
    subject: 'OpenLinkのアカウント削除の依頼を受け付けました',
    title: 'アカウント削除の依頼を受け付けました',
    text: '{date}にアカウントがすべて削除されます。それまでは、ログインしてアカウント設定からいつでも取り消せます。',
    note: '心当たりがなければ、今すぐログインして取り消し、見覚えのない端末を終了してください。',
  },
  id: {
    subject: 'Akun OpenLink-mu akan dihapus',
    title: 'Kami menerima permintaan hapus akunmu',
    text: 'Akunmu dihapus seluruhnya pada {date}. Sebelum itu, kamu bisa masuk dan membatalkannya kapan saja di pengaturan akun.',
    note: 'Tidak merasa memintanya? Segera masuk, batalkan, dan keluarkan perangkat yang tidak kamu kenal.',
  },
  en: {
    subject: 'Your OpenLink account will be deleted',
    title: 'You asked us to delete your account',
    text: 'Everything is deleted on {date}. Until then you can sign in and change your mind in your account settings.',
    note: 'If you didn’t ask for this, sign in now to keep your account, and end the sessions that you don’t know.',
  },
};

/** A moment as the reader's clock shows it, its zone named: a letter is read anywhere. */
const momentIn = (lang: Lang, zone: string, at: number) =>
  new Intl.DateTimeFormat(lang, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(at);

type Leaving = { dueAt: number; zone: string; link: string };

/** To who has asked to be deleted: until when they may change their mind, ms, and where; and so that nobody is deleted by another without hearing of it. */
export function leavingLetter(to: string, lang: Lang, { dueAt, zone, link }: Leaving): Letter {
  const words = WORDS[lang];
  return letter(to, lang, { ...words, text: words.text.replace('{date}', momentIn(lang, zone, dueAt)) }, { link });
}
