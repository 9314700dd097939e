import type { Lang } from '../../rooms/protocol/lang';
import type { RoomView } from '../../rooms/protocol/room';

type Words = {
  kinds: Record<RoomView['topic']['kind'], string>;
  online(count: string): string;
  members(count: string): string;
  closed: string;
};

/** What a card says beside the room's own words. */
export const WORDS: Record<Lang, Words> = {
  ko: {
    kinds: { work: '작품', character: '캐릭터', person: '인물', hobby: '취미', place: '장소' },
    online: (count) => `지금 ${count}명 대화 중`,
    members: (count) => `멤버 ${count}명`,
    closed: '들어가서 함께 이야기해요',
  },
  ja: {
    kinds: { work: '作品', character: 'キャラクター', person: '人物', hobby: '趣味', place: '場所' },
    online: (count) => `いま${count}人が参加中`,
    members: (count) => `メンバー${count}人`,
    closed: '参加して話しましょう',
  },
  id: {
    kinds: { work: 'Karya', character: 'Karakter', person: 'Tokoh', hobby: 'Hobi', place: 'Tempat' },
    online: (count) => `${count} orang sedang di sini`,
    members: (count) => `${count} anggota`,
    closed: 'Masuk dan ikut ngobrol',
  },
  en: {
    kinds: { work: 'Work', character: 'Character', person: 'Person', hobby: 'Hobby', place: 'Place' },
    online: (count) => `${count} here now`,
    members: (count) => (count === '1' ? '1 member' : `${count} members`),
    closed: 'Come in and talk',
  },
};

/** The same word in each language: what a room sounds like. */
export const GREETINGS: Record<Lang, string> = { ko: '안녕하세요', ja: 'こんにちは', id: 'Halo!', en: 'Hello' };
