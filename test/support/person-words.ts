import en from '../../web/messages/person/en.json';
import id from '../../web/messages/person/id.json';
import ja from '../../web/messages/person/ja.json';
import ko from '../../web/messages/person/ko.json';

/** What the pages say about somebody's own things, by language. */
export const personWords: Record<'ko' | 'ja' | 'id' | 'en', typeof en> = { ko, ja, id, en };
