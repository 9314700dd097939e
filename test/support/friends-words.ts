import en from '../../web/messages/friends/en.json';
import id from '../../web/messages/friends/id.json';
import ja from '../../web/messages/friends/ja.json';
import ko from '../../web/messages/friends/ko.json';

/** What the pages about friends say, by language. */
export const friendsWords = { ko, ja, id, en };
