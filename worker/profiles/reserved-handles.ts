/** In no handle at all: whoever has it in theirs would seem to be us. */
export const BRAND = ['openlink', '오픈링크', 'オープンリンク'];

/** Nobody's: roles, places of the site, and words that stand for everybody or nobody. In any spelling (handle.ts). */
export const RESERVED = `
admin administrator root system sysop owner operator staff team mod moderator official verified
support help helpdesk security abuse report safety privacy legal terms about contact press news
account accounts settings login logout signin signup signout welcome register password auth oauth
new edit rooms room friends inbox character profile profiles user users home index search embed
api www web mail email mailbox postmaster webmaster noreply static assets media parties healthz robots.txt
null undefined nil none nobody anonymous guest deleted unknown everyone everybody here all you bot
test example demo wallet payment payments pay billing shop store market refund
관리자 운영자 운영진 운영팀 고객센터 고객지원 공식계정 매니저 탈퇴한멤버 알수없음 모두에게 결제센터 신고센터
管理者 管理人 運営者 運営局 公式アカウント サポート ヘルプ 退会済み ゲスト お知らせ 運営チーム
pengelola pengurus resmi bantuan dukungan moderasi petugas semua tamu akun laporan
`
  .trim()
  .split(/\s+/);
