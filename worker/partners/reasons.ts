import { AppError } from '../../rooms/protocol/error';
import type { Lang } from '../../rooms/protocol/lang';

/** Why a token, or a key, isn't taken, for whoever builds the site that signs. `{…}` are filled from what was found. */
const TEXTS = {
  'token.shape': {
    ko: 'JWT가 아니에요. 점으로 나뉜 세 부분이어야 해요.',
    ja: 'JWTではありません。ピリオドで区切られた3つの部分が必要です。',
    id: 'Ini bukan JWT. Harus ada tiga bagian yang dipisahkan titik.',
    en: 'This is not a JWT: it needs three parts divided by dots.',
  },
  'token.large': {
    ko: '토큰이 너무 커요. 8 KiB까지 쓸 수 있어요.',
    ja: 'トークンが大きすぎます。8 KiBまでです。',
    id: 'Tokennya terlalu besar. Paling besar 8 KiB.',
    en: 'The token is too large: 8 KiB at most.',
  },
  'token.unreadable': {
    ko: '읽을 수 없어요. base64url로 쓴 JSON 객체여야 해요.',
    ja: '読み取れません。base64urlで書かれたJSONオブジェクトが必要です。',
    id: 'Tidak bisa dibaca. Harus objek JSON yang ditulis dengan base64url.',
    en: 'This cannot be read: it has to be a JSON object in base64url.',
  },
  'alg.other': {
    ko: '알고리즘은 ES256, EdDSA, HS256 중 하나여야 해요. 이 토큰은 {found}예요.',
    ja: 'アルゴリズムはES256、EdDSA、HS256のいずれかです。このトークンは{found}です。',
    id: 'Algoritmanya harus ES256, EdDSA, atau HS256. Token ini memakai {found}.',
    en: 'The algorithm has to be ES256, EdDSA or HS256. This token says {found}.',
  },
  'header.forbidden': {
    ko: '이 헤더는 받지 않아요. 키는 여기 등록한 것만 써요.',
    ja: 'このヘッダーは受け付けません。鍵はここに登録したものだけを使います。',
    id: 'Header ini tidak diterima. Hanya kunci yang didaftarkan di sini yang dipakai.',
    en: 'This header is not taken: only keys that are registered here are used.',
  },
  'typ.other': {
    ko: 'typ이 있다면 JWT여야 해요.',
    ja: 'typを付けるなら、JWTにしてください。',
    id: 'Kalau ada, typ harus JWT.',
    en: 'If there is a typ, it has to be JWT.',
  },
  'kid.unknown': {
    ko: '이 사이트에는 그런 kid의 키가 없어요.',
    ja: 'このサイトには、このkidの鍵がありません。',
    id: 'Situs ini tidak punya kunci dengan kid itu.',
    en: 'This site has no key with that kid.',
  },
  'key.algorithm': {
    ko: '이 kid의 키는 {expected}용이에요. 토큰의 알고리즘은 {found}예요.',
    ja: 'このkidの鍵は{expected}用です。トークンのアルゴリズムは{found}です。',
    id: 'Kunci dengan kid ini untuk {expected}, tetapi token memakai {found}.',
    en: 'The key with this kid is for {expected}. The token says {found}.',
  },
  'key.none': {
    ko: '이 사이트에는 {found}로 서명을 확인할 키가 없어요.',
    ja: 'このサイトには、{found}の署名を確かめる鍵がありません。',
    id: 'Situs ini tidak punya kunci untuk memeriksa tanda tangan {found}.',
    en: 'This site has no key to check {found} signatures with.',
  },
  'key.list': {
    ko: 'JWKS를 읽지 못했어요: {found}',
    ja: 'JWKSを読み込めませんでした：{found}',
    id: 'JWKS tidak bisa dibaca: {found}',
    en: 'The JWKS could not be read: {found}',
  },
  'key.sealed': {
    ko: '이 비밀 키는 더 이상 열 수 없어요. 새로 만들어 주세요.',
    ja: 'この秘密鍵はもう開けません。新しく作ってください。',
    id: 'Rahasia ini tidak bisa dibuka lagi. Buatlah yang baru.',
    en: 'The secret can no longer be opened here. Make a new one.',
  },
  'signature.wrong': {
    ko: '서명이 맞지 않아요. 다른 키로 서명했거나, 서명한 뒤에 내용이 바뀌었어요.',
    ja: '署名が一致しません。別の鍵で署名したか、署名のあとに内容が変わっています。',
    id: 'Tanda tangannya tidak cocok: ditandatangani dengan kunci lain, atau isinya berubah setelah itu.',
    en: 'The signature does not match: another key signed this, or it was changed after signing.',
  },
  'claim.missing': { ko: '꼭 필요한 값이에요.', ja: '必須の項目です。', id: 'Bagian ini wajib diisi.', en: 'This is required.' },
  'claim.type': {
    ko: '값의 종류가 맞지 않아요. {expected}이어야 해요.',
    ja: '値の種類が正しくありません。{expected}が必要です。',
    id: 'Jenis nilainya tidak sesuai. Harus {expected}.',
    en: 'This is not the right kind of value: it has to be a {expected}.',
  },
  'claim.length': {
    ko: '너무 길어요. {expected}자까지 쓸 수 있어요.',
    ja: '長すぎます。{expected}文字までです。',
    id: 'Terlalu panjang. Paling banyak {expected} karakter.',
    en: 'This is too long: {expected} characters at most.',
  },
  'iss.unknown': {
    ko: '이 id로 등록된 사이트가 없어요.',
    ja: 'このIDで登録されたサイトはありません。',
    id: 'Tidak ada situs yang terdaftar dengan id ini.',
    en: 'No site is registered under this id.',
  },
  'iss.other': {
    ko: '다른 사이트의 토큰이에요. iss는 {expected}이어야 해요.',
    ja: '別のサイトのトークンです。issは{expected}にしてください。',
    id: 'Token ini milik situs lain. iss harus {expected}.',
    en: 'This token is another site’s: iss has to be {expected}.',
  },
  'aud.other': {
    ko: '받는 곳이 달라요. aud는 {expected}이어야 해요.',
    ja: '宛先が違います。audは{expected}にしてください。',
    id: 'Bukan untuk situs ini. aud harus {expected}.',
    en: 'It is meant for somebody else: aud has to be {expected}.',
  },
  'exp.past': {
    ko: '{found}초 전에 만료됐어요.',
    ja: '{found}秒前に期限が切れました。',
    id: 'Sudah kedaluwarsa {found} detik yang lalu.',
    en: 'It expired {found} s ago.',
  },
  'exp.far': {
    ko: '만료까지 {found}초 남았어요. 길어도 {expected}초여야 해요.',
    ja: '期限まで{found}秒あります。長くても{expected}秒にしてください。',
    id: 'Masih berlaku {found} detik lagi. Paling lama {expected} detik.',
    en: 'It expires in {found} s: {expected} s at most.',
  },
  'time.future': {
    ko: '아직 시작되지 않은 토큰이에요({found}초 뒤). 서버의 시계를 확인해 주세요.',
    ja: 'まだ有効ではありません（{found}秒後から）。サーバーの時計を確認してください。',
    id: 'Belum berlaku ({found} detik lagi). Periksa jam servermu.',
    en: 'This is {found} s in the future. Check your server’s clock.',
  },
  'name.unfit': {
    ko: '이름으로 쓸 수 없어요. 보이는 글자가 하나 이상 있어야 하고, 제어 문자는 쓸 수 없어요.',
    ja: '名前として使えません。目に見える文字が1つ以上必要で、制御文字は使えません。',
    id: 'Tidak bisa dipakai sebagai nama: harus ada huruf yang terlihat, tanpa karakter kontrol.',
    en: 'This cannot be a name: it needs something that shows, and no control characters.',
  },
  'work.unfit': {
    ko: '작품으로 쓸 수 없어요. id는 1~200자, title은 1~100자, picture는 https 주소여야 해요.',
    ja: '作品として使えません。idは1〜200文字、titleは1〜100文字、pictureはhttpsのURLにしてください。',
    id: 'Tidak bisa dipakai sebagai karya: id 1–200 karakter, title 1–100 karakter, picture alamat https.',
    en: 'This cannot be a work: id has 1 to 200 characters, title 1 to 100, and picture is an https address.',
  },
  'sub.revoked': {
    ko: '이 사용자의 이전 토큰은 취소됐어요. 그 뒤에 만든 토큰(iat)만 받아요.',
    ja: 'このユーザーの以前のトークンは取り消されました。そのあとに発行したもの（iat）だけを受け付けます。',
    id: 'Token lama pengguna ini sudah dicabut. Hanya token yang dibuat sesudahnya (iat) yang diterima.',
    en: 'Earlier tokens of this user were revoked: only those issued after that (iat) are taken.',
  },
  'key.unfit': {
    ko: '공개 키가 아니에요. ES256(P-256)이나 EdDSA(Ed25519)의 JWK 또는 PEM이어야 하고, 개인 키는 받지 않아요.',
    ja: '公開鍵ではありません。ES256（P-256）かEdDSA（Ed25519）のJWKまたはPEMにしてください。秘密鍵は受け付けません。',
    id: 'Ini bukan kunci publik. Harus JWK atau PEM untuk ES256 (P-256) atau EdDSA (Ed25519); kunci privat tidak diterima.',
    en: 'This is no public key: it has to be a JWK or PEM for ES256 (P-256) or EdDSA (Ed25519). Private keys are not taken.',
  },
  'key.twice': {
    ko: '같은 kid의 키가 이미 있어요.',
    ja: '同じkidの鍵がすでにあります。',
    id: 'Kunci dengan kid yang sama sudah ada.',
    en: 'There is a key with the same kid already.',
  },
  'url.unfit': {
    ko: '누구나 닿을 수 있는 https 주소여야 해요.',
    ja: '誰でもアクセスできるhttpsのURLにしてください。',
    id: 'Harus alamat https yang bisa dijangkau siapa saja.',
    en: 'It has to be an https address that anybody can reach.',
  },
} satisfies Record<string, Record<Lang, string>>;

export type Why = keyof typeof TEXTS;
/** What is wrong with a token, and where: a header, a claim, `signature`, `jwks` or the `token` itself. */
export type Reason = { path: string; why: Why; found?: string | number; expected?: string | number };

const SHOWN_MAX = 100;

/** Something that a site's owner gave and that can't be used. */
export const unfit = (path: string, why: Why, lang: Lang) =>
  new AppError('input.invalid', { issues: [{ path, message: reasonText({ path, why }, lang) }] });

/** A reason for people. What came with the token is cut, for it may be anything. */
export function reasonText({ why, found = '', expected = '' }: Reason, lang: Lang): string {
  const filled = { found: String(found).slice(0, SHOWN_MAX), expected: String(expected).slice(0, SHOWN_MAX) };
  return TEXTS[why][lang].replace(/\{(found|expected)\}/g, (_, name: 'found' | 'expected') => filled[name]);
}
