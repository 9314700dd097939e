import en from '../../web/messages/character/en.json';
import id from '../../web/messages/character/id.json';
import ja from '../../web/messages/character/ja.json';
import ko from '../../web/messages/character/ko.json';

/** What the pages of characters say, by language. */
export const characterWords: Record<'ko' | 'ja' | 'id' | 'en', typeof en> = { ko, ja, id, en };
