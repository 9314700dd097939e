import type { Lang } from './lang';

/** What a member is called whose person has gone for good: their words may stay, their name doesn't. */
const NAMES: Record<Lang, string> = { ko: '탈퇴한 멤버', ja: '退会したメンバー', id: 'Anggota terhapus', en: 'Deleted member' };

export const deletedName = (lang: Lang): string => NAMES[lang];
