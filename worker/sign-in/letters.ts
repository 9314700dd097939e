import type { Lang } from '../../rooms/protocol/lang';
import { letter, type Words } from '../providers/mail/letter';
import type { Letter } from '../providers/mail/mail';

/** A code may be used for so long, minutes. */
export const CODE_MINUTES = 10;

const SIGN_IN: Record<Lang, Words> = {
  ko: {
    subject: '{code} · OpenLink 로그인 코드',
    title: 'OpenLink 로그인 코드예요',
    text: '로그인 화면에 이 코드를 넣어 주세요. {minutes}분 동안 한 번 쓸 수 있어요.',
    note: '요청한 적이 없다면 이 메일은 그냥 두셔도 돼요. 코드는 아무에게도 알려 주지 마세요.',
  },
  ja: {
    subject: '{code} · OpenLinkのログインコード',
    title: 'OpenLinkのログインコードです',
    text: 'ログイン画面にこのコードを入力してください。{minutes}分以内に1回だけ使えます。',
    note: '心当たりがなければ、このメールは無視してかまいません。コードは誰にも教えないでください。',
  },
  id: {
    subject: '{code} · kode masuk OpenLink',
    title: 'Ini kode masuk OpenLink-mu',
    text: 'Ketik kode ini di halaman masuk. Berlaku {minutes} menit dan hanya bisa dipakai sekali.',
    note: 'Tidak merasa memintanya? Abaikan saja email ini. Jangan beri tahu kode ini kepada siapa pun.',
  },
  en: {
    subject: '{code} is your OpenLink code',
    title: 'Your OpenLink code',
    text: 'Type this code on the sign-in page. It works once, within {minutes} minutes.',
    note: 'If you didn’t ask for it, you can leave this mail alone. Don’t tell the code to anybody.',
  },
};

const ADDING: Record<Lang, Words> = {
  ko: {
    subject: '{code} · OpenLink 이메일 확인 코드',
    title: '이 이메일을 계정에 더할까요?',
    text: '계정 화면에 이 코드를 넣으면 이 이메일로도 로그인할 수 있어요. {minutes}분 동안 한 번 쓸 수 있어요.',
    note: '요청한 적이 없다면 이 메일은 그냥 두셔도 돼요. 코드는 아무에게도 알려 주지 마세요.',
  },
  ja: {
    subject: '{code} · OpenLinkのメール確認コード',
    title: 'このメールをアカウントに追加しますか？',
    text: 'アカウント画面にこのコードを入力すると、このメールでもログインできます。{minutes}分以内に1回だけ使えます。',
    note: '心当たりがなければ、このメールは無視してかまいません。コードは誰にも教えないでください。',
  },
  id: {
    subject: '{code} · kode konfirmasi email OpenLink',
    title: 'Tambahkan email ini ke akunmu?',
    text: 'Ketik kode ini di halaman akun supaya kamu bisa masuk dengan email ini. Berlaku {minutes} menit, sekali pakai.',
    note: 'Tidak merasa memintanya? Abaikan saja email ini. Jangan beri tahu kode ini kepada siapa pun.',
  },
  en: {
    subject: '{code} confirms your e-mail for OpenLink',
    title: 'Add this address to your account?',
    text: 'Type this code on your account page, and you can sign in with this address too. It works once, within {minutes} minutes.',
    note: 'If you didn’t ask for it, you can leave this mail alone. Don’t tell the code to anybody.',
  },
};

const TAKEN: Record<Lang, Words> = {
  ko: {
    subject: '이 이메일에는 이미 OpenLink 계정이 있어요',
    title: '이미 계정이 있는 이메일이에요',
    text: '누군가 다른 계정에 이 이메일을 더하려고 했어요. 이 이메일은 이미 쓰이고 있어서 아무것도 바뀌지 않았어요.',
    note: '본인이라면 이 이메일로 로그인해 주세요. 본인이 아니라면 그냥 두셔도 돼요.',
  },
  ja: {
    subject: 'このメールにはすでにOpenLinkのアカウントがあります',
    title: 'すでにアカウントのあるメールです',
    text: '別のアカウントにこのメールを追加しようとした人がいます。このメールはすでに使われているため、何も変わっていません。',
    note: 'ご本人の場合は、このメールでログインしてください。心当たりがなければ、そのままでかまいません。',
  },
  id: {
    subject: 'Email ini sudah punya akun OpenLink',
    title: 'Email ini sudah punya akun',
    text: 'Seseorang mencoba menambahkan email ini ke akun lain. Karena sudah dipakai, tidak ada yang berubah.',
    note: 'Kalau itu kamu, masuklah dengan email ini. Kalau bukan, abaikan saja.',
  },
  en: {
    subject: 'This address already has an OpenLink account',
    title: 'There is an account with this address',
    text: 'Somebody tried to add this address to another account. As it is taken, nothing has changed.',
    note: 'If that was you, sign in with this address instead. If not, you can leave this mail alone.',
  },
};

function withCode(to: string, lang: Lang, { subject, text, ...words }: Words, code: string): Letter {
  const filled = { subject: subject.replace('{code}', code), text: text.replace('{minutes}', String(CODE_MINUTES)) };
  return letter(to, lang, { ...words, ...filled }, { code });
}

export const signInLetter = (to: string, lang: Lang, code: string) => withCode(to, lang, SIGN_IN[lang], code);
export const addingLetter = (to: string, lang: Lang, code: string) => withCode(to, lang, ADDING[lang], code);
/** To the owner of an address that somebody wanted for another account: they alone hear that it is taken. */
export const takenLetter = (to: string, lang: Lang) => letter(to, lang, TAKEN[lang]);
