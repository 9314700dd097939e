import en from '../../web/messages/account/en.json';
import id from '../../web/messages/account/id.json';
import ja from '../../web/messages/account/ja.json';
import ko from '../../web/messages/account/ko.json';

/** What the pages of accounts say, by language. */
export const accountWords: Record<'ko' | 'ja' | 'id' | 'en', typeof en> = { ko, ja, id, en };
